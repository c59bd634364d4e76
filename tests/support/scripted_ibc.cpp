// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/scripted_ibc.h"

#include <algorithm>
#include <cmath>

#include "signalbox/literals.h"
#include "support/ready.h"

namespace signalbox::test {

namespace {

struct ChainPlan {
    const char *id, *name;
    double health;
    qint64 total, failed, stuck;
};
constexpr ChainPlan chainPlans[] = {
    {"cosmoshub-4", "Cosmos Hub", 89.6, 9'210, 66, 3}, {"osmosis-1", "Osmosis", 93.6, 14'120, 71, 11},
    {"noble-1", "Noble", 87.4, 6'204, 48, 1},          {"neutron-1", "Neutron", 85.4, 3'318, 31, 0},
    {"stride-1", "Stride", 80.1, 1'877, 97, 2},        {"axelar-dojo-1", "Axelar", 83.1, 1'402, 22, 0},
    {"celestia", "Celestia", 81.5, 874, 14, 0}};

struct RoutePlan {
    const char *from, *to, *channel, *other;
    qint64 sent, stuck, critical;
};
constexpr RoutePlan routePlans[] = {{"osmosis-1", "cosmoshub-4", "channel-0", "channel-141", 5'410, 0, 0},
                                    {"cosmoshub-4", "osmosis-1", "channel-141", "channel-0", 4'702, 0, 0},
                                    {"osmosis-1", "noble-1", "channel-750", "channel-1", 5'120, 0, 0},
                                    {"noble-1", "osmosis-1", "channel-1", "channel-750", 3'904, 0, 0},
                                    {"osmosis-1", "axelar-dojo-1", "channel-208", "channel-3", 377, 11, 3},
                                    {"neutron-1", "osmosis-1", "channel-10", "channel-874", 1'240, 3, 0},
                                    {"stride-1", "cosmoshub-4", "channel-0", "channel-391", 905, 2, 1},
                                    {"noble-1", "cosmoshub-4", "channel-4", "channel-536", 1'450, 1, 0},
                                    {"neutron-1", "cosmoshub-4", "channel-1", "channel-569", 1'002, 0, 0},
                                    {"neutron-1", "noble-1", "channel-30", "channel-18", 640, 0, 0},
                                    {"osmosis-1", "stride-1", "channel-326", "channel-5", 610, 0, 0},
                                    {"osmosis-1", "celestia", "channel-6994", "channel-2", 811, 0, 0},
                                    {"cosmoshub-4", "axelar-dojo-1", "channel-293", "channel-2", 210, 0, 0},
                                    {"noble-1", "dydx-mainnet-1", "channel-33", "channel-0", 702, 0, 0},
                                    {"osmosis-1", "dydx-mainnet-1", "channel-6787", "channel-3", 88, 0, 0}};

QString latin(const char* text)
{
    return QString::fromLatin1(text);
}

QString caip2Of(const QString& chainId)
{
    for (const ChainPlan& plan : chainPlans)
        if (chainId == QLatin1String(plan.id))
            return u"cosmos:"_s + chainId;
    return {};
}

QString nameOf(const QString& chainId)
{
    for (const ChainPlan& plan : chainPlans)
        if (chainId == QLatin1String(plan.id))
            return latin(plan.name);
    return chainId == u"dydx-mainnet-1"_s ? u"dYdX"_s : chainId;
}

IbcEnd end(const char* chainId, const char* channel)
{
    return {latin(chainId), nameOf(latin(chainId)), u"transfer"_s, latin(channel), caip2Of(latin(chainId))};
}

IbcPacket packetOn(const RoutePlan& route, quint64 sequence, const char* amount, const char* symbol, int decimals)
{
    IbcPacket packet;
    packet.source = end(route.from, route.channel);
    packet.destination = end(route.to, route.other);
    packet.key = {packet.source.chainId, packet.source.port, packet.source.channel, sequence};
    packet.sender = u"osmo1pera979z6ccnxgz0l4mrgl5h80y4sdxcf9d4vj"_s;
    packet.receiver = u"cosmos1pera979z6ccnxgz0l4mrgl5h80y4sdxcp7796q"_s;
    packet.amount = latin(amount);
    packet.denom = u"transfer/channel-0/u"_s + latin(symbol).toLower();
    packet.symbol = latin(symbol);
    packet.decimals = decimals;
    return packet;
}

IbcPacket stuckPacket(const QDateTime& now, const RoutePlan& route, quint64 sequence, StuckKind kind, int minutes)
{
    constexpr const char* amounts[] = {"12400000000", "310500000", "1150000000", "88200000", "74000000"};
    IbcPacket packet = packetOn(route, sequence, amounts[sequence % std::size(amounts)], "USDC", 6);
    packet.stuck = kind;
    packet.critical = minutes >= 60;
    packet.sentAt = now.addSecs(-60 * minutes);
    packet.age = qint64(minutes) * 60'000;
    packet.timeoutAt = kind == StuckKind::PastTimeout ? now.addSecs(-3'200) : now.addSecs(40'000 - minutes * 60);
    if (kind == StuckKind::Unacknowledged) {
        packet.state = PacketState::Received;
        packet.receivedAt = packet.sentAt.addSecs(11);
        packet.cause = Message(u"The acknowledgement was not relayed."_s);
    } else {
        packet.cause = kind == StuckKind::PastTimeout ? Message(u"The refund was not relayed."_s)
                                                      : Message(u"No relay on this route since 13:11."_s);
    }
    return packet;
}

}  // namespace

PacketKey racedPacket()
{
    return {u"osmosis-1"_s, u"transfer"_s, u"channel-0"_s, 5'118'204};
}

WorkspaceSnapshot cosmosSnapshot(const QDateTime& now)
{
    WorkspaceSnapshot snapshot;
    snapshot.at = now;
    snapshot.engine = EngineState::Running;
    int mark = 0;
    for (const ChainPlan& plan : chainPlans) {
        ChainSnapshot chain;
        chain.caip2 = u"cosmos:"_s + latin(plan.id);
        chain.name = latin(plan.name);
        chain.family = u"cosmos"_s;
        chain.features = Feature::Ibc;
        chain.mark = ++mark;
        chain.state = ChainState::Ok;
        chain.addedAt = chain.since = now.addDays(-3);
        chain.start = 1;
        chain.head = chain.finalized = chain.stored = chain.indexed = 21'334'120;
        chain.headTime = chain.storedTime = chain.indexedTime = now.addSecs(-4);
        chain.headSeenAt = now;
        chain.lagSeconds = chain.liveLagSeconds = 4;
        chain.followed = chain.live = chain.heldHere = true;
        snapshot.chains.push_back(chain);
    }
    return snapshot;
}

FamilyInfo cosmosFamily()
{
    return {u"cosmos"_s, Message("Cosmos chains"), Message("a Cosmos chain"), Features(Feature::Ibc)};
}

ProbeReport cosmosProbe(const EndpointDraft& endpoint, const QDateTime& now)
{
    ProbeReport report;
    report.url = endpoint.url;
    report.family = u"cosmos"_s;
    report.caip2 = u"cosmos:juno-1"_s;
    report.chainName = u"juno-1"_s;
    report.latencyMs = 41;
    if (!endpoint.url.contains(u"lcd"_s)) {
        report.head = 21'334'120;
        report.earliest = 19'800'001;
        report.headTime = now;
        report.blockSeconds = 5.8;
        report.webSocket = true;
    } else if (endpoint.kind != u"lcd"_s) {
        report.error = Error::make(ErrorKind::Refused, "NOT_COMETBFT", Message(u"This is a REST interface."_s));
    }
    return report;
}

ScriptedIbc::ScriptedIbc(const QDateTime& now) : ruled(now), m_now(now)
{
    const RoutePlan &axelar = routePlans[4], &neutron = routePlans[5], &stride = routePlans[6], &noble = routePlans[7];
    const int ages[] = {78, 71, 66, 58, 39, 36, 33, 30, 27, 24, 20};
    for (size_t i = 0; i < std::size(ages); ++i)
        all.push_back(stuckPacket(now, axelar, 2'184'406 + i, StuckKind::Unreceived, ages[i]));
    for (int i = 0; i < 3; ++i)
        all.push_back(stuckPacket(now, neutron, 918'233 + quint64(i), StuckKind::Unacknowledged, 41 - i));
    all.push_back(stuckPacket(now, stride, 1'204'771, StuckKind::PastTimeout, 64));
    all.push_back(stuckPacket(now, stride, 1'204'774, StuckKind::PastTimeout, 31));
    all.push_back(stuckPacket(now, noble, 402'118, StuckKind::Unreceived, 37));
    all.back().relays = 2;
    IbcPacket raced = packetOn(routePlans[0], racedPacket().sequence, "412500000", "ATOM", 6);
    raced.state = PacketState::Acknowledged;
    raced.sentAt = now.addSecs(-700);
    raced.receivedAt = raced.sentAt.addMSecs(9'716);
    raced.doneAt = raced.sentAt.addMSecs(18'075);
    raced.timeoutAt = raced.sentAt.addSecs(600);
    raced.relays = 5;
    all.push_back(raced);
    for (int i = 0; i < 19; ++i) {
        IbcPacket packet = packetOn(routePlans[size_t(i) % 4], 5'118'000 + quint64(i), "80000000", "USDC", 6);
        packet.state = i == 7 ? PacketState::Failed : i == 11 ? PacketState::TimedOut : PacketState::Acknowledged;
        packet.sentAt = now.addSecs(-1'200 - 600 * i);
        packet.doneAt = packet.sentAt.addSecs(16 + i);
        all.push_back(packet);
    }
    IbcPacket unindexed = packetOn(routePlans[13], UINT64_MAX, "1", "USDC", 6);
    unindexed.sentAt = now.addSecs(-100);
    unindexed.age = 100'000;
    all.push_back(unindexed);
    std::stable_sort(all.begin(), all.end(),
                     [](const IbcPacket& a, const IbcPacket& b) { return a.sentAt > b.sentAt; });
}

QFuture<Expected<IbcOverview>> ScriptedIbc::overview(const QDate& from, const QDate& to)
{
    periods.emplace_back(from, to);
    if (failWith)
        return ready<IbcOverview>(fail(*failWith));
    IbcOverview overview;
    if (quiet)
        return ready<IbcOverview>(std::move(overview));
    for (const ChainPlan& plan : chainPlans) {
        IbcChain chain;
        chain.chainId = latin(plan.id);
        chain.name = latin(plan.name);
        chain.caip2 = u"cosmos:"_s + chain.chainId;
        chain.health = plan.health;
        chain.total = plan.total;
        chain.failed = plan.failed;
        chain.stuck = plan.stuck;
        chain.cleared = plan.total - plan.failed - plan.stuck;
        chain.success = 50.0 * double(chain.cleared) / double(chain.total);
        chain.notStuck = 30.0 * (1 - double(plan.stuck) / double(plan.total));
        chain.breadth = plan.health - 79.4;
        chain.channels = 5;
        chain.relayers = 4;
        overview.chains.push_back(chain);
    }
    IbcChain unindexed;
    unindexed.chainId = u"dydx-mainnet-1"_s;
    unindexed.name = u"dYdX"_s;
    overview.chains.push_back(unindexed);
    for (const RoutePlan& plan : routePlans) {
        IbcRoute route;
        route.from = latin(plan.from);
        route.to = latin(plan.to);
        route.sent = plan.sent;
        route.stuck = plan.stuck;
        route.critical = plan.critical;
        route.lastReceived = plan.stuck > 10 ? m_now.addSecs(-4'860) : m_now.addSecs(-20);
        route.channels = {latin(plan.channel)};
        overview.routes.push_back(route);
    }
    overview.health = 89.3;
    overview.sent = 37'005;
    overview.cleared = 36'575;
    overview.inFlight = 64;
    overview.stuck = 17;
    overview.failed = 349;
    overview.oldestStuck = 78 * 60'000;
    overview.p50 = 19'000;
    overview.p95 = 48'000;
    overview.checkedAt = m_now.addSecs(-128);
    overview.differences = differences;
    return ready<IbcOverview>(std::move(overview));
}

QFuture<Expected<PacketPage>> ScriptedIbc::packets(const PacketFilter& filter)
{
    filters.push_back(filter);
    if (failWith)
        return ready<PacketPage>(fail(*failWith));
    PacketPage page;
    page.milliseconds = 6;
    const auto fits = [&](const IbcPacket& packet) {
        if (filter.stuck &&
            (packet.stuck == StuckKind::None || (*filter.stuck != StuckKind::None && packet.stuck != *filter.stuck)))
            return false;
        if ((!filter.chainId.isEmpty() && packet.source.chainId != filter.chainId) ||
            (!filter.channel.isEmpty() && packet.source.channel != filter.channel))
            return false;
        if (filter.state && packet.state != *filter.state)
            return false;
        return filter.text.isEmpty() || packet.sender == filter.text || packet.receiver == filter.text ||
               packet.key.text() == filter.text || QString::number(packet.key.sequence) == filter.text;
    };
    for (const IbcPacket& packet : all) {
        if (quiet || !fits(packet))
            continue;
        const qint64 place = ++page.total;
        if (place <= filter.before)
            continue;
        if (qint64(page.packets.size()) < filter.limit)
            page.packets.push_back(packet);
        else if (page.next == 0)
            page.next = place - 1;
    }
    return ready<PacketPage>(std::move(page));
}

PacketDetail ScriptedIbc::detailOf(const IbcPacket& packet) const
{
    PacketDetail detail;
    detail.packet = packet;
    detail.ordering = u"unordered"_s;
    detail.sourceClient = u"07-tendermint-1"_s;
    detail.destinationClient = u"07-tendermint-259"_s;
    detail.data =
        R"({"amount":"412500000","denom":"transfer/channel-0/uatom","memo":"","receiver":"cosmos1pera979z6ccnxgz0l4mrgl5h80y4sdxcp7796q","sender":"osmo1pera979z6ccnxgz0l4mrgl5h80y4sdxcf9d4vj"})";
    detail.commitment = u"C38BA8A4557293F1F2E05B86A8A8BC62A9A05E1F2B4B8F7E3D9D707107F4FCF7"_s;
    detail.steps.push_back({u"sent"_s, packet.key.chainId, u"077C7B14E2B44C1D98F1"_s, 61'204'307, packet.sentAt, {}});
    if (packet.destination.caip2.isEmpty())
        detail.notes << u"The destination is not indexed."_s;
    if (!(packet.key == racedPacket()))
        return detail;
    detail.acknowledgement = R"({"result":"AQ=="})";
    const auto relay = [&](PacketRelay::Kind kind, bool won, const char* signer, const char* software, bool ours,
                           const char* transaction, Height height, qint64 position, qint64 after) {
        PacketRelay each;
        each.kind = kind;
        each.won = won;
        each.chainId = kind == PacketRelay::Kind::Receive ? packet.destination.chainId : packet.source.chainId;
        each.signer = latin(signer);
        each.software = latin(software);
        each.ours = ours;
        each.transaction = latin(transaction);
        each.height = height;
        each.position = position;
        each.at = (kind == PacketRelay::Kind::Receive ? packet.sentAt : packet.receivedAt).addMSecs(after);
        each.after = after;
        each.fee = kind == PacketRelay::Kind::Receive ? u"0.00412 ATOM"_s : u"0.00295 OSMO"_s;
        detail.relays.push_back(each);
    };
    using Kind = PacketRelay::Kind;
    relay(Kind::Receive, true, "cosmos1s8ynjaq2v0c6r5lq76nt", "Hermes 1.13.2", true, "9405A6EEB2D01C338644", 32'871'790,
          3, 9'716);
    relay(Kind::Receive, false, "cosmos1g528pfwq9c7mh039", "Hermes 1.12.0", false, "4AE1C1A6D11E5F320C28", 32'871'790,
          7, 9'716);
    relay(Kind::Receive, false, "cosmos1eh8tuq0a5cqs0r", "rly 2.5.2", false, "D1D1B425A39A118C4419", 32'871'791, 1,
          15'618);
    relay(Kind::Acknowledge, true, "osmo1g528pfwq9c7myl8h", "Hermes 1.12.0", false, "E35389AC51D02C93B6F2", 61'204'319,
          0, 8'359);
    relay(Kind::Acknowledge, false, "osmo1s8ynjaq2v0c6r5ld29e", "Hermes 1.13.2", true, "EE1D9CBE8C17304D2166",
          61'204'320, 2, 9'862);
    return detail;
}

QFuture<Expected<PacketDetail>> ScriptedIbc::packet(const PacketKey& key)
{
    read.push_back(key);
    if (failWith)
        return ready<PacketDetail>(fail(*failWith));
    for (const IbcPacket& packet : all)
        if (packet.key == key)
            return ready<PacketDetail>(detailOf(packet));
    return ready<PacketDetail>(
        fail(ErrorKind::NotFound, "PACKET_UNKNOWN", Message(u"No packet %1 is stored."_s.arg(key.text()))));
}

QFuture<Expected<std::vector<IbcChannel>>> ScriptedIbc::channels(const QDate&, const QDate&)
{
    if (failWith)
        return ready<std::vector<IbcChannel>>(fail(*failWith));
    std::vector<IbcChannel> channels;
    for (const RoutePlan& plan : routePlans) {
        if (quiet)
            break;
        IbcChannel channel;
        channel.a = end(plan.from, plan.channel);
        channel.b = end(plan.to, plan.other);
        const bool known = std::any_of(channels.begin(), channels.end(), [&](const IbcChannel& each) {
            return each.a == channel.b && each.b == channel.a;
        });
        if (known)
            continue;
        channel.state = u"STATE_OPEN"_s;
        channel.ordering = u"ORDER_UNORDERED"_s;
        channel.connection = u"connection-1"_s;
        channel.client = u"07-tendermint-1"_s;
        channel.clientStatus = latin(plan.to) == u"celestia"_s ? u"Expired"_s : u"Active"_s;
        channel.sent = plan.sent;
        channel.stuck = plan.stuck;
        channel.failed = plan.sent / 100;
        channel.cleared = plan.sent - plan.stuck - channel.failed;
        channel.successRate = 100.0 * double(channel.cleared) / double(plan.sent);
        channel.congestion = 100.0 * double(plan.stuck) / double(plan.sent);
        channel.p50 = 19'000;
        channel.p95 = 48'000;
        channel.lastRelay = m_now.addSecs(-30);
        channel.escrow.emplace_back(u"uosmo"_s, u"4102993812044"_s);
        if (plan.stuck > 0) {
            TelemetryChannel told;
            told.origin = {TelemetrySource::Hermes, u"operator@relay"_s, m_now.addSecs(-20), {}};
            told.chainId = channel.a.chainId;
            told.port = channel.a.port;
            told.channel = channel.a.channel;
            told.backlog = plan.stuck;
            told.oldestSequence = 2'184'406;
            told.sends = plan.sent + 12;
            channel.telemetry.push_back(told);
        }
        channels.push_back(channel);
    }
    return ready<std::vector<IbcChannel>>(std::move(channels));
}

QFuture<Expected<std::vector<IbcRelayer>>> ScriptedIbc::relayers(const QString& chainId, const QDate&, const QDate&)
{
    if (failWith)
        return ready<std::vector<IbcRelayer>>(fail(*failWith));
    std::vector<IbcRelayer> relayers;
    for (int i = 0; i < 14 && !quiet; ++i) {
        IbcRelayer relayer;
        relayer.chainId = i % 3 == 2 ? u"cosmoshub-4"_s : u"osmosis-1"_s;
        relayer.address = u"osmo1%1q2v0c6r5l%2cq"_s.arg(i * 7919 + 104'729).arg(i * 31 + 17);
        relayer.ours = i == 3 || i == 8;
        relayer.software = i % 4 == 1 ? QString() : u"Hermes 1.13.2"_s;
        relayer.relayed = 24'310 - i * 1'600;
        relayer.won = relayer.relayed * (81 - i * 2) / 100;
        relayer.lost = relayer.relayed - relayer.won;
        relayer.successRate = 81.0 - i * 2;
        relayer.response = 3'200 + i * 900;
        relayer.score = 82.3 - i * 3;
        relayer.fees = u"%1 OSMO"_s.arg(3.21 - i * 0.2, 0, 'f', 2);
        relayer.lastSeen = m_now.addSecs(-60 * i);
        if (chainId.isEmpty() || chainId == relayer.chainId)
            relayers.push_back(relayer);
    }
    return ready<std::vector<IbcRelayer>>(std::move(relayers));
}

QFuture<Expected<PacketSeries>> ScriptedIbc::series(const QDateTime& from, const QDateTime& to)
{
    if (failWith)
        return ready<PacketSeries>(fail(*failWith));
    PacketSeries series;
    const qint64 begin = from.toMSecsSinceEpoch(), step = qMax<qint64>(60'000, from.msecsTo(to) / 90);
    for (qint64 at = begin; at <= to.toMSecsSinceEpoch() && !quiet; at += step)
        series.at.push_back(at);
    for (size_t chain = 0; chain < std::size(chainPlans) && !quiet; ++chain) {
        std::vector<double> values;
        for (size_t i = 0; i < series.at.size(); ++i)
            values.push_back(double(chainPlans[chain].total) / 700 *
                             (1.1 + 0.4 * std::sin(double(i) / 9 + double(chain))));
        series.perMinute.emplace_back(latin(chainPlans[chain].id), std::move(values));
    }
    return ready<PacketSeries>(std::move(series));
}

QFuture<Expected<std::vector<ChannelCheck>>> ScriptedIbc::checks()
{
    return check(u"osmosis-1"_s, u"channel-208"_s);
}

QFuture<Expected<std::vector<ChannelCheck>>> ScriptedIbc::check(const QString& chainId, const QString& channel)
{
    checked.emplace_back(chainId, channel);
    if (failWith)
        return ready<std::vector<ChannelCheck>>(fail(*failWith));
    std::vector<ChannelCheck> checks;
    for (const RoutePlan& plan : routePlans) {
        ChannelCheck each;
        each.source = end(plan.from, plan.channel);
        each.destination = end(plan.to, plan.other);
        if (quiet || (!chainId.isEmpty() && each.source.chainId != chainId) ||
            (!channel.isEmpty() && each.source.channel != channel))
            continue;
        each.at = m_now.addSecs(-128);
        each.height = 61'204'400;
        for (const IbcPacket& packet : all)
            if (packet.source == each.source && packet.stuck != StuckKind::None)
                (packet.stuck == StuckKind::Unacknowledged ? each.unacknowledged : each.unreceived)
                    .push_back(packet.key.sequence);
        if (differences > 0 && plan.stuck > 10)
            each.missing = {2'184'420};
        checks.push_back(each);
    }
    return ready<std::vector<ChannelCheck>>(std::move(checks));
}

QFuture<Expected<qint64>> ScriptedIbc::importClearing(const QByteArray&, bool)
{
    return failWith ? ready<qint64>(fail(*failWith)) : ready<qint64>(qint64(0));
}

}  // namespace signalbox::test
