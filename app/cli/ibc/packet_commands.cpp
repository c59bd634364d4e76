// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "cli/balances/balance_words.h"
#include "cli/commands.h"
#include "cli/ibc/ibc_words.h"
#include "cli/triggers/trigger_words.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

QString healthText(const std::optional<double>& health)
{
    return health ? QString::number(*health, 'f', 1) : u"no data"_s;
}

/// Apart from v1, whose figures are about channels.
void printV2(Context& context, const IbcOverview& overview)
{
    context.out.line({});
    context.out.pairs({{u"IBC v2 sent"_s, grouped(overview.v2.sent)},
                       {u"IBC v2 cleared"_s, grouped(overview.v2.cleared)},
                       {u"IBC v2 in flight"_s, grouped(overview.v2.inFlight)},
                       {u"IBC v2 stuck"_s, grouped(overview.v2.stuck)},
                       {u"IBC v2 failed"_s, grouped(overview.v2.failed)}});
    std::vector<QStringList> rows;
    for (const IbcRoute& route : overview.v2Routes)
        rows.push_back({u"v2"_s, route.from, orDash(route.to), grouped(route.sent), grouped(route.stuck),
                        grouped(route.critical), timeText(route.lastReceived), route.channels.join(u", "_s)});
    context.out.line({});
    context.out.table(u"IBC|FROM|TO|SENT|STUCK|CRITICAL|LAST RECEIVED (UTC)|CLIENTS"_s.split(QLatin1Char('|')), rows,
                      {3, 4, 5});
}

int overview(Context& context)
{
    const auto days = daysOf(context);
    if (!days)
        return context.finish(days.error());
    const auto ibc = ibcOf(context);
    if (!ibc)
        return context.finish(ibc.error());
    const auto all = context.wait((*ibc)->overview(days->from, days->to));
    if (!all)
        return context.finish(all.error());
    context.out.object(toJson(*all));
    context.out.pairs(
        {{u"period (UTC)"_s, u"%1 to %2"_s.arg(days->from.toString(Qt::ISODate), days->to.toString(Qt::ISODate))},
         {u"health"_s, healthText(all->health)},
         {u"sent"_s, grouped(all->sent)},
         {u"cleared"_s, grouped(all->cleared)},
         {u"in flight"_s, grouped(all->inFlight)},
         {u"stuck"_s, grouped(all->stuck)},
         {u"failed"_s, grouped(all->failed)},
         {u"oldest stuck"_s, millisecondsText(all->oldestStuck)},
         {u"half are done within"_s, millisecondsText(all->p50)},
         {u"95 % are done within"_s, millisecondsText(all->p95)},
         {u"compared with chains (UTC)"_s, timeText(all->checkedAt)},
         {u"differences"_s, grouped(all->differences)}});
    std::vector<QStringList> rows;
    for (const IbcChain& chain : all->chains)
        rows.push_back({chain.chainId, orDash(chain.name), chain.caip2.isEmpty() ? u"not indexed"_s : chain.caip2,
                        healthText(chain.health), grouped(chain.total), grouped(chain.cleared), grouped(chain.stuck),
                        grouped(chain.failed), grouped(chain.channels), grouped(chain.relayers)});
    context.out.line({});
    context.out.table(u"CHAIN|NAME|ID|HEALTH|PACKETS|CLEARED|STUCK|FAILED|CHANNELS|RELAYERS"_s.split(QLatin1Char('|')),
                      rows, {3, 4, 5, 6, 7, 8, 9});
    rows.clear();
    for (const IbcRoute& route : all->routes)
        rows.push_back({route.from, route.to, grouped(route.sent), grouped(route.stuck), grouped(route.critical),
                        timeText(route.lastReceived), route.channels.join(u", "_s)});
    if (!rows.empty()) {
        context.out.line({});
        context.out.table(u"FROM|TO|SENT|STUCK|CRITICAL|LAST RECEIVED (UTC)|CHANNELS"_s.split(QLatin1Char('|')), rows,
                          {2, 3, 4});
    }
    if (!all->v2.isEmpty())
        printV2(context, *all);
    return 0;
}

Expected<PacketFilter> filterOf(Context& context, IbcQueries& ibc)
{
    const Invocation& args = context.args;
    PacketFilter filter;
    filter.text = args.value("text");
    if (args.has("chain")) {
        const auto chain = ibcChainId(context, ibc, args.value("chain"));
        if (!chain)
            return fail(chain.error());
        filter.chainId = *chain;
    }
    filter.channel = args.value("channel");
    const auto limit = countOption(context, "limit", "number of packets", 200);
    if (!limit)
        return fail(limit.error());
    filter.limit = std::min(*limit, 10'000);
    if (args.has("state")) {
        filter.state = packetStateFromName(args.value("state"));
        if (!filter.state)
            return badUsage(u"--state must be sent, received, acknowledged, failed or timed_out."_s);
    }
    if (args.has("from")) {
        const auto from = dateOption(context, "from", {});
        if (!from)
            return fail(from.error());
        filter.from = QDateTime(*from, QTime(0, 0), Qt::UTC);
    }
    if (args.has("to")) {
        const auto to = dateOption(context, "to", {});
        if (!to)
            return fail(to.error());
        filter.to = QDateTime(to->addDays(1), QTime(0, 0), Qt::UTC).addMSecs(-1);
    }
    return filter;
}

int listed(Context& context, IbcQueries& ibc, const PacketFilter& filter, const QString& none)
{
    const auto page = context.wait(ibc.packets(filter));
    if (!page)
        return context.finish(page.error());
    printPackets(context, page->packets);
    if (page->packets.empty())
        context.out.note(none);
    else if (page->next != 0)
        context.out.note(u"There are more. Raise --limit, or narrow the search."_s);
    return 0;
}

int packets(Context& context)
{
    const auto ibc = ibcOf(context);
    if (!ibc)
        return context.finish(ibc.error());
    const auto filter = filterOf(context, **ibc);
    if (!filter)
        return context.finish(filter.error());
    return listed(context, **ibc, *filter, u"No packet matches."_s);
}

int stuck(Context& context)
{
    const auto ibc = ibcOf(context);
    if (!ibc)
        return context.finish(ibc.error());
    auto filter = filterOf(context, **ibc);
    if (!filter)
        return context.finish(filter.error());
    filter->stuck = StuckKind::None;
    if (context.args.has("kind")) {
        const auto kind = stuckKindFromName(context.args.value("kind"));
        if (!kind || *kind == StuckKind::None)
            return context.finish(
                Error::make(ErrorKind::Invalid, "BAD_USAGE",
                            Message(u"--kind must be unreceived, unacknowledged or past_timeout."_s)));
        filter->stuck = kind;
    }
    return listed(context, **ibc, *filter, u"No packet is stuck."_s);
}

QString relayWhat(PacketRelay::Kind kind)
{
    switch (kind) {
        case PacketRelay::Kind::Receive:
            return u"receive"_s;
        case PacketRelay::Kind::Acknowledge:
            return u"acknowledge"_s;
        case PacketRelay::Kind::Timeout:
            return u"timeout"_s;
    }
    return {};
}

int packet(Context& context)
{
    const auto key = PacketKey::fromText(context.args.at(0));
    if (!key)
        return context.finish(
            Error::make(ErrorKind::Invalid, "BAD_USAGE",
                        Message(u"\"%1\" is not CHAIN/PORT/CHANNEL/SEQ, such as osmosis-1/transfer/channel-0/42, or "
                                "CHAIN/v2/CLIENT/SEQ for IBC v2."_s.arg(context.args.at(0)))));
    const auto ibc = ibcOf(context);
    if (!ibc)
        return context.finish(ibc.error());
    const auto found = context.wait((*ibc)->packet(*key));
    if (!found)
        return context.finish(found.error());
    context.out.object(toJson(*found));
    const IbcPacket& packet = found->packet;
    context.out.pairs({{u"packet"_s, packet.key.text()},
                       {u"IBC"_s, packet.key.version == 2 ? u"v2"_s : QString()},
                       {u"to"_s, endText(packet.destination)},
                       {u"state"_s, packetStateText(packet) + (packet.critical ? u", critical"_s : QString())},
                       {u"cause"_s, packet.cause.english()},
                       {u"amount"_s, packet.amount.isEmpty() ? QString() : amountText(packet)},
                       {u"value (USD)"_s, packet.amountUsd},
                       {u"sender"_s, packet.sender},
                       {u"receiver"_s, packet.receiver},
                       {u"memo"_s, packet.memo},
                       {u"age"_s, packet.age ? millisecondsText(packet.age) : QString()},
                       {u"timeout (UTC)"_s, packet.timeoutAt.isValid() ? timeText(packet.timeoutAt) : QString()},
                       {u"timeout height"_s, packet.timeoutHeight == "0-0"_L1 ? QString() : packet.timeoutHeight},
                       {u"ordering"_s, found->ordering},
                       {u"client of the source"_s, found->sourceClient},
                       {u"client of the destination"_s, found->destinationClient},
                       {u"commitment"_s, found->commitment},
                       {u"acknowledgement"_s, QString::fromUtf8(found->acknowledgement)}});
    std::vector<QStringList> rows;
    for (const PacketDetail::Step& step : found->steps)
        rows.push_back({timeText(step.at), QString(step.what).replace(QLatin1Char('_'), QLatin1Char(' ')), step.chainId,
                        grouped(step.height), orDash(step.transaction), orDash(step.signer)});
    context.out.line({});
    context.out.table(u"TIME (UTC)|STEP|CHAIN|BLOCK|TRANSACTION|BY"_s.split(QLatin1Char('|')), rows, {3});
    rows.clear();
    for (const PacketRelay& relay : found->relays)
        rows.push_back({timeText(relay.at), relayWhat(relay.kind), relay.won ? u"won"_s : u"lost"_s, relay.chainId,
                        grouped(relay.height), relay.signer + (relay.ours ? u" (own)"_s : QString()),
                        orDash(relay.software), millisecondsText(relay.after), orDash(relay.fee)});
    if (!rows.empty()) {
        context.out.line({});
        context.out.table(u"TIME (UTC)|RELAY|RESULT|CHAIN|BLOCK|RELAYER|SOFTWARE|AFTER|FEE"_s.split(QLatin1Char('|')),
                          rows, {4});
    }
    for (const QString& note : found->notes)
        context.out.note(note);
    return 0;
}

std::vector<OptionSpec> filterOptions(std::vector<OptionSpec> more)
{
    std::vector<OptionSpec> all{
        {"text", Kind::Value, "TEXT", "address, transaction hash, sequence or key"},
        {"chain", Kind::Value, "C", "only those sent by this chain"},
        {"channel", Kind::Value, "CHANNEL", "only those sent on this channel, or by this client of IBC v2"},
        {"from", Kind::Value, "DATE", "sent on this day in UTC or later"},
        {"to", Kind::Value, "DATE", "sent on this day in UTC or earlier"},
        {"limit", Kind::Value, "N", "number of packets, at most 10000 (default 200)"},
    };
    all.insert(all.begin() + 3, more.begin(), more.end());
    return all;
}

}  // namespace

std::vector<CommandSpec> packetCommands()
{
    const QString word = u"ibc"_s;
    return {
        {{word, u"overview"_s},
         "",
         "show the packets of a period: health, counts, chains and routes",
         withDays(),
         "signalbox-cli ibc overview\nsignalbox-cli ibc overview --from 2026-01-01 --to 2026-01-31 --json",
         overview},
        {{word, u"packets"_s},
         "",
         "list packets, the newest first",
         filterOptions({{"state", Kind::Value, "STATE",
                         "only those in this state: sent, received, acknowledged, failed or timed_out"}}),
         "signalbox-cli ibc packets --chain osmosis-1 --channel channel-0 --state failed\n"
         "signalbox-cli ibc packets --text cosmos1hj5fveer5cjtn4wd6wstzugjfdxzl0xpxvjjvr",
         packets},
        {{word, u"stuck"_s},
         "",
         "list stuck packets with their cause",
         filterOptions(
             {{"kind", Kind::Value, "KIND", "only those of one kind: unreceived, unacknowledged or past_timeout"}}),
         "signalbox-cli ibc stuck\nsignalbox-cli ibc stuck --chain osmosis-1 --kind past_timeout --json",
         stuck},
        {{word, u"packet"_s},
         "CHAIN/PORT/CHANNEL/SEQ",
         "show the life of a packet: each step with its transaction, and all relays",
         {},
         "signalbox-cli ibc packet osmosis-1/transfer/channel-0/5118204\n"
         "signalbox-cli ibc packet osmosis-1/v2/07-tendermint-1/12",
         packet},
    };
}

}  // namespace signalbox::cli
