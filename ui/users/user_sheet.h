// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "signalbox/engine.h"
#include "signalbox/user_queries.h"
#include "widgets/sheet.h"

class QLineEdit;

namespace signalbox::ui {

class CheckLine;

/// Adds a user, or sets the password of one. The password is entered twice.
class UserSheet : public Sheet {
    Q_OBJECT
public:
    /// `user`: whose password is set; none: a new one.
    UserSheet(Engine* engine, const std::optional<User>& user, QWidget* window);

Q_SIGNALS:
    void saved();

private:
    QLineEdit* addField(const QString& label, bool hidden);
    void renew();
    void save();
    void take(const Error* error);

    QPointer<Engine> m_engine;
    std::optional<User> m_user;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_email = nullptr;
    QLineEdit* m_password;
    QLineEdit* m_again;
    CheckLine* m_check;
    QPushButton* m_go;
    bool m_asking = false;
};

}  // namespace signalbox::ui
