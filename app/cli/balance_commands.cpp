// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/commands.h"
#include "cli/context.h"
#include "cli/words.h"
#include "signalbox/balance_queries.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

Expected<BalanceQueries*> queries(Context& context)
{
    const auto engine = context.engine();
    if (!engine)
        return fail(engine.error());
    if (!(*engine)->balances())
        return fail(ErrorKind::Refused, "NO_BALANCES", Message(u"This workspace has no balances."_s));
    return (*engine)->balances();
}

/// A contract's address, or the symbol of a token that the chain indexes.
QString contractOf(const ChainSnapshot& chain, const QString& token)
{
    for (const StreamSnapshot& stream : chain.streams)
        if (!stream.symbol.isEmpty() && stream.symbol.compare(token, Qt::CaseInsensitive) == 0 &&
            !stream.addresses.isEmpty())
            return stream.addresses.first();
    return token;
}

QString stateOf(const Holding& holding)
{
    return holding.untrusted ? u"untrusted"_s : holding.complete ? u"complete"_s : u"not complete"_s;
}

QString symbolOf(const Holding& holding)
{
    return holding.symbol.isEmpty() ? u"–"_s : holding.symbol;
}

int get(Context& context)
{
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    const auto balances = queries(context);
    if (!balances)
        return context.finish(balances.error());
    const QString contract = contractOf(*chain, context.args.at(1)), holder = context.args.at(2);
    std::optional<Holding> found;
    if (context.args.has("at")) {
        const auto past = context.wait((*balances)->past(chain->caip2, contract, holder, context.args.value("at")));
        if (!past)
            return context.finish(past.error());
        found = *past;
    } else {
        const auto current = context.wait((*balances)->current(chain->caip2, contract, holder));
        if (!current)
            return context.finish(current.error());
        found = *current;
    }
    if (!found)
        return context.finish(
            Error::make(ErrorKind::NotFound, "NO_BALANCE",
                        Message(u"%1 has never held this token in the blocks that are counted."_s.arg(holder))));
    context.out.object(toJson(*found));
    const QString amount = found->symbol.isEmpty() ? found->shown : found->shown + u' ' + found->symbol;
    context.out.line(u"%1 at block %2, %3"_s.arg(amount, grouped(found->at.value_or(0)), stateOf(*found)));
    return 0;
}

int portfolio(Context& context)
{
    double least = 1;
    if (context.args.has("min-usd")) {
        bool good = false;
        least = context.args.value("min-usd").toDouble(&good);
        if (!good || least < 0)
            return context.finish(
                Error::make(ErrorKind::Invalid, "BAD_USAGE", Message(u"--min-usd must be 0 or greater."_s)));
    }
    const auto balances = queries(context);
    if (!balances)
        return context.finish(balances.error());
    const auto all = context.wait((*balances)->portfolio(context.args.at(0), least));
    if (!all)
        return context.finish(all.error());
    std::vector<QStringList> rows;
    for (const Holding& holding : *all) {
        context.out.object(toJson(holding));
        rows.push_back({holding.chain, symbolOf(holding), holding.contract, holding.shown, holding.usd.value_or(u"–"_s),
                        grouped(holding.at.value_or(0)), stateOf(holding)});
    }
    context.out.table(u"CHAIN|TOKEN|CONTRACT|BALANCE|USD|BLOCK|STATE"_s.split(QLatin1Char('|')), rows, {3, 4, 5});
    if (rows.empty())
        context.out.note(u"No balances of this address are known."_s);
    return 0;
}

int top(Context& context)
{
    const auto limit =
        context.args.has("limit") ? number(context.args.value("limit"), "number of holders") : Expected<qint64>(100);
    if (!limit)
        return context.finish(limit.error());
    const auto chain = context.chain(context.args.at(0));
    if (!chain)
        return context.finish(chain.error());
    const auto balances = queries(context);
    if (!balances)
        return context.finish(balances.error());
    const auto all = context.wait((*balances)->top(chain->caip2, contractOf(*chain, context.args.at(1)),
                                                   int(std::min<qint64>(*limit, 1'000'000))));
    if (!all)
        return context.finish(all.error());
    std::vector<QStringList> rows;
    for (const Holding& holding : *all) {
        context.out.object(toJson(holding));
        rows.push_back({QString::number(rows.size() + 1), holding.holder, holding.shown, holding.usd.value_or(u"–"_s),
                        grouped(holding.at.value_or(0)), stateOf(holding)});
    }
    context.out.table(u"RANK|HOLDER|BALANCE|USD|BLOCK|STATE"_s.split(QLatin1Char('|')), rows, {0, 2, 3, 4});
    if (rows.empty())
        context.out.note(u"No holders of this token are known."_s);
    return 0;
}

int queueStatus(Context& context)
{
    const auto balances = queries(context);
    if (!balances)
        return context.finish(balances.error());
    const auto all = context.wait((*balances)->queues());
    if (!all)
        return context.finish(all.error());
    const auto time = [](const std::optional<double>& value) {
        return value ? u"%1 ms"_s.arg(*value, 0, 'f', 1) : u"–"_s;
    };
    std::vector<QStringList> rows;
    for (const BalanceQueue& queue : *all) {
        context.out.object(toJson(queue));
        rows.push_back({queue.chain, queue.enabled ? queue.state : u"disabled"_s, grouped(queue.pending),
                        grouped(queue.processing), grouped(queue.retrying), grouped(queue.failed),
                        grouped(queue.doneLastHour), grouped(queue.errorsLastHour), time(queue.p95),
                        queue.oldest ? durationText(double(*queue.oldest) / 1000) : u"–"_s,
                        queue.reasons.join(u"; "_s)});
    }
    context.out.table(
        u"CHAIN|STATE|PENDING|IN WORK|RETRYING|FAILED|DONE/H|ERRORS/H|P95|OLDEST|REASONS"_s.split(QLatin1Char('|')),
        rows, {2, 3, 4, 5, 6, 7, 8, 9});
    if (rows.empty())
        context.out.note(u"This workspace has no EVM chains."_s);
    return 0;
}

}  // namespace

std::vector<CommandSpec> balanceCommands()
{
    const QString word = u"balances"_s;
    return {
        {{word, u"get"_s},
         "C TOKEN HOLDER",
         "show the balance of a holder; TOKEN is a contract or the symbol of an indexed token",
         {{"at", Kind::Value, "BLOCK|DATE", "at the end of this block, or of this day in UTC (2026-01-31)"}},
         "signalbox-cli balances get Base USDC 0x9a3f07c1be5d20e8a46f1390d7bb25c48e06fa41\n"
         "signalbox-cli balances get Base USDC 0x9a3f07c1be5d20e8a46f1390d7bb25c48e06fa41 --at 2026-01-31",
         get},
        {{word, u"portfolio"_s},
         "HOLDER",
         "list the balances of a holder on all EVM chains, the most valuable first",
         {{"min-usd", Kind::Value, "N", "least value in USD (default 1); balances without a price are always listed"}},
         "signalbox-cli balances portfolio 0x9a3f07c1be5d20e8a46f1390d7bb25c48e06fa41 --min-usd 0",
         portfolio},
        {{word, u"top"_s},
         "C TOKEN",
         "list the largest holders of a token",
         {{"limit", Kind::Value, "N", "number of holders, at most 1000 (default 100)"}},
         "signalbox-cli balances top Base USDC --limit 10",
         top},
        {{u"queue"_s, u"status"_s},
         "",
         "show the health of the balance queue of each EVM chain",
         {},
         "signalbox-cli queue status --json",
         queueStatus},
    };
}

}  // namespace signalbox::cli
