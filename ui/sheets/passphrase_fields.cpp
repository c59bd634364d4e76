// SPDX-License-Identifier: GPL-3.0-or-later

#include "sheets/passphrase_fields.h"

#include <QGridLayout>
#include <QLineEdit>

#include "widgets/check_line.h"
#include "widgets/text.h"

namespace signalbox::ui {

namespace {

constexpr int shortest = 8;

}  // namespace

PassphraseFields::PassphraseFields(QWidget* parent)
    : QWidget(parent),
      m_first(new QLineEdit),
      m_second(new QLineEdit),
      m_secondLabel(new Text(tr("Repeat"), TextRole::Base, Ink::Secondary)),
      m_check(new CheckLine)
{
    m_first->setEchoMode(QLineEdit::Password);
    m_second->setEchoMode(QLineEdit::Password);
    m_first->setAccessibleName(tr("Passphrase"));
    m_second->setAccessibleName(tr("Repeat passphrase"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->addWidget(new Text(tr("Passphrase"), TextRole::Base, Ink::Secondary), 0, 0);
    grid->addWidget(m_first, 0, 1);
    grid->addWidget(m_secondLabel, 1, 0);
    grid->addWidget(m_second, 1, 1);
    grid->addWidget(m_check, 2, 1);
    connect(m_first, &QLineEdit::textChanged, this, &PassphraseFields::check);
    connect(m_second, &QLineEdit::textChanged, this, &PassphraseFields::check);
}

QString PassphraseFields::title(bool create)
{
    return create ? tr("Choose a passphrase for the keys") : tr("Unlock the keys");
}

void PassphraseFields::ask(bool create, bool refused)
{
    m_create = create;
    m_first->clear();
    m_second->clear();
    m_second->setVisible(create);
    m_secondLabel->setVisible(create);
    check();
    if (refused)
        m_check->set(State::Error, tr("Wrong passphrase"), tr("Enter it again."));
    m_first->setFocus(Qt::OtherFocusReason);
}

void PassphraseFields::check()
{
    const QString text = m_first->text();
    m_ready = !text.isEmpty();
    if (m_create) {
        m_ready = text.size() >= shortest && text == m_second->text();
        if (text.isEmpty())
            m_check->clear(tr("at least %1 characters").arg(shortest));
        else if (text.size() < shortest)
            m_check->set(State::Slow, tr("at least %1 characters").arg(shortest));
        else if (m_second->text().isEmpty())
            m_check->clear(tr("repeat the passphrase"));
        else
            m_check->set(m_ready ? State::True : State::Slow,
                         m_ready ? tr("passphrases match") : tr("passphrases do not match"));
    } else {
        m_check->clear();
    }
    Q_EMIT changed();
}

QString PassphraseFields::take()
{
    const QString passphrase = m_first->text();
    m_first->clear();
    m_second->clear();
    return passphrase;
}

}  // namespace signalbox::ui
