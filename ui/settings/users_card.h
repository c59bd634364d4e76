// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "models/latest_answer.h"
#include "shell/screen.h"
#include "signalbox/user_queries.h"
#include "widgets/card.h"

class QPushButton;

namespace signalbox::ui {

class CheckLine;
class DataTable;
class UserModel;

/// The users of a server's workspace: list, add, disable, set a password. A workspace on this machine has one operator,
/// which the card says in one sentence.
class UsersCard : public Card {
    Q_OBJECT
public:
    explicit UsersCard(ScreenContext* context, QWidget* parent = nullptr);
    void setEngine(Engine* engine);
    void load();

    DataTable* table() const { return m_table; }

private:
    UserQueries* users() const { return m_engine ? m_engine->users() : nullptr; }
    bool isServer() const;
    void take(const Expected<std::vector<User>>& answer);
    void renew();
    const User* chosen() const;
    void openSheet(const std::optional<User>& user);
    void toggle();
    void setActive(const User& user, bool active);
    void say(const Error& error);

    ScreenContext* m_context;
    QPointer<Engine> m_engine;
    Text* m_words;
    UserModel* m_model;
    DataTable* m_table;
    QWidget* m_buttons;
    QPushButton* m_add;
    QPushButton* m_password;
    QPushButton* m_active;
    CheckLine* m_check;
    LatestAnswer m_answer;
};

}  // namespace signalbox::ui
