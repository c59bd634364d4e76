// SPDX-License-Identifier: GPL-3.0-or-later

#include "users/current_user.h"

namespace signalbox::users {

std::optional<QString> CurrentUser::id() const
{
    const std::lock_guard lock(m_mutex);
    return m_id;
}

void CurrentUser::set(std::optional<QString> id)
{
    const std::lock_guard lock(m_mutex);
    m_id = std::move(id);
}

Error notSignedIn()
{
    return Error::make(ErrorKind::Refused, "NOT_SIGNED_IN",
                       Message(QT_TRANSLATE_NOOP("Engine", "Nobody is signed in. Sign in to see your triggers.")));
}

Expected<QString> scope(store::Transaction& transaction, const CurrentUser& user)
{
    const auto id = user.id();
    if (!id || id->isEmpty())
        return fail(notSignedIn());
    // Set first: afterwards a role that is not the engine's sees the row, too.
    transaction.exec("SELECT set_config('app.current_user_id', $1, true)", {*id});
    if (transaction.exec("SELECT FROM erc8004.users WHERE id = $1 AND is_active", {*id}).empty())
        return fail(ErrorKind::Refused, "NOT_SIGNED_IN",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "The user who was signed in is disabled or was deleted. Sign in as "
                                              "another user.")));
    return *id;
}

}  // namespace signalbox::users
