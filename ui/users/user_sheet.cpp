// SPDX-License-Identifier: GPL-3.0-or-later

#include "users/user_sheet.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "language/engine_words.h"
#include "models/answer.h"
#include "widgets/button.h"
#include "widgets/check_line.h"
#include "widgets/format.h"

namespace signalbox::ui {

UserSheet::UserSheet(Engine* engine, const std::optional<User>& user, QWidget* window)
    : Sheet(user ? tr("Set password") : tr("Add user"), window, 460),
      m_engine(engine),
      m_user(user),
      m_check(new CheckLine),
      m_go(makeButton(user ? tr("Set password") : tr("Add user"), ButtonKind::Primary))
{
    setAttribute(Qt::WA_DeleteOnClose);
    if (user)
        setTitle(tr("Set password"), format::safe(user->username));
    if (!user) {
        m_name = addField(tr("Username"), false);
        m_email = addField(tr("Email"), false);
    }
    m_password = addField(tr("Password"), true);
    m_again = addField(tr("Repeat password"), true);
    body()->addWidget(m_check);
    addFootButton(m_go);
    setPrimary(m_go);
    connect(m_go, &QPushButton::clicked, this, &UserSheet::save);
    renew();
    (m_name ? m_name : m_password)->setFocus(Qt::OtherFocusReason);
}

QLineEdit* UserSheet::addField(const QString& label, bool hidden)
{
    body()->addWidget(new Text(label, TextRole::Base, Ink::Secondary));
    auto* edit = new QLineEdit;
    edit->setAccessibleName(label);
    edit->setMaxLength(hidden ? 1024 : 255);
    if (hidden)
        edit->setEchoMode(QLineEdit::Password);
    body()->addWidget(edit);
    connect(edit, &QLineEdit::textEdited, this, &UserSheet::renew);
    return edit;
}

void UserSheet::renew()
{
    const bool named = !m_name || !m_name->text().trimmed().isEmpty();
    const bool equal = m_password->text() == m_again->text();
    if (!equal && !m_again->text().isEmpty())
        m_check->set(State::Slow, tr("The passwords differ."));
    else
        m_check->clear();
    m_go->setEnabled(!m_asking && named && equal && !m_password->text().isEmpty());
}

void UserSheet::save()
{
    UserQueries* users = m_engine ? m_engine->users() : nullptr;
    if (!users)
        return reject();
    m_asking = true;
    renew();
    if (m_user)
        whenAnswered(users->setPassword(m_user->id, m_password->text()), this,
                     [this](const Expected<Done>& done) { take(done ? nullptr : &done.error()); });
    else
        whenAnswered(users->add(m_name->text().trimmed(), m_email->text().trimmed(), m_password->text()), this,
                     [this](const Expected<User>& user) { take(user ? nullptr : &user.error()); });
}

void UserSheet::take(const Error* error)
{
    m_asking = false;
    renew();
    if (error) {
        m_check->set(State::Error, engineWords(*error));
        return place();
    }
    m_password->clear();
    m_again->clear();
    Q_EMIT saved();
    accept();
}

}  // namespace signalbox::ui
