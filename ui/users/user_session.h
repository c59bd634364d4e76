// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include "signalbox/engine.h"
#include "signalbox/user_queries.h"

namespace signalbox::ui {

class Desk;
class SignInSheet;

/// Who is signed in. Offers the sign-in sheet once when a workspace needs it; the sheet can be left, because only
/// triggers need a user. GUI thread.
class UserSession : public QObject {
    Q_OBJECT
public:
    UserSession(Desk* desk, QWidget* window);

    void setEngine(Engine* engine);
    void setActive(bool active);  ///< false: another page covers the window, or it is closing
    void renew();                 ///< compares with the engine: called with each snapshot
    bool needsSignIn() const { return m_needs; }
    QString name() const { return m_name; }  ///< of who is signed in; empty if nobody has to
    void signIn();
    void signOut();

Q_SIGNALS:
    void changed();  ///< another user: what belongs to users has to be read anew

private:
    UserQueries* users() const { return m_engine ? m_engine->users() : nullptr; }

    Desk* m_desk;
    QWidget* m_window;
    QPointer<Engine> m_engine;
    QPointer<SignInSheet> m_sheet;
    QString m_name;
    bool m_needs = false, m_offered = false, m_active = true;
};

}  // namespace signalbox::ui
