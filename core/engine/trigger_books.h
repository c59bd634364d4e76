// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/books/action_book.h"
#include "triggers/books/trigger_book.h"
#include "units/engine_parts.h"
#include "users/user_book.h"

namespace signalbox::engine {

/// Users, their triggers and their actions, for the user who signs in at this console.
class TriggerBooks {
public:
    /// `snapshot` is called in the owner's thread.
    TriggerBooks(const EngineParts& parts, const std::function<SnapshotPtr()>& snapshot);

    users::UserBook& users() { return m_users; }
    triggers::TriggerBook& triggers() { return m_triggers; }
    actions::ActionBook& actions() { return m_actions; }

private:
    std::shared_ptr<users::CurrentUser> m_user = std::make_shared<users::CurrentUser>();
    std::shared_ptr<SessionThread> m_thread;
    users::UserBook m_users;
    triggers::TriggerBook m_triggers;
    actions::ActionBook m_actions;
};

}  // namespace signalbox::engine
