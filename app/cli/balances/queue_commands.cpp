// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/balances/balance_words.h"
#include "cli/commands.h"
#include "cli/words.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

/// The chain of an optional argument; empty for all.
Expected<QString> maybeChain(Context& context)
{
    if (context.args.at(0).isEmpty())
        return QString();
    return balanceChain(context).map([](const ChainSnapshot& chain) { return chain.caip2; });
}

QString time(const std::optional<double>& milliseconds)
{
    return milliseconds ? u"%1 ms"_s.arg(*milliseconds, 0, 'f', 1) : u"–"_s;
}

QString reasonsOf(const BalanceQueue& queue)
{
    QStringList all;
    for (const BalanceQueue::Reason& reason : queue.reasons)
        all << reason.text.english();
    return all.join(QLatin1Char(' '));
}

int status(Context& context)
{
    const auto caip2 = maybeChain(context);
    if (!caip2)
        return context.finish(caip2.error());
    const auto queries = queueOf(context);
    if (!queries)
        return context.finish(queries.error());
    const auto all = context.wait((*queries)->queues());
    if (!all)
        return context.finish(all.error());
    std::vector<QStringList> rows;
    for (const BalanceQueue& queue : *all) {
        if (!caip2->isEmpty() && queue.caip2 != *caip2)
            continue;
        context.out.object(toJson(queue));
        rows.push_back({queue.chain, queue.enabled ? QString::fromLatin1(name(queue.state)) : u"disabled"_s,
                        grouped(queue.pending), grouped(queue.processing), grouped(queue.retrying),
                        grouped(queue.failed), grouped(queue.doneLastHour), grouped(queue.errorsLastHour),
                        time(queue.p95), queue.oldest ? durationText(double(*queue.oldest) / 1000) : u"–"_s,
                        reasonsOf(queue)});
    }
    context.out.table(
        u"CHAIN|STATE|PENDING|IN WORK|RETRYING|FAILED|DONE/H|ERRORS/H|P95|OLDEST|REASONS"_s.split(QLatin1Char('|')),
        rows, {2, 3, 4, 5, 6, 7, 8, 9});
    if (rows.empty())
        context.out.note(u"This workspace has no EVM chains."_s);
    return 0;
}

int listItems(Context& context)
{
    QueueFilter filter;
    const auto limit = countOption(context, "limit", "number of entries", 100);
    if (!limit)
        return context.finish(limit.error());
    filter.limit = *limit;
    if (context.args.has("state")) {
        filter.state = queueEntryStateFromName(context.args.value("state"));
        if (!filter.state)
            return context.finish(badUsage(u"--state must be pending, processing, error or failed."_s).value());
    }
    const auto caip2 = maybeChain(context);
    if (!caip2)
        return context.finish(caip2.error());
    filter.caip2 = *caip2;
    const auto queries = queueOf(context);
    if (!queries)
        return context.finish(queries.error());
    const auto all = context.wait((*queries)->entries(filter));
    if (!all)
        return context.finish(all.error());
    std::vector<QStringList> rows;
    for (const QueueEntry& entry : *all) {
        context.out.object(toJson(entry));
        rows.push_back({QString::number(entry.id), entry.chain, entry.symbol.isEmpty() ? entry.contract : entry.symbol,
                        entry.holder, QString::fromLatin1(name(entry.state)),
                        entry.recalculates ? u"recalculate"_s : entry.delta, QString::number(entry.priority),
                        u"%1/%2"_s.arg(entry.attempts).arg(entry.mostAttempts),
                        orDash(entry.queuedAt.toString(u"yyyy-MM-dd HH:mm:ss"_s)), entry.error});
    }
    context.out.table(
        u"ID|CHAIN|TOKEN|HOLDER|STATE|CHANGE|PRIORITY|ATTEMPTS|QUEUED (UTC)|ERROR"_s.split(QLatin1Char('|')), rows,
        {0, 5, 6, 7});
    if (rows.empty())
        context.out.note(u"There are no such entries."_s);
    return 0;
}

Expected<std::vector<qint64>> idsOf(Context& context)
{
    std::vector<qint64> ids;
    for (const QString& word : context.args.positionals.mid(1)) {
        const auto id = number(word, "number of an entry");
        if (!id)
            return fail(id.error());
        ids.push_back(*id);
    }
    return ids;
}

/// Retry or discard: the entries that are named.
template <class Wanted>
int change(Context& context, const QString& said)
{
    auto ids = idsOf(context);
    if (!ids)
        return context.finish(ids.error());
    if (ids->empty() && !context.args.has("all"))
        return context.finish(badUsage(u"Name the entries by their ID. See signalbox-cli queue list."_s).value());
    if (!ids->empty() && context.args.has("all"))
        return context.finish(badUsage(u"Name entries, or use --all."_s).value());
    const auto chain = balanceChain(context);
    if (!chain)
        return context.finish(chain.error());
    return carryOut(context, {Wanted{std::move(*ids)}, chain->caip2, {}}, [&](const CommandStatus& done) {
        return said.arg(plural(done.result.value("entries"_L1).toInteger(), "entry", "entries"));
    });
}

int retry(Context& context)
{
    return change<arguments::QueueRetry>(context, u"%1 will be tried again."_s);
}

int discard(Context& context)
{
    return change<arguments::QueueDiscard>(
        context, u"%1 discarded. Balances that would be wrong without them are recalculated."_s);
}

}  // namespace

std::vector<CommandSpec> queueCommands()
{
    const QString word = u"queue"_s;
    return {
        {{word, u"status"_s},
         "[C]",
         "show the health of the balance queue of each EVM chain",
         {},
         "signalbox-cli queue status --json",
         status},
        {{word, u"list"_s},
         "[C]",
         "list entries of the balance queue, newest first",
         {{"state", Kind::Value, "STATE", "only pending, processing, error (waiting for a retry) or failed"},
          {"limit", Kind::Value, "N", "number of entries, at most 10000 (default 100)"}},
         "signalbox-cli queue list Base --state failed",
         listItems},
        {{word, u"retry"_s},
         "C [ID…]",
         "try entries again that failed or wait for a retry",
         {{"all", Kind::Flag, "", "all of them"}},
         "signalbox-cli queue retry Base 4711 4712\nsignalbox-cli queue retry Base --all",
         retry},
        {{word, u"discard"_s},
         "C ID…",
         "discard entries; balances that would be wrong without them are recalculated",
         {},
         "signalbox-cli queue discard Base 4711",
         discard},
    };
}

}  // namespace signalbox::cli
