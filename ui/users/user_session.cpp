// SPDX-License-Identifier: GPL-3.0-or-later

#include "users/user_session.h"

#include <QWidget>

#include "signalbox/literals.h"
#include "users/sign_in_sheet.h"

namespace signalbox::ui {

UserSession::UserSession(Desk* desk, QWidget* window) : QObject(window), m_desk(desk), m_window(window) {}

void UserSession::setEngine(Engine* engine)
{
    if (m_engine == engine)
        return;
    m_engine = engine;
    m_offered = false;
    if (m_sheet)
        m_sheet->reject();
    renew();
}

void UserSession::setActive(bool active)
{
    m_active = active;
    renew();
}

void UserSession::renew()
{
    const UserQueries* queries = users();
    const std::optional<User> user = queries ? queries->current() : std::nullopt;
    const QString name = user && user->canSignIn ? user->username : QString();
    const bool needs = queries && queries->needsSignIn();
    const bool other = std::exchange(m_name, name) != name;
    if (std::exchange(m_needs, needs) != needs || other)
        Q_EMIT changed();
    if (m_needs && m_active && m_window->isVisible() && !std::exchange(m_offered, true))
        signIn();
}

void UserSession::signIn()
{
    if (!users() || m_sheet)
        return;
    m_sheet = new SignInSheet(m_engine, m_desk, m_window);
    connect(m_sheet, &SignInSheet::signedIn, this, &UserSession::renew);
    m_sheet->open();
}

void UserSession::signOut()
{
    if (UserQueries* queries = users()) {
        m_offered = true;  // whoever signs out is not asked at once
        queries->signOut();
        renew();
    }
}

}  // namespace signalbox::ui
