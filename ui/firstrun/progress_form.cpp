// SPDX-License-Identifier: GPL-3.0-or-later

#include "firstrun/progress_form.h"

#include <QHBoxLayout>
#include <QPushButton>

#include "firstrun/error_box.h"
#include "firstrun/form_column.h"
#include "language/engine_words.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/check_line.h"
#include "widgets/text.h"

namespace signalbox::ui {

namespace {

QString stepName(OpenStep step, bool server)
{
    switch (step) {
        case OpenStep::Folder:
            return ProgressForm::tr("Workspace folder");
        case OpenStep::Cluster:
            return server ? ProgressForm::tr("Server") : ProgressForm::tr("Database");
        case OpenStep::Connect:
            return ProgressForm::tr("Connection");
        case OpenStep::Schema:
            return ProgressForm::tr("Tables");
        case OpenStep::Secrets:
            return ProgressForm::tr("Secret store");
        case OpenStep::Engine:
            return ProgressForm::tr("Engine");
    }
    return {};
}

State signOf(StepState state)
{
    switch (state) {
        case StepState::Waiting:
            return State::Paused;
        case StepState::Running:
            return State::Starting;
        case StepState::Done:
            return State::True;
        case StepState::Warning:
            return State::Slow;
        case StepState::Failed:
            return State::Error;
    }
    return State::None;
}

}  // namespace

ProgressForm::ProgressForm(QWidget* parent)
    : QWidget(parent),
      m_title(new Text({}, TextRole::Title)),
      m_words(new Text({}, TextRole::Base, Ink::Secondary)),
      m_error(new ErrorBox),
      m_back(makeButton(tr("Back"))),
      m_again(makeButton(tr("Retry"), ButtonKind::Primary)),
      m_cures(new QHBoxLayout)
{
    m_words->setWordWrap(true);
    auto* card = new Card;
    auto* steps = card->addPadded();
    steps->setContentsMargins(20, 16, 20, 16);
    steps->setSpacing(10);
    for (CheckLine*& line : m_steps) {
        line = new CheckLine;
        steps->addWidget(line);
    }
    QVBoxLayout* inner = makeFormColumn(this);
    inner->addWidget(m_title);
    inner->addWidget(m_words);
    inner->addWidget(card);
    inner->addWidget(m_error);
    m_cures->setSpacing(8);
    inner->addLayout(m_cures);
    inner->addLayout(makeFormButtons({m_back, m_again}));
    connect(m_back, &QPushButton::clicked, this, &ProgressForm::backChosen);
    connect(m_again, &QPushButton::clicked, this, &ProgressForm::againChosen);
    begin(false);
}

void ProgressForm::clearCures()
{
    while (QLayoutItem* item = m_cures->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

void ProgressForm::showCures(const std::vector<MessageAction>& cures)
{
    clearCures();
    for (const MessageAction& cure : cures) {
        auto* button = makeButton(cure.text);
        connect(button, &QPushButton::clicked, this, cure.run);
        m_cures->addWidget(button);
    }
}

void ProgressForm::begin(bool server)
{
    clearCures();
    m_server = server;
    m_title->setText(server ? tr("Connecting to the server") : tr("Setting up on this machine"));
    m_silent = false;
    showWords();
    for (int step = 0; step < stepCount; ++step)
        setStep(step, StepState::Waiting, {});
    m_back->hide();
    m_again->hide();
    m_error->hide();
}

void ProgressForm::showWords()
{
    m_words->setText(m_silent   ? tr("The system keychain has not responded yet. It may be waiting for its password: "
                                       "check for its window, or keep the keys in an encrypted file.")
                     : m_server ? tr("Only Signalbox's own schemas are changed on the server.")
                                : tr("This takes a few seconds."));
}

void ProgressForm::setKeychainSilent(bool silent, const std::vector<MessageAction>& cures)
{
    m_silent = silent;
    if (!m_error->isHidden())  // opening has failed, and its error has its own cures
        return;
    showWords();
    showCures(cures);
}

void ProgressForm::take(OpenStep step, StepState state, const signalbox::Message& text)
{
    // The error box below shows the reason.
    setStep(int(step), state, state == StepState::Failed ? QString() : engineWords(text));
}

void ProgressForm::setStep(int step, StepState state, const QString& text)
{
    CheckLine* line = m_steps[size_t(step)];
    line->set(signOf(state), stepName(OpenStep(step), m_server), text);
    line->setAccessibleName(stepName(OpenStep(step), m_server));
}

void ProgressForm::fail(const Error& error, const std::vector<MessageAction>& cures)
{
    showCures(cures);
    m_words->setText(tr("Setup stopped. No data was lost. Fix the cause, then retry."));
    m_error->setText(engineWords(error));
    m_error->show();
    m_back->show();
    m_again->show();
    m_again->setFocus(Qt::OtherFocusReason);
}

}  // namespace signalbox::ui
