// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/literals.h"
#include "signalbox/user_queries.h"

namespace signalbox::test {

/// Three users; the password of each is "right". Answers are ready at once.
class FakeUsers : public UserQueries {
public:
    std::vector<User> all;
    std::optional<User> signedIn;
    std::optional<Error> failWith;  ///< error of every future
    bool server = true;             ///< false: the local operator, who needs no password
    QStringList asked;

    FakeUsers()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        all = {{u"u-1"_s, u"alice"_s, u"alice@example.org"_s, true, true, 4, now.addDays(-90), now.addSecs(-300)},
               {u"u-2"_s, u"bob"_s, u"bob@example.org"_s, true, true, 2, now.addDays(-60), now.addDays(-2)},
               {u"u-3"_s, u"charlie"_s, u"charlie@example.org"_s, false, true, 1, now.addDays(-30), {}}};
    }

    bool needsSignIn() const override { return server && !all.empty() && !signedIn; }
    std::optional<User> current() const override
    {
        return server ? signedIn : std::optional(User{u"local"_s, u"local"_s, {}, true, false, 0, {}, {}});
    }
    QFuture<Expected<User>> signIn(const QString& username, const QString& password) override
    {
        asked << u"sign in "_s + username;
        if (failWith)
            return ready<User>(fail(*failWith));
        for (const User& user : all)
            if (user.username == username && password == u"right"_s) {
                signedIn = user;
                return ready<User>(user);
            }
        return ready<User>(fail(ErrorKind::Refused, "SIGN_IN_FAILED",
                                Message("The username or the password is wrong. Correct it and retry.")));
    }
    void signOut() override { signedIn.reset(); }
    QFuture<Expected<std::vector<User>>> users() override
    {
        return failWith ? ready<std::vector<User>>(fail(*failWith)) : ready<std::vector<User>>(all);
    }
    QFuture<Expected<User>> add(const QString& username, const QString& email, const QString& password) override
    {
        if (password.size() < 12)
            return ready<User>(fail(ErrorKind::Invalid, "WEAK_PASSWORD",
                                    Message("A password has at least %L1 characters. Enter a longer one.").arg(12)));
        all.push_back(
            {u"u-%1"_s.arg(all.size() + 1), username, email, true, true, 0, QDateTime::currentDateTimeUtc(), {}});
        return ready<User>(all.back());
    }
    QFuture<Expected<Done>> setActive(const QString& id, bool active) override
    {
        for (User& user : all)
            if (user.id == id)
                user.active = active;
        return ready<Done>(Done{});
    }
    QFuture<Expected<Done>> setPassword(const QString& id, const QString& password) override
    {
        asked << u"password of "_s + id + u' ' + password;
        return ready<Done>(Done{});
    }

private:
    template <class T>
    static QFuture<Expected<T>> ready(Expected<T> value)
    {
        return QtFuture::makeReadyFuture<Expected<T>>(std::move(value));
    }
};

}  // namespace signalbox::test
