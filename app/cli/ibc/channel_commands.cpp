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

int channels(Context& context)
{
    const auto days = daysOf(context);
    if (!days)
        return context.finish(days.error());
    const auto ibc = ibcOf(context);
    if (!ibc)
        return context.finish(ibc.error());
    QString chainId;
    if (context.args.has("chain")) {
        const auto chain = ibcChainId(context, **ibc, context.args.value("chain"));
        if (!chain)
            return context.finish(chain.error());
        chainId = *chain;
    }
    const auto all = context.wait((*ibc)->channels(days->from, days->to));
    if (!all)
        return context.finish(all.error());
    std::vector<QStringList> rows;
    for (const IbcChannel& channel : *all) {
        if (!chainId.isEmpty() && channel.a.chainId != chainId && channel.b.chainId != chainId)
            continue;
        context.out.object(toJson(channel));
        rows.push_back({endText(channel.a), endText(channel.b), orDash(channel.state), orDash(channel.clientStatus),
                        grouped(channel.sent), grouped(channel.cleared), grouped(channel.stuck),
                        grouped(channel.failed), percentText(channel.successRate), percentText(channel.congestion),
                        millisecondsText(channel.p50), millisecondsText(channel.p95), timeText(channel.lastRelay)});
    }
    context.out.table(u"A|B|STATE|CLIENT|SENT|CLEARED|STUCK|FAILED|SUCCESS|CONGESTION|P50|P95|LAST RELAY (UTC)"_s.split(
                          QLatin1Char('|')),
                      rows, {4, 5, 6, 7, 8, 9, 10, 11});
    if (rows.empty())
        context.out.note(u"No channels are known."_s);
    return 0;
}

int relayers(Context& context)
{
    const auto days = daysOf(context);
    if (!days)
        return context.finish(days.error());
    const auto ibc = ibcOf(context);
    if (!ibc)
        return context.finish(ibc.error());
    QString chainId;
    if (context.args.has("chain")) {
        const auto chain = ibcChainId(context, **ibc, context.args.value("chain"));
        if (!chain)
            return context.finish(chain.error());
        chainId = *chain;
    }
    const auto all = context.wait((*ibc)->relayers(chainId, days->from, days->to));
    if (!all)
        return context.finish(all.error());
    std::vector<QStringList> rows;
    for (const IbcRelayer& relayer : *all) {
        context.out.object(toJson(relayer));
        rows.push_back(
            {relayer.address + (relayer.ours ? u" (own)"_s : QString()), relayer.chainId, orDash(relayer.software),
             relayer.score ? QString::number(*relayer.score, 'f', 2) : u"no data"_s, grouped(relayer.relayed),
             grouped(relayer.won), grouped(relayer.lost), percentText(relayer.successRate),
             millisecondsText(relayer.response), orDash(relayer.fees), timeText(relayer.lastSeen)});
    }
    context.out.table(u"RELAYER|CHAIN|SOFTWARE|SCORE|RELAYED|WON|LOST|SUCCESS|RESPONSE|FEES|LAST SEEN (UTC)"_s.split(
                          QLatin1Char('|')),
                      rows, {3, 4, 5, 6, 7, 8});
    if (rows.empty())
        context.out.note(u"No relayer was seen in this period."_s);
    return 0;
}

/// Exit code 1 if the chains' state differs from the stored packets.
int check(Context& context)
{
    const auto ibc = ibcOf(context);
    if (!ibc)
        return context.finish(ibc.error());
    QString chainId;
    if (!context.args.at(0).isEmpty()) {
        const auto chain = ibcChainId(context, **ibc, context.args.at(0));
        if (!chain)
            return context.finish(chain.error());
        chainId = *chain;
    }
    const QString channel = context.args.at(1).isEmpty() ? QString() : channelName(context.args.at(1)).channel;
    const auto all = context.wait((*ibc)->check(chainId, channel));
    if (!all)
        return context.finish(all.error());
    std::vector<QStringList> rows;
    std::size_t differences = 0, unchecked = 0;
    for (const ChannelCheck& one : *all) {
        context.out.object(toJson(one));
        differences += one.missing.size() + one.surplus.size();
        unchecked += !one.note.isEmpty();
        rows.push_back({endText(one.source), endText(one.destination), grouped(one.height),
                        grouped(qint64(one.unreceived.size())), grouped(qint64(one.unacknowledged.size())),
                        sequencesText(one.missing), sequencesText(one.surplus), one.note.english()});
    }
    context.out.table(
        u"FROM|TO|BLOCK|UNRECEIVED|UNACKNOWLEDGED|MISSING HERE|PENDING HERE ONLY|NOTE"_s.split(QLatin1Char('|')), rows,
        {2, 3, 4});
    if (rows.empty())
        context.out.note(u"No channels are known."_s);
    else if (differences > 0)
        context.out.line(u"%1. To fetch blocks again: signalbox-cli reindex C FROM-TO"_s.arg(
            plural(qint64(differences), "difference")));
    else
        context.out.line(unchecked == 0
                             ? u"The stored packets agree with the chains' state."_s
                             : u"No differences; %1 could not be checked."_s.arg(plural(qint64(unchecked), "channel")));
    return differences == 0 ? 0 : 1;
}

}  // namespace

std::vector<CommandSpec> channelCommands()
{
    const QString word = u"ibc"_s;
    const OptionSpec ofChain{"chain", Kind::Value, "C", "only those of one chain"};
    return {
        {{word, u"channels"_s},
         "",
         "list channels: packets of a period, success, time until they are done, congestion",
         withDays({ofChain}),
         "signalbox-cli ibc channels --chain osmosis-1",
         channels},
        {{word, u"relayers"_s},
         "",
         "list relayers, the busiest first: races won and lost, response time, fees",
         withDays({ofChain}),
         "signalbox-cli ibc relayers --chain osmosis-1 --from 2026-01-01",
         relayers},
        {{word, u"check"_s},
         "[C] [CHANNEL]",
         "compare the packets that the chains' state says are pending with the stored ones",
         {},
         "signalbox-cli ibc check\nsignalbox-cli ibc check osmosis-1 channel-0",
         check},
    };
}

}  // namespace signalbox::cli
