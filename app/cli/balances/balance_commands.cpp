// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/balances/balance_words.h"
#include "cli/commands.h"
#include "cli/words.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

constexpr std::size_t mostOpenings = 1000;

QString stateOf(const Holding& holding)
{
    return holding.untrusted ? u"untrusted"_s : holding.complete ? u"complete"_s : u"not complete"_s;
}

int get(Context& context)
{
    const auto token = chainToken(context);
    if (!token)
        return context.finish(token.error());
    const auto balances = balancesOf(context);
    if (!balances)
        return context.finish(balances.error());
    const QString &caip2 = token->chain.caip2, &contract = token->contract, holder = context.args.at(2);
    std::optional<Holding> found;
    if (context.args.has("at")) {
        const auto past = context.wait((*balances)->past(caip2, contract, holder, context.args.value("at")));
        if (!past)
            return context.finish(past.error());
        found = *past;
    } else {
        const auto current = context.wait((*balances)->current(caip2, contract, holder));
        if (!current)
            return context.finish(current.error());
        found = *current;
    }
    const auto missing = found && found->complete ? std::vector<OpeningRequest>()
                                                  : askOpenings(context, **balances, {{caip2, contract, holder}});
    if (!found)
        return context.finish(
            Error::make(ErrorKind::NotFound, "NO_BALANCE",
                        Message(u"%1 has never held this token in the blocks that are counted."_s.arg(holder)),
                        missing.empty() ? QVariantMap() : QVariantMap{{u"opening"_s, toJson(missing.front())}}));
    QJsonObject object = toJson(*found);
    if (!missing.empty())
        object.insert(u"opening"_s, toJson(missing.front()));
    context.out.object(object);
    const QString amount = found->symbol.isEmpty() ? found->shown : found->shown + u' ' + found->symbol;
    const QString usd = found->usd ? u" (%1 USD)"_s.arg(*found->usd) : QString();
    context.out.line(u"%1%2 at block %3, %4"_s.arg(amount, usd, grouped(found->at.value_or(0)), stateOf(*found)));
    return 0;
}

int closedDays(Context& context, const ChainToken& token, BalanceQueries* balances)
{
    const QDate today = QDateTime::currentDateTimeUtc().date();
    const auto from = dateOption(context, "from", today.addDays(-30)), to = dateOption(context, "to", today);
    if (!from)
        return context.finish(from.error());
    if (!to)
        return context.finish(to.error());
    const auto days = context.wait(balances->days(token.chain.caip2, token.contract, context.args.at(2), *from, *to));
    if (!days)
        return context.finish(days.error());
    std::vector<QStringList> rows;
    for (const BalanceDay& day : *days) {
        context.out.object(toJson(day));
        rows.push_back({day.day.toString(Qt::ISODate), day.shown, day.usd.value_or(u"–"_s)});
    }
    context.out.table(u"DAY|BALANCE|USD"_s.split(QLatin1Char('|')), rows, {1, 2});
    if (rows.empty())
        context.out.note(u"No day of this range has ended within the counted blocks."_s);
    return 0;
}

int history(Context& context)
{
    const auto limit = countOption(context, "limit", "number of changes", 100);
    if (!limit)
        return context.finish(limit.error());
    const auto token = chainToken(context);
    if (!token)
        return context.finish(token.error());
    const auto balances = balancesOf(context);
    if (!balances)
        return context.finish(balances.error());
    if (context.args.has("from") || context.args.has("to"))
        return closedDays(context, *token, *balances);
    askOpenings(context, **balances, {{token->chain.caip2, token->contract, context.args.at(2)}});
    const auto steps =
        context.wait((*balances)->steps(token->chain.caip2, token->contract, context.args.at(2), *limit));
    if (!steps)
        return context.finish(steps.error());
    std::vector<QStringList> rows;
    for (const BalanceStep& step : *steps) {
        context.out.object(toJson(step));
        rows.push_back(
            {grouped(step.block), orDash(step.time.toString(u"yyyy-MM-dd HH:mm:ss"_s)), step.change, step.shown});
    }
    context.out.table(u"BLOCK|TIME (UTC)|CHANGE (RAW)|BALANCE"_s.split(QLatin1Char('|')), rows, {0, 2, 3});
    if (rows.empty())
        context.out.note(u"This holder's balance has never changed in the blocks that are counted."_s);
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
    const auto balances = balancesOf(context);
    if (!balances)
        return context.finish(balances.error());
    const auto all = context.wait((*balances)->portfolio(context.args.at(0), least));
    if (!all)
        return context.finish(all.error());
    std::vector<QStringList> rows;
    for (const Holding& holding : *all) {
        context.out.object(toJson(holding));
        rows.push_back({holding.chain, orDash(holding.symbol), holding.contract, holding.shown,
                        holding.usd.value_or(u"–"_s), grouped(holding.at.value_or(0)), stateOf(holding)});
    }
    context.out.table(u"CHAIN|TOKEN|CONTRACT|BALANCE|USD|BLOCK|STATE"_s.split(QLatin1Char('|')), rows, {3, 4, 5});
    std::vector<HoldingKey> incomplete;
    for (const Holding& holding : *all)
        if (!holding.complete && incomplete.size() < mostOpenings)
            incomplete.push_back({holding.caip2, holding.contract, holding.holder});
    askOpenings(context, **balances, incomplete);
    if (rows.empty())
        context.out.note(u"No balances of this address are known."_s);
    return 0;
}

int top(Context& context)
{
    const auto limit = countOption(context, "limit", "number of holders", 100);
    if (!limit)
        return context.finish(limit.error());
    const auto token = chainToken(context);
    if (!token)
        return context.finish(token.error());
    const auto balances = balancesOf(context);
    if (!balances)
        return context.finish(balances.error());
    const auto all = context.wait((*balances)->top(token->chain.caip2, token->contract, *limit));
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

}  // namespace

std::vector<CommandSpec> balanceCommands()
{
    const QString word = u"balances"_s;
    return {
        {{word, u"get"_s},
         "C TOKEN HOLDER",
         "show the balance of a holder; TOKEN is a contract or a symbol",
         {{"at", Kind::Value, "BLOCK|DATE", "at the end of this block, or of this day in UTC (2026-01-31)"}},
         "signalbox-cli balances get Base USDC 0x9a3f07c1be5d20e8a46f1390d7bb25c48e06fa41\n"
         "signalbox-cli balances get Base USDC 0x9a3f07c1be5d20e8a46f1390d7bb25c48e06fa41 --at 2026-01-31",
         get},
        {{word, u"history"_s},
         "C TOKEN HOLDER",
         "list the newest changes of a balance, or its value at the end of each day",
         {{"limit", Kind::Value, "N", "number of changes, at most 10000 (default 100)"},
          {"from", Kind::Value, "DATE", "list the ends of days in UTC instead, from this one (default: 30 days ago)"},
          {"to", Kind::Value, "DATE", "list the ends of days in UTC instead, up to this one (default: today)"}},
         "signalbox-cli balances history Base USDC 0x9a3f07c1be5d20e8a46f1390d7bb25c48e06fa41 --limit 20\n"
         "signalbox-cli balances history Base USDC 0x9a3f07c1be5d20e8a46f1390d7bb25c48e06fa41 --from 2026-01-01",
         history},
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
    };
}

}  // namespace signalbox::cli
