// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/triggers/trigger_words.h"

#include <QFile>
#include <QRegularExpression>

#include "cli/balances/balance_words.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

constexpr qint64 mostBytes = 32 << 20;

Expected<Done> signIn(Context& context, UserQueries& users)
{
    // Whether the workspace has users is known after its rows have been read.
    if (const auto all = context.wait(users.users()); !all)
        return fail(all.error());
    const QString name = context.args.value("user");
    if (name.isEmpty() && !users.needsSignIn())
        return Done{};
    if (name.isEmpty())
        return fail(ErrorKind::Refused, "NOT_SIGNED_IN",
                    Message(u"Triggers of this workspace belong to users. Specify yours with --user NAME."_s));
    if (const auto now = users.current(); now && now->username.compare(name, Qt::CaseInsensitive) == 0)
        return Done{};
    const auto password = context.password(u"Password of %1: "_s.arg(name), false);
    if (!password)
        return fail(password.error());
    return context.wait(users.signIn(name, *password)).map([](const User&) { return Done{}; });
}

template <class T>
Expected<T*> partOf(Context& context, T* (Engine::*part)())
{
    const auto engine = context.engine();
    if (!engine)
        return fail(engine.error());
    T* const found = ((*engine)->*part)();
    UserQueries* const users = (*engine)->users();
    if (!found || !users)
        return fail(ErrorKind::Refused, "NO_TRIGGERS", Message(u"This workspace has no triggers."_s));
    if (const auto in = signIn(context, *users); !in)
        return fail(in.error());
    return found;
}

}  // namespace

Expected<TriggerQueries*> triggersOf(Context& context)
{
    return partOf(context, &Engine::triggers);
}

Expected<ActionQueries*> actionsOf(Context& context)
{
    return partOf(context, &Engine::actions);
}

Expected<UserQueries*> usersOf(Context& context)
{
    const auto engine = context.engine();
    if (!engine)
        return fail(engine.error());
    if (UserQueries* const users = (*engine)->users())
        return users;
    return fail(ErrorKind::Refused, "NO_USERS", Message(u"This workspace has no users."_s));
}

std::vector<OptionSpec> withUser(std::vector<OptionSpec> options)
{
    using Kind = OptionSpec::Kind;
    options.push_back({"user", Kind::Value, "NAME", "user of a server workspace whose triggers are meant"});
    options.push_back({"password-file", Kind::Value, "FILE",
                       "file with the user's password (a regular file that you own, mode 0600; default: ask)"});
    return options;
}

Expected<TriggerSummary> triggerOf(Context& context, TriggerQueries& triggers, const QString& idOrName)
{
    const auto all = context.wait(triggers.triggers());
    if (!all)
        return fail(all.error());
    std::vector<TriggerSummary> found;
    for (const TriggerSummary& each : *all) {
        if (each.trigger.id == idOrName)
            return each;
        if (each.trigger.name.compare(idOrName, Qt::CaseInsensitive) == 0)
            found.push_back(each);
    }
    if (found.size() == 1)
        return found.front();
    if (found.empty())
        return fail(ErrorKind::NotFound, "TRIGGER_UNKNOWN",
                    Message(u"Trigger \"%1\" does not exist. See signalbox-cli trigger list."_s.arg(idOrName)));
    return fail(ErrorKind::Invalid, "TRIGGER_AMBIGUOUS",
                Message(u"Several triggers have the name \"%1\". Specify an ID, such as %2."_s.arg(
                    idOrName, found.front().trigger.id)));
}

Expected<qint64> chainNumber(Context& context, const QString& text)
{
    static const QRegularExpression shape(u"^(?:eip155:)?(\\d{1,18})$"_s);
    if (const auto match = shape.match(text); match.hasMatch())
        return match.captured(1).toLongLong();
    const auto chain = context.chain(text);
    if (!chain)
        return fail(chain.error());
    if (const auto match = shape.match(chain->caip2); match.hasMatch())
        return match.captured(1).toLongLong();
    return badUsage(u"\"%1\" is not an EVM chain. Only those have registry events."_s.arg(chain->name));
}

QString timeText(const QDateTime& at)
{
    return orDash(at.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s));
}

QString problemText(const TriggerProblem& problem)
{
    return problem.path.isEmpty() ? problem.text.english() : problem.path + u": "_s + problem.text.english();
}

Expected<Done> tellProblems(Context& context, const std::vector<TriggerProblem>& problems)
{
    std::optional<Error> first;
    for (const TriggerProblem& problem : problems) {
        if (problem.warning)
            context.out.warning(problemText(problem));
        else if (!first)
            first = Error::make(ErrorKind::Invalid, "TRIGGER_INVALID", Message(problemText(problem)));
        else
            context.out.note(problemText(problem));
    }
    return first ? Expected<Done>(fail(*first)) : Done{};
}

Expected<QByteArray> contentOf(const QString& name)
{
    QFile file(name);
    const bool open = name == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!open)
        return fail(ErrorKind::NotFound, "FILE_UNREADABLE",
                    Message(u"%1 cannot be read: %2."_s.arg(name, file.errorString())));
    QByteArray content = file.read(mostBytes + 1);
    if (content.size() > mostBytes)
        return badUsage(u"%1 is larger than 32 MiB."_s.arg(name));
    return content;
}

Expected<qint64> spanOf(const QString& text)
{
    static const QRegularExpression shape(u"^([1-9]\\d{0,6})([smhd])$"_s);
    const auto match = shape.match(text);
    if (!match.hasMatch())
        return badUsage(u"\"%1\" is not a time such as 90s, 15m, 12h or 7d."_s.arg(text));
    const QChar unit = match.captured(2).front();
    const qint64 seconds = unit == u's' ? 1 : unit == u'm' ? 60 : unit == u'h' ? 3600 : 86'400;
    return match.captured(1).toLongLong() * seconds;
}

}  // namespace signalbox::cli
