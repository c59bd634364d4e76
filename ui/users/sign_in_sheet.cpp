// SPDX-License-Identifier: GPL-3.0-or-later

#include "users/sign_in_sheet.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "desk/desk.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "signalbox/user_queries.h"
#include "widgets/button.h"
#include "widgets/check_line.h"

namespace signalbox::ui {

namespace {
const QString nameKey = u"users/last"_s;
constexpr int narrow = 460;
}  // namespace

SignInSheet::SignInSheet(Engine* engine, Desk* desk, QWidget* window)
    : Sheet(tr("Sign in"), window, narrow),
      m_engine(engine),
      m_desk(desk),
      m_name(new QLineEdit),
      m_password(new QLineEdit),
      m_check(new CheckLine),
      m_go(makeButton(tr("Sign in"), ButtonKind::Primary))
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto* words = new Text(tr("Triggers and their actions belong to the users of this workspace. All other screens "
                              "work without signing in."),
                           TextRole::Base, Ink::Secondary);
    words->setWordWrap(true);
    body()->addWidget(words);
    body()->addWidget(new Text(tr("Username"), TextRole::Base, Ink::Secondary));
    m_name->setAccessibleName(tr("Username"));
    m_name->setMaxLength(255);
    m_name->setText(desk->value(nameKey).toString());
    body()->addWidget(m_name);
    body()->addWidget(new Text(tr("Password"), TextRole::Base, Ink::Secondary));
    m_password->setAccessibleName(tr("Password"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setMaxLength(1024);
    body()->addWidget(m_password);
    body()->addWidget(m_check);
    m_check->clear();
    setCancelText(tr("Not now"));
    addFootButton(m_go);
    setPrimary(m_go);
    for (QLineEdit* edit : {m_name, m_password})
        connect(edit, &QLineEdit::textEdited, this, [this] {
            m_check->clear();
            renew();
        });
    connect(m_go, &QPushButton::clicked, this, &SignInSheet::send);
    renew();
    (m_name->text().isEmpty() ? m_name : m_password)->setFocus(Qt::OtherFocusReason);
}

void SignInSheet::renew()
{
    m_go->setEnabled(!m_asking && !m_name->text().trimmed().isEmpty() && !m_password->text().isEmpty());
}

void SignInSheet::send()
{
    UserQueries* users = m_engine ? m_engine->users() : nullptr;
    if (!users)
        return reject();
    m_asking = true;
    renew();
    m_check->setChecking(tr("Checking the password"));
    const QString name = m_name->text().trimmed();
    whenAnswered(users->signIn(name, m_password->text()), this, [this, name](const Expected<User>& user) {
        m_asking = false;
        m_password->clear();
        renew();
        if (!user) {
            m_check->set(State::Error, engineWords(user.error()));
            m_password->setFocus(Qt::OtherFocusReason);
            return place();
        }
        m_desk->setValue(nameKey, name);
        Q_EMIT signedIn();
        accept();
    });
}

}  // namespace signalbox::ui
