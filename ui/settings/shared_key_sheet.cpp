// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/shared_key_sheet.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "language/engine_words.h"
#include "models/answer.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/detail_pane.h"

namespace signalbox::ui {

SharedKeySheet::SharedKeySheet(SettingsSource* source, QWidget* window)
    : Sheet(tr("Workspace key"), window),
      m_source(source),
      m_words(new Text({})),
      m_field(new QLineEdit),
      m_check(new CheckLine),
      m_go(makeButton({}, ButtonKind::Primary))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_words->setWordWrap(true);
    m_field->setFont(ui::font(TextRole::Mono));
    m_field->setAccessibleName(tr("Workspace key"));
    m_field->setMaxLength(200);
    body()->addWidget(m_words);
    body()->addWidget(m_field);
    body()->addWidget(m_check);
    setFootNote(tr("Anyone with this key and read access to the database can read all API keys."));
    setCancelText(tr("Close"));
    addFootButton(m_go);
    setPrimary(m_go);
    m_field->hide();
    m_go->hide();
    connect(m_go, &QPushButton::clicked, this, &SharedKeySheet::press);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (m_mode == Mode::Missing)
            m_go->setEnabled(!text.trimmed().isEmpty());
    });
    ask();
}

void SharedKeySheet::ask()
{
    m_check->setChecking(tr("Querying the database"));
    whenAnswered(m_source->sharedKey(), this, [this](const Expected<SharedKey>& key) {
        if (key)
            take(*key);
        else
            m_check->set(State::Error, engineWords(key.error()));
        place();
    });
}

void SharedKeySheet::take(const SharedKey& key)
{
    m_check->clear();
    if (key.wanted.isEmpty() && key.held.isEmpty()) {
        m_mode = Mode::Nothing;
        m_words->setText(
            tr("Nothing is shared yet. The workspace key is created when a console first stores an API key."));
    } else if (key.wanted.isEmpty() || key.held == key.wanted) {
        m_mode = Mode::Holding;
        m_words->setText(tr("This console has the workspace key %1. Other consoles need it to use the API keys: show "
                            "it here and enter it there.")
                             .arg(key.held));
        m_go->setText(tr("Show key"));
    } else {
        m_mode = Mode::Missing;
        m_words->setText(tr("The API keys are encrypted with the workspace key %1, which this console does not have. "
                            "Show it in the settings of a console that has it, and enter it here.")
                             .arg(key.wanted));
        m_go->setText(tr("Apply key"));
        m_go->setEnabled(false);
        m_field->setEchoMode(QLineEdit::Password);
        m_field->show();
        m_field->setFocus(Qt::OtherFocusReason);
    }
    m_go->setAccessibleName(m_go->text());
    m_go->setVisible(m_mode != Mode::Nothing);
}

void SharedKeySheet::press()
{
    if (m_mode == Mode::Holding)
        reveal();
    else if (m_mode == Mode::Shown)
        copyText(m_field->text(), m_go);
    else if (m_mode == Mode::Missing)
        enter();
}

void SharedKeySheet::reveal()
{
    whenAnswered(m_source->revealSharedKey(), this, [this](const Expected<QString>& text) {
        if (!text)
            return m_check->set(State::Error, engineWords(text.error()));
        m_mode = Mode::Shown;
        m_field->setText(*text);
        m_field->setReadOnly(true);
        m_field->show();
        m_field->selectAll();
        m_go->setText(tr("Copy"));
        m_go->setAccessibleName(tr("Copy workspace key"));
        place();
    });
}

void SharedKeySheet::enter()
{
    m_go->setEnabled(false);
    m_check->setChecking(tr("Checking the key"));
    whenAnswered(m_source->takeSharedKey(m_field->text()), this, [this](const Expected<Done>& done) {
        if (!done) {
            m_check->set(State::Error, engineWords(done.error()));
            m_go->setEnabled(true);
            return;
        }
        m_mode = Mode::Taken;
        m_field->clear();
        m_field->hide();
        m_go->hide();
        m_check->set(State::Ok, tr("This console now has the workspace key."));
        place();
        Q_EMIT taken();
    });
}

}  // namespace signalbox::ui
