// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/balances/balance_words.h"
#include "cli/commands.h"
#include "cli/triggers/trigger_words.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

const OptionSpec passwordFile{"password-file", Kind::Value, "FILE",
                              "file with the password (a regular file that you own, mode 0600; default: ask, or the "
                              "first line of standard input)"};

Expected<User> userOf(Context& context, UserQueries& users, const QString& name)
{
    const auto all = context.wait(users.users());
    if (!all)
        return fail(all.error());
    for (const User& user : *all)
        if (user.id == name || user.username.compare(name, Qt::CaseInsensitive) == 0)
            return user;
    return fail(ErrorKind::NotFound, "USER_UNKNOWN",
                Message(u"User \"%1\" does not exist. See signalbox-cli user list."_s.arg(name)));
}

int listUsers(Context& context)
{
    const auto users = usersOf(context);
    if (!users)
        return context.finish(users.error());
    const auto all = context.wait((*users)->users());
    if (!all)
        return context.finish(all.error());
    std::vector<QStringList> rows;
    for (const User& user : *all) {
        context.out.object(toJson(user));
        rows.push_back({user.username, user.email, user.active ? u"active"_s : u"disabled"_s,
                        user.canSignIn ? u"password"_s : u"none"_s, grouped(user.triggers), timeText(user.lastSignIn)});
    }
    context.out.table(u"NAME|EMAIL|STATE|SIGN-IN|TRIGGERS|LAST SIGN-IN (UTC)"_s.split(QLatin1Char('|')), rows, {4});
    return 0;
}

int addUser(Context& context)
{
    const auto users = usersOf(context);
    if (!users)
        return context.finish(users.error());
    const auto password = context.password(u"Password of %1: "_s.arg(context.args.at(0)), true);
    if (!password)
        return context.finish(password.error());
    const auto added = context.wait((*users)->add(context.args.at(0), context.args.at(1), *password));
    if (!added)
        return context.finish(added.error());
    context.out.object(toJson(*added));
    context.out.line(u"The user %1 was added."_s.arg(added->username));
    return 0;
}

int setActive(Context& context, bool active)
{
    const auto users = usersOf(context);
    if (!users)
        return context.finish(users.error());
    auto user = userOf(context, **users, context.args.at(0));
    if (!user)
        return context.finish(user.error());
    if (const auto done = context.wait((*users)->setActive(user->id, active)); !done)
        return context.finish(done.error());
    user->active = active;
    context.out.object(toJson(*user));
    context.out.line(active ? u"The user %1 can sign in again."_s.arg(user->username)
                            : u"The user %1 can no longer sign in. The user's triggers go on."_s.arg(user->username));
    return 0;
}

int enableUser(Context& context)
{
    return setActive(context, true);
}

int disableUser(Context& context)
{
    return setActive(context, false);
}

int password(Context& context)
{
    const auto users = usersOf(context);
    if (!users)
        return context.finish(users.error());
    const auto user = userOf(context, **users, context.args.at(0));
    if (!user)
        return context.finish(user.error());
    const auto given = context.password(u"New password of %1: "_s.arg(user->username), true);
    if (!given)
        return context.finish(given.error());
    if (const auto done = context.wait((*users)->setPassword(user->id, *given)); !done)
        return context.finish(done.error());
    context.out.object({{u"id"_s, user->id}, {u"username"_s, user->username}});
    context.out.line(u"The password of %1 was changed."_s.arg(user->username));
    return 0;
}

int setSecret(Context& context)
{
    const QString name = context.args.at(0);
    const auto actions = actionsOf(context);
    if (!actions)
        return context.finish(actions.error());
    const bool removes = context.args.has("remove");
    const QString value = removes ? QString() : Context::secretLine(u"Value of %1: "_s.arg(name));
    if (!removes && value.isEmpty())
        return context.finish(
            badUsage(u"Standard input contains no value. Use --remove to remove the secret."_s).value());
    if (const auto done = context.wait((*actions)->setSecret(name, value)); !done)
        return context.finish(done.error());
    context.out.object({{u"name"_s, name}, {u"stored"_s, !removes}});
    context.out.line(removes ? u"%1 was removed from the secret store."_s.arg(name)
                             : u"%1 is in the secret store."_s.arg(name));
    return 0;
}

}  // namespace

std::vector<CommandSpec> userCommands()
{
    const QString word = u"user"_s;
    return {
        {{word, u"list"_s}, "", "list users who own triggers", {}, "signalbox-cli user list", listUsers},
        {{word, u"add"_s},
         "NAME EMAIL",
         "add a user of a server workspace",
         {passwordFile},
         "signalbox-cli user add alice alice@example.org",
         addUser},
        {{word, u"disable"_s},
         "NAME",
         "do not let a user sign in",
         {},
         "signalbox-cli user disable alice",
         disableUser},
        {{word, u"enable"_s}, "NAME", "let a user sign in again", {}, "signalbox-cli user enable alice", enableUser},
        {{word, u"password"_s},
         "NAME",
         "change a user's password",
         {passwordFile},
         "signalbox-cli user password alice",
         password},
        {{u"secrets"_s, u"set"_s},
         "NAME",
         "store a secret of actions, read from standard input: telegram.bot_token, actions.hmac_key, mcp.CHAIN.AGENT, "
         "or "
         "the name in {{secret:NAME}}",
         withUser({{"remove", Kind::Flag, "", "remove it"}}),
         "signalbox-cli secrets set telegram.bot_token < token\nsignalbox-cli secrets set mcp.8453.42 --remove",
         setSecret},
    };
}

}  // namespace signalbox::cli
