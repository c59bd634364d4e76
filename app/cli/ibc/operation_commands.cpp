// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/balances/balance_words.h"
#include "cli/commands.h"
#include "cli/ibc/ibc_words.h"
#include "cli/triggers/trigger_words.h"
#include "signalbox/literals.h"
#include "signalbox/plural.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

int oneOperation(Context& context, ClearingQueries& clearing, const QString& id)
{
    const auto operation = context.wait(clearing.operation(id));
    if (!operation)
        return context.finish(operation.error());
    context.out.pairs({{u"state"_s, QString::fromLatin1(name(operation->state))},
                       {u"channel"_s, operation->chainId + QLatin1Char(' ') + operation->channel},
                       {u"started by"_s, u"%1 on %2"_s.arg(operation->person, operation->console)},
                       {u"created (UTC)"_s, timeText(operation->createdAt)},
                       {u"ended (UTC)"_s, timeText(operation->endedAt)},
                       {u"attempts"_s, QString::number(operation->attempts)},
                       {u"error"_s, operation->error.english()}});
    printOperation(context, *operation);
    if (context.args.has("output"))
        context.out.line(QString::fromUtf8(operation->output));
    return 0;
}

int operations(Context& context)
{
    const auto limit = countOption(context, "limit", "number of operations", 20);
    if (!limit)
        return context.finish(limit.error());
    const auto clearing = clearingOf(context);
    if (!clearing)
        return context.finish(clearing.error());
    if (const QString id = context.args.at(0); !id.isEmpty())
        return oneOperation(context, **clearing, id);
    const auto all = context.wait((*clearing)->operations(std::min(*limit, 1'000)));
    if (!all)
        return context.finish(all.error());
    std::vector<QStringList> rows;
    for (const ClearingOperation& each : *all) {
        context.out.object(toJson(each));
        rows.push_back({timeText(each.createdAt), QString::fromLatin1(name(each.state)), each.chainId, each.channel,
                        grouped(qint64(each.packets.size())), each.person, each.console, orDash(each.fees), each.id,
                        each.error.english()});
    }
    context.out.table(
        u"CREATED (UTC)|STATE|CHAIN|CHANNEL|PACKETS|PERSON|CONSOLE|FEES|OPERATION|ERROR"_s.split(QLatin1Char('|')),
        rows, {4});
    if (rows.empty())
        context.out.note(u"No packets were cleared by Signalbox."_s);
    return 0;
}

int cancelOperation(Context& context)
{
    const auto clearing = clearingOf(context);
    if (!clearing)
        return context.finish(clearing.error());
    const QString id = context.args.at(0);
    if (const auto canceled = context.wait((*clearing)->cancel(id)); !canceled)
        return context.finish(canceled.error());
    context.out.object({{u"operation"_s, id}, {u"canceled"_s, true}});
    context.out.line(u"The operation is being canceled. What Hermes has already sent is still checked."_s);
    return 0;
}

/// Exit code 1 if it cannot be used.
int hermesStatus(Context& context)
{
    const auto clearing = clearingOf(context);
    if (!clearing)
        return context.finish(clearing.error());
    const auto status = context.wait((*clearing)->hermes());
    if (!status)
        return context.finish(status.error());
    context.out.object(toJson(*status));
    context.out.pairs({{u"program"_s, orDash(status->path)},
                       {u"version"_s, orDash(status->version)},
                       {u"configuration"_s, orDash(status->config)},
                       {u"chains"_s, orDash(status->chains.join(u", "_s))},
                       {u"REST interface"_s, status->rest.isEmpty() ? u"not set"_s
                                             : status->restAnswers  ? u"%1 answers"_s.arg(status->rest)
                                                                    : u"%1 does not answer"_s.arg(status->rest)}});
    if (status->trouble.isEmpty())
        return 0;
    context.out.warning(status->trouble.english());
    return 1;
}

}  // namespace

std::vector<CommandSpec> operationCommands()
{
    const QString word = u"ibc"_s;
    return {
        {{word, u"operations"_s},
         "[ID]",
         "list clearing operations, the newest first, or show one with the result of each packet",
         {{"limit", Kind::Value, "N", "at most N operations, up to 1000 (default: 20)"},
          {"output", Kind::Flag, "", "also print what Hermes printed in the operation ID"}},
         "signalbox-cli ibc operations\nsignalbox-cli ibc operations 7f0c5a8e-0b7e-4f2f-9a54-6a2f9f0d3c11 --output",
         operations},
        {{word, u"cancel"_s},
         "ID",
         "cancel a clearing operation that waits or runs",
         {},
         "signalbox-cli ibc cancel 7f0c5a8e-0b7e-4f2f-9a54-6a2f9f0d3c11",
         cancelOperation},
        {{word, u"hermes"_s},
         "",
         "show the Hermes that clears packets for this console, its version and its chains",
         {},
         "signalbox-cli ibc hermes",
         hermesStatus},
    };
}

}  // namespace signalbox::cli
