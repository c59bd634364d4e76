#include "firstrun/passphrase_form.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/check_line.h"
#include "widgets/text.h"

namespace signalbox::ui {

namespace {

constexpr int shortest = 8;

}  // namespace

PassphraseForm::PassphraseForm(QWidget* parent)
    : QWidget(parent),
      m_title(new Text({}, TextRole::Title)),
      m_words(new Text({}, TextRole::Base, Ink::Secondary)),
      m_first(new QLineEdit),
      m_second(new QLineEdit),
      m_secondLabel(new Text(tr("Once more"), TextRole::Base, Ink::Secondary)),
      m_check(new CheckLine),
      m_skip(makeButton(tr("Open without the keys"))),
      m_go(makeButton({}, ButtonKind::Primary))
{
    m_words->setWordWrap(true);
    m_first->setEchoMode(QLineEdit::Password);
    m_second->setEchoMode(QLineEdit::Password);
    m_first->setAccessibleName(tr("Passphrase"));
    m_second->setAccessibleName(tr("Passphrase once more"));
    auto* cancel = makeButton(tr("Cancel"));
    auto* card = new Card;
    auto* box = card->addPadded();
    box->setContentsMargins(20, 16, 20, 16);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->addWidget(new Text(tr("Passphrase"), TextRole::Base, Ink::Secondary), 0, 0);
    grid->addWidget(m_first, 0, 1);
    grid->addWidget(m_secondLabel, 1, 0);
    grid->addWidget(m_second, 1, 1);
    grid->addWidget(m_check, 2, 1);
    box->addLayout(grid);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_skip);
    buttons->addWidget(m_go);
    auto* column = new QWidget;
    column->setFixedWidth(560);
    auto* inner = new QVBoxLayout(column);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(12);
    inner->addWidget(m_title);
    inner->addWidget(m_words);
    inner->addWidget(card);
    inner->addLayout(buttons);
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(3);
    auto* middle = new QHBoxLayout;  // not an alignment: that takes the height of the wrapped words at another width
    middle->addStretch(1);
    middle->addWidget(column);
    middle->addStretch(1);
    layout->addLayout(middle);
    layout->addStretch(4);
    connect(m_first, &QLineEdit::textChanged, this, &PassphraseForm::check);
    connect(m_second, &QLineEdit::textChanged, this, &PassphraseForm::check);
    connect(m_go, &QPushButton::clicked, this, &PassphraseForm::answer);
    connect(cancel, &QPushButton::clicked, this, &PassphraseForm::cancelled);
    connect(m_skip, &QPushButton::clicked, this, &PassphraseForm::skipped);
}

void PassphraseForm::ask(bool create)
{
    const bool refused = m_answered && !create;
    m_create = create;
    m_first->clear();
    m_second->clear();
    m_second->setVisible(create);
    m_secondLabel->setVisible(create);
    m_title->setText(create ? tr("Choose a passphrase for the keys") : tr("Unlock the keys"));
    m_words->setText(create ? tr("No keychain answers on this machine, so keys and passwords are kept in an encrypted "
                                 "file behind a passphrase. "
                                 "If it is lost, the keys have to be entered again; the data stay.")
                            : tr("The keys of this workspace are in an encrypted file. Without them the window opens "
                                 "all the same: what is indexed is there, and endpoints with a key wait. If the "
                                 "passphrase is lost, signalbox-cli secrets reset begins a new file."));
    m_skip->setVisible(!create);
    m_go->setText(create ? tr("Make the file") : tr("Unlock"));
    m_go->setAccessibleName(m_go->text());
    check();
    if (refused)
        m_check->set(State::Error, tr("The passphrase does not fit"), tr("Type it again."));
    m_first->setFocus(Qt::OtherFocusReason);
}

void PassphraseForm::check()
{
    const QString text = m_first->text();
    bool ready = !text.isEmpty();
    if (m_create) {
        ready = text.size() >= shortest && text == m_second->text();
        if (text.isEmpty())
            m_check->clear(tr("at least %1 characters").arg(shortest));
        else if (text.size() < shortest)
            m_check->set(State::Slow, tr("at least %1 characters").arg(shortest));
        else if (m_second->text().isEmpty())
            m_check->clear(tr("now once more"));
        else
            m_check->set(ready ? State::True : State::Slow, ready ? tr("both are the same") : tr("the two differ"));
    } else {
        m_check->clear();
    }
    m_go->setEnabled(ready);
}

void PassphraseForm::answer()
{
    if (!m_go->isEnabled())
        return;
    m_answered = true;
    const QString passphrase = m_first->text();
    m_first->clear();
    m_second->clear();
    Q_EMIT accepted(passphrase);
}

void PassphraseForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        answer();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

}  // namespace signalbox::ui
