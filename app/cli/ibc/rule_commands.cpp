// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/balances/balance_words.h"
#include "cli/commands.h"
#include "cli/ibc/ibc_words.h"
#include "cli/triggers/trigger_words.h"
#include "cli/words.h"
#include "signalbox/ibc_rules.h"
#include "signalbox/literals.h"
#include "signalbox/plural.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

Expected<IbcRules*> rulesOf(Context& context)
{
    const auto ibc = ibcOf(context);
    if (!ibc)
        return fail(ibc.error());
    if (IbcRules* const rules = (*ibc)->rules())
        return rules;
    return fail(ErrorKind::Refused, "NO_IBC", Message(u"This workspace has no IBC packets."_s));
}

Expected<QString> chainIdOf(Context& context, const QString& text)
{
    if (text.isEmpty())
        return QString();
    const auto ibc = ibcOf(context);
    return ibc ? ibcChainId(context, **ibc, text) : fail(ibc.error());
}

QString orAny(const QString& text)
{
    return text.isEmpty() ? u"any"_s : text;
}

int listThresholds(Context& context, IbcRules& rules)
{
    const auto all = context.wait(rules.thresholds());
    if (!all)
        return context.finish(all.error());
    std::vector<QStringList> rows;
    for (const StuckThreshold& each : *all) {
        context.out.object(toJson(each));
        rows.push_back({orAny(each.chainId), orAny(each.port), orAny(each.channel), grouped(each.stuckSeconds),
                        grouped(each.criticalSeconds)});
    }
    context.out.table(u"CHAIN|PORT|CHANNEL|STUCK S|CRITICAL S"_s.split(QLatin1Char('|')), rows, {3, 4});
    return 0;
}

/// The sending end of the arguments; empty parts mean any.
Expected<StuckThreshold> sendingEnd(Context& context)
{
    StuckThreshold end;
    const auto chain = chainIdOf(context, context.args.at(0));
    if (!chain)
        return fail(chain.error());
    end.chainId = *chain;
    if (const QString channel = context.args.at(1); !channel.isEmpty()) {
        const ChannelName name = channelName(channel);
        end.port = name.port;
        end.channel = name.channel;
    }
    return end;
}

/// What counts for the end now: of the rows that cover it, the last one, as the most general comes first.
void inherit(StuckThreshold& end, const std::vector<StuckThreshold>& all)
{
    const auto covers = [](const QString& row, const QString& part) { return row.isEmpty() || row == part; };
    for (const StuckThreshold& row : all)
        if (covers(row.chainId, end.chainId) && covers(row.port, end.port) && covers(row.channel, end.channel)) {
            end.stuckSeconds = row.stuckSeconds;
            end.criticalSeconds = row.criticalSeconds;
        }
}

Expected<Done> changeThreshold(Context& context, IbcRules& rules, StuckThreshold end)
{
    const auto all = context.wait(rules.thresholds());
    if (!all)
        return fail(all.error());
    inherit(end, *all);
    for (const auto& [option, seconds] :
         {std::pair{"stuck", &end.stuckSeconds}, std::pair{"critical", &end.criticalSeconds}}) {
        if (!context.args.has(option))
            continue;
        const auto value = number(context.args.value(option), "number of seconds");
        if (!value)
            return fail(value.error());
        *seconds = *value;
    }
    return context.wait(rules.setThreshold(end));
}

int thresholds(Context& context)
{
    const bool remove = context.args.has("remove");
    const bool change = context.args.has("stuck") || context.args.has("critical");
    if (remove && change)
        return context.finish(badUsage(u"Specify --remove or new thresholds, not both."_s).value());
    if (!remove && !change && !context.args.at(0).isEmpty())
        return context.finish(badUsage(u"Specify --stuck SECONDS, --critical SECONDS or --remove."_s).value());
    const auto rules = rulesOf(context);
    if (!rules)
        return context.finish(rules.error());
    if (remove || change) {
        const auto end = sendingEnd(context);
        if (!end)
            return context.finish(end.error());
        const auto done = remove ? context.wait((*rules)->removeThreshold(end->chainId, end->port, end->channel))
                                 : changeThreshold(context, **rules, *end);
        if (!done)
            return context.finish(done.error());
    }
    return listThresholds(context, **rules);
}

int denomPrices(Context& context)
{
    const auto rules = rulesOf(context);
    if (!rules)
        return context.finish(rules.error());
    const auto all = context.wait((*rules)->prices());
    if (!all)
        return context.finish(all.error());
    std::vector<QStringList> rows;
    for (const DenomPrice& each : *all) {
        context.out.object(toJson(each));
        rows.push_back({each.denom, orAny(each.chainId), orDash(each.symbol), QString::number(each.decimals), each.usd,
                        timeText(each.since)});
    }
    context.out.table(u"DENOMINATION|CHAIN|SYMBOL|DECIMALS|USD|SINCE (UTC)"_s.split(QLatin1Char('|')), rows, {3, 4});
    if (rows.empty())
        context.out.note(u"No prices are stored."_s);
    return 0;
}

int removeDenom(Context& context, IbcRules& rules, const DenomPrice& price)
{
    const auto removed = context.wait(rules.removePrices(price.chainId, price.denom));
    if (!removed)
        return context.finish(removed.error());
    context.out.object({{u"removed"_s, *removed}});
    context.out.line(u"%1 removed."_s.arg(plural(*removed, "price")));
    return 0;
}

int denomPrice(Context& context)
{
    const bool remove = context.args.has("remove");
    DenomPrice price;
    price.denom = context.args.at(0);
    price.usd = context.args.at(1);
    price.symbol = context.args.value("symbol");
    if (remove != price.usd.isEmpty() || (!remove && !context.args.has("decimals")))
        return context.finish(badUsage(u"Specify the price in USD and --decimals N, or --remove."_s).value());
    const auto since = timeOption(context, "since");
    if (!since)
        return context.finish(since.error());
    price.since = *since;
    const auto decimals = countOption(context, "decimals", "number of decimals", 0);
    if (!decimals)
        return context.finish(decimals.error());
    price.decimals = *decimals;
    const auto chain = chainIdOf(context, context.args.value("chain"));
    if (!chain)
        return context.finish(chain.error());
    price.chainId = *chain;
    const auto rules = rulesOf(context);
    if (!rules)
        return context.finish(rules.error());
    if (remove)
        return removeDenom(context, **rules, price);
    if (const auto stored = context.wait((*rules)->setPrice(price)); !stored)
        return context.finish(stored.error());
    context.out.object({{u"denom"_s, price.denom}, {u"usd"_s, price.usd}});
    context.out.line(u"The price is stored. Packets that are counted from now on have a value in USD."_s);
    return 0;
}

}  // namespace

std::vector<CommandSpec> ruleCommands()
{
    const QString word = u"ibc"_s;
    return {
        {{word, u"thresholds"_s},
         "[C] [CHANNEL]",
         "show or change the ages at which packets of a channel, a chain or all chains are stuck and critical",
         {{"stuck", Kind::Value, "SECONDS", "age at which a packet is stuck"},
          {"critical", Kind::Value, "SECONDS", "age at which a packet is critical"},
          {"remove", Kind::Flag, "", "remove the thresholds of this channel or chain"}},
         "signalbox-cli ibc thresholds\n"
         "signalbox-cli ibc thresholds osmosis-1 channel-0 --stuck 300 --critical 1800\n"
         "signalbox-cli ibc thresholds osmosis-1 channel-0 --remove",
         thresholds},
        {{word, u"prices"_s},
         "",
         "list the prices of denominations, by which packets have a value in USD",
         {},
         "signalbox-cli ibc prices",
         denomPrices},
        {{word, u"price"_s},
         "DENOM [USD]",
         "store the price of a whole unit of a denomination in USD, or remove it",
         {{"decimals", Kind::Value, "N", "decimals of a whole unit, such as 6 of uosmo"},
          {"symbol", Kind::Value, "SYMBOL", "symbol of a whole unit, such as OSMO"},
          {"chain", Kind::Value, "C", "only for packets that this chain sends"},
          {"since", Kind::Value, "TIME", "time from which it applies (default: now), such as 2026-01-31T12:00:00Z"},
          {"remove", Kind::Flag, "", "remove all prices of the denomination"}},
         "signalbox-cli ibc price uosmo 0.52 --decimals 6 --symbol OSMO\nsignalbox-cli ibc price uosmo --remove",
         denomPrice},
    };
}

}  // namespace signalbox::cli
