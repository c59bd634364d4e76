// SPDX-License-Identifier: GPL-3.0-or-later

#include "json/ibc_fields.h"
#include "signalbox/ibc_queries.h"
#include "signalbox/literals.h"

namespace signalbox {

namespace {

/// With the origin of each.
template <class T>
std::vector<QJsonObject> jsonList(const std::vector<T>& values)
{
    std::vector<QJsonObject> all;
    for (const T& value : values)
        all.push_back(toJson(value));
    return all;
}

}  // namespace

template <class V, json::Is<IbcPacket> T>
void fields(V& v, T& packet)
{
    v.always("packet", packet.key);
    v.always("source", packet.source);
    v.always("destination", packet.destination);
    v.always("state", packet.state);
    if (packet.stuck != StuckKind::None)
        v.always("stuck", packet.stuck);
    v.positive("critical", packet.critical);
    v.known("sender", packet.sender);
    v.known("receiver", packet.receiver);
    v.known("amount", packet.amount);
    v.known("denom", packet.denom);
    v.known("symbol", packet.symbol);
    v.known("decimals", packet.decimals);
    v.known("usd", packet.amountUsd);
    v.known("memo", packet.memo);
    v.known("sentAt", packet.sentAt);
    v.known("receivedAt", packet.receivedAt);
    v.known("doneAt", packet.doneAt);
    v.known("ageMs", packet.age);
    v.known("timeoutAt", packet.timeoutAt);
    v.known("timeoutHeight", packet.timeoutHeight);
    v.always("relays", packet.relays);
    json::sentence(v, "cause", packet.cause);
}

template <class V, json::Is<PacketRelay> T>
void fields(V& v, T& relay)
{
    v.always("kind", relay.kind);
    v.always("won", relay.won);
    v.always("chainId", relay.chainId);
    v.always("signer", relay.signer);
    v.known("software", relay.software);
    v.positive("ours", relay.ours);
    v.known("transaction", relay.transaction);
    v.always("height", relay.height);
    v.always("position", relay.position);
    v.known("at", relay.at);
    v.known("afterMs", relay.after);
    v.known("fee", relay.fee);
}

template <class V, json::Is<PacketDetail::Step> T>
void fields(V& v, T& step)
{
    v.always("what", step.what);
    v.always("chainId", step.chainId);
    v.known("transaction", step.transaction);
    v.always("height", step.height);
    v.known("at", step.at);
    v.known("signer", step.signer);
}

template <class V, json::Is<IbcChain> T>
void fields(V& v, T& chain)
{
    v.always("chainId", chain.chainId);
    v.known("name", chain.name);
    v.known("caip2", chain.caip2);
    v.known("health", chain.health);
    v.always("total", chain.total);
    v.always("cleared", chain.cleared);
    v.always("failed", chain.failed);
    v.always("stuck", chain.stuck);
    v.always("channels", chain.channels);
    v.always("relayers", chain.relayers);
    if (chain.health) {
        v.always("successPoints", chain.success);
        v.always("notStuckPoints", chain.notStuck);
        v.always("breadthPoints", chain.breadth);
    }
}

template <class V, json::Is<IbcRoute> T>
void fields(V& v, T& route)
{
    v.always("from", route.from);
    v.always("to", route.to);
    v.always("sent", route.sent);
    v.always("stuck", route.stuck);
    v.always("critical", route.critical);
    v.known("lastReceived", route.lastReceived);
    v.always("channels", route.channels);
}

template <class V, json::Is<IbcCounts> T>
void fields(V& v, T& counts)
{
    v.always("sent", counts.sent);
    v.always("cleared", counts.cleared);
    v.always("inFlight", counts.inFlight);
    v.always("stuck", counts.stuck);
    v.always("failed", counts.failed);
}

template <class V, json::Is<IbcOverview> T>
void fields(V& v, T& overview)
{
    v.known("health", overview.health);
    v.always("sent", overview.sent);
    v.always("cleared", overview.cleared);
    v.always("inFlight", overview.inFlight);
    v.always("stuck", overview.stuck);
    v.always("failed", overview.failed);
    v.known("oldestStuckMs", overview.oldestStuck);
    v.known("p50Ms", overview.p50);
    v.known("p95Ms", overview.p95);
    v.known("checkedAt", overview.checkedAt);
    v.always("differences", overview.differences);
    v.always("chains", overview.chains);
    v.always("routes", overview.routes);
    if (!overview.v2.isEmpty()) {
        v.always("v2", overview.v2);
        v.always("v2Routes", overview.v2Routes);
    }
}

template <class V, json::Is<IbcChannel> T>
void fields(V& v, T& channel)
{
    v.always("a", channel.a);
    v.always("b", channel.b);
    v.known("state", channel.state);
    v.known("ordering", channel.ordering);
    v.known("connection", channel.connection);
    v.known("client", channel.client);
    v.known("clientStatus", channel.clientStatus);
    v.always("sent", channel.sent);
    v.always("cleared", channel.cleared);
    v.always("stuck", channel.stuck);
    v.always("failed", channel.failed);
    v.known("successRate", channel.successRate);
    v.known("congestion", channel.congestion);
    v.known("p50Ms", channel.p50);
    v.known("p95Ms", channel.p95);
    v.known("lastRelay", channel.lastRelay);
    QJsonObject escrow;
    for (const auto& [denom, amount] : channel.escrow)
        escrow.insert(denom, amount);
    v.known("escrow", escrow);
    v.known("telemetry", jsonList(channel.telemetry));
}

template <class V, json::Is<IbcRelayer> T>
void fields(V& v, T& relayer)
{
    v.always("address", relayer.address);
    v.always("chainId", relayer.chainId);
    v.positive("ours", relayer.ours);
    v.known("software", relayer.software);
    v.always("relayed", relayer.relayed);
    v.always("won", relayer.won);
    v.always("lost", relayer.lost);
    v.known("successRate", relayer.successRate);
    v.known("score", relayer.score);
    v.known("responseMs", relayer.response);
    v.known("fees", relayer.fees);
    v.known("lastSeen", relayer.lastSeen);
    v.known("telemetry", jsonList(relayer.telemetry));
}

template <class V, json::Is<ChannelCheck> T>
void fields(V& v, T& check)
{
    v.always("source", check.source);
    v.always("destination", check.destination);
    v.known("at", check.at);
    v.always("height", check.height);
    v.always("unreceived", check.unreceived);
    v.always("unacknowledged", check.unacknowledged);
    v.always("missing", check.missing);
    v.always("surplus", check.surplus);
    json::sentence(v, "note", check.note);
}

template <class V, json::Is<PacketDetail> T>
void fields(V& v, T& detail)
{
    fields(v, detail.packet);
    v.always("steps", detail.steps);
    v.always("relayMessages", detail.relays);
    v.known("dataHex", QString::fromLatin1(detail.data.toHex()));
    v.known("acknowledgementHex", QString::fromLatin1(detail.acknowledgement.toHex()));
    v.known("commitment", detail.commitment);
    v.known("ordering", detail.ordering);
    v.known("sourceClient", detail.sourceClient);
    v.known("destinationClient", detail.destinationClient);
    v.known("notes", detail.notes);
}

QJsonObject toJson(const IbcPacket& packet)
{
    return json::written(packet);
}

QJsonObject toJson(const PacketDetail& detail)
{
    return json::written(detail);
}

QJsonObject toJson(const IbcOverview& overview)
{
    return json::written(overview);
}

QJsonObject toJson(const IbcChannel& channel)
{
    return json::written(channel);
}

QJsonObject toJson(const IbcRelayer& relayer)
{
    return json::written(relayer);
}

QJsonObject toJson(const ChannelCheck& check)
{
    return json::written(check);
}

}  // namespace signalbox
