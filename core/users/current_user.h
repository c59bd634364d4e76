// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>

#include "postgres/session.h"

namespace signalbox::users {

/// Who is signed in at this console. Any thread.
class CurrentUser {
public:
    explicit CurrentUser(std::optional<QString> id = {}) : m_id(std::move(id)) {}

    std::optional<QString> id() const;  ///< unset: nobody is signed in
    void set(std::optional<QString> id);

private:
    mutable std::mutex m_mutex;
    std::optional<QString> m_id;
};
using SignedIn = std::shared_ptr<const CurrentUser>;

inline const QString localUser = u"local"_s;  ///< ID of the user who needs no password

/// Restricts the rest of the transaction to the rows of that user, and returns the user's ID. NOT_SIGNED_IN if there is
/// none, or if the user was disabled. The engine's own transactions do not call it, and see all rows.
Expected<QString> scope(store::Transaction& transaction, const CurrentUser& user);
Error notSignedIn();

}  // namespace signalbox::users
