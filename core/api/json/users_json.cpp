// SPDX-License-Identifier: GPL-3.0-or-later

#include "json/json_fields.h"
#include "signalbox/user_queries.h"

namespace signalbox {

template <class V, json::Is<User> T>
void fields(V& v, T& user)
{
    v.always("id", user.id);
    v.always("username", user.username);
    v.known("email", user.email);
    v.always("active", user.active);
    v.always("canSignIn", user.canSignIn);
    v.always("triggers", user.triggers);
    v.known("createdAt", user.createdAt);
    v.known("lastSignIn", user.lastSignIn);
}

QJsonObject toJson(const User& user)
{
    return json::written(user);
}

}  // namespace signalbox
