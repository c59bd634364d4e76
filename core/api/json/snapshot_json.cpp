// SPDX-License-Identifier: GPL-3.0-or-later

#include "json/error_fields.h"
#include "json/learned_limit_fields.h"

namespace signalbox {

void byName(const QString& text, ChainState& state)
{
    state = chainStateFromName(text);
}

void byName(const QString& text, EndpointState& state)
{
    state = endpointStateFromName(text);
}

void byName(const QString& text, StallCause& cause)
{
    cause = stallCauseFromName(text);
}

void byName(const QString& text, EngineState& state)
{
    state = engineStateFromName(text);
}

template <>
struct json::Codec<Features> {
    static QJsonValue write(Features features) { return QJsonArray::fromStringList(names(features)); }
    static void read(const QJsonValue& json, Features& features)
    {
        features = featuresFromNames(json.toVariant().toStringList());
    }
};

template <class V, json::Is<TimeAccount> T>
void fields(V& v, T& time)
{
    v.always("provider", time.provider);
    v.always("rateLimit", time.rateLimit);
    v.always("decode", time.decode);
    v.always("database", time.database);
    v.always("idle", time.idle);
    v.always("verdict", time.verdict);
    v.known("advice", time.advice);
    v.known("detail", "detailMessage", time.detail);
}

template <class V, json::Is<EndpointSnapshot> T>
void fields(V& v, T& e)
{
    v.always("id", e.id);
    v.always("url", e.url);
    v.always("kind", e.kind);
    v.always("priority", e.priority);
    v.always("enabled", e.enabled);
    v.always("state", e.state);
    v.known("head", e.head);
    v.known("latencyMs", e.latencyMs);
    v.always("maxBlocks", e.maxBlocks);
    v.always("maxLogs", e.maxLogs);
    v.always("blocksPerRequest", e.blocksPerRequest);
    v.known("finalizedTag", e.finalizedTag);
    v.known("webSocket", e.webSocket);
    v.known("batches", e.batches);
    v.known("archive", e.archive);
    v.known("receipts", e.receipts);
    v.known("learned", e.learned);
    v.always("requestsPerSecond", e.requestsPerSecond);
    v.always("errorsLastHour", e.errorsLastHour);
    v.always("callsToday", e.callsToday);
    v.always("callsBudget", e.callsBudget);
    v.always("costToday", e.costToday);
    v.known("client", e.client);
    v.known("limits", e.limits);
    v.known("note", e.note);
    v.known("trouble", e.failure);
}

template <class V, json::Is<StreamSnapshot> T>
void fields(V& v, T& s)
{
    v.always("stream", s.stream);
    v.known("label", s.label);
    v.known("symbol", s.symbol);
    v.known("addresses", s.addresses);
    v.known("decimals", s.decimals);
    v.always("from", s.from);
    v.known("to", s.to);
    v.known("rows", s.rows);
    if (s.rows >= 0)
        v.always("rowsExact", s.rowsExact);
    v.always("done", s.done);
    v.positive("computed", s.computed);
}

template <class V, json::Is<LogChecks> T>
void fields(V& v, T& checks)
{
    v.always("sampling", checks.sampling);
    v.always("askedBlocks", checks.askedBlocks);
    v.always("undecidedBlocks", checks.undecidedBlocks);
    v.always("shortBlocks", checks.shortBlocks);
    v.always("uncheckedBlocks", checks.uncheckedBlocks);
    v.always("unchecked", checks.unchecked);
}

template <class V, json::Is<ChainSnapshot> T>
void fields(V& v, T& c)
{
    v.always("caip2", c.caip2);
    v.always("name", c.name);
    v.always("family", c.family);
    v.always("features", c.features);
    v.always("mark", c.mark);
    v.always("state", c.state);
    v.known("addedAt", c.addedAt);
    v.known("since", c.since);
    v.always("headerMode", c.headerMode);
    v.always("confirmations", c.confirmations);
    v.known("explorer", c.explorer);
    v.known("nativeSymbol", c.nativeSymbol);
    v.known("networkId", c.networkId);
    v.known("reading", c.reading);

    v.always("start", c.start);
    v.known("end", c.end);
    v.known("head", c.head);
    v.known("finalized", c.finalized);
    v.known("stored", c.stored);
    v.known("indexed", c.indexed);
    v.known("settled", c.settled);
    v.known("headTime", c.headTime);
    v.known("storedTime", c.storedTime);
    v.known("indexedTime", c.indexedTime);
    v.known("headSeenAt", c.headSeenAt);
    v.always("lagBlocks", c.lagBlocks);
    v.always("liveLagBlocks", c.liveLagBlocks);
    v.known("lagSeconds", c.lagSeconds);
    v.known("liveLagSeconds", c.liveLagSeconds);
    v.always("followed", c.followed);
    v.known("blockSeconds", c.blockSeconds);

    v.always("rowsPerSecond", c.rowsPerSecond);
    v.always("blocksPerSecond", c.blocksPerSecond);
    v.always("requestsPerSecond", c.requestsPerSecond);
    v.always("queueDepth", c.queueDepth);
    v.always("queueOldestSeconds", c.queueOldestSeconds);
    v.always("inFlightRequests", c.inFlightRequests);
    v.known("remainingSeconds", c.remainingSeconds);
    v.always("done", c.done);
    v.known("doneTo", c.doneTo);

    v.always("covered", c.covered);
    v.always("inFlight", c.inFlight);
    v.always("gaps", c.gaps);
    v.always("proven", c.proven);
    v.always("provenUndecided", c.provenUndecided);
    v.always("gapBlocks", c.gapBlocks);
    v.always("waitingBlocks", c.waitingBlocks);
    v.always("time", c.time);
    v.known("trouble", c.failure);
    v.always("endpoints", c.endpoints);
    v.always("streams", c.streams);
    v.known("logChecks", c.logChecks);
    v.known("databaseBytes", c.databaseBytes);
    v.known("rowsTotal", c.rowsTotal);
    v.always("failedItems", c.failedItems);
    v.known("holder", c.holder);
    v.always("heldHere", c.heldHere);
    v.always("live", c.live);
}

template <class V, json::Is<WorkspaceSnapshot> T>
void fields(V& v, T& w)
{
    v.known("at", w.at);
    v.always("engine", w.engine);
    v.known("trouble", w.failure);
    v.always("chains", w.chains);
    v.known("databaseBytes", w.databaseBytes);
    v.known("diskFreeBytes", w.diskFreeBytes);
    v.always("rowsPerSecond", w.rowsPerSecond);
    v.always("queueDepth", w.queueDepth);
    v.always("failedItems", w.failedItems);
    v.always("unreadAlerts", w.unreadAlerts);
}

QJsonObject toJson(const Error& error)
{
    return json::written(error);
}

Error errorFromJson(const QJsonObject& object)
{
    return json::read<Error>(object);
}

QJsonObject toJson(const Failure& failure)
{
    return json::written(failure);
}

Failure failureFromJson(const QJsonObject& object)
{
    return json::read<Failure>(object);
}

QJsonObject toJson(const EndpointSnapshot& endpoint)
{
    return json::written(endpoint);
}

QJsonObject toJson(const StreamSnapshot& stream)
{
    return json::written(stream);
}

QJsonObject toJson(const ChainSnapshot& chain)
{
    return json::written(chain);
}

ChainSnapshot chainSnapshotFromJson(const QJsonObject& object)
{
    return json::read<ChainSnapshot>(object);
}

QJsonObject toJson(const WorkspaceSnapshot& workspace)
{
    return json::written(workspace);
}

WorkspaceSnapshot workspaceSnapshotFromJson(const QJsonObject& object)
{
    return json::read<WorkspaceSnapshot>(object);
}

}  // namespace signalbox
