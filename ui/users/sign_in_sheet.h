// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "signalbox/engine.h"
#include "widgets/sheet.h"

class QLineEdit;

namespace signalbox::ui {

class CheckLine;
class Desk;

/// Asks for username and password. The desk remembers the name, never the password.
class SignInSheet : public Sheet {
    Q_OBJECT
public:
    SignInSheet(Engine* engine, Desk* desk, QWidget* window);

Q_SIGNALS:
    void signedIn();

private:
    void renew();
    void send();

    QPointer<Engine> m_engine;
    Desk* m_desk;
    QLineEdit* m_name;
    QLineEdit* m_password;
    CheckLine* m_check;
    QPushButton* m_go;
    bool m_asking = false;
};

}  // namespace signalbox::ui
