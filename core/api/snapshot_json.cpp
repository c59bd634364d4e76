// SPDX-License-Identifier: GPL-3.0-or-later

#include "json_helpers.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"
#include "signalbox/snapshot.h"

namespace signalbox {

using namespace json;

QJsonObject toJson(const Error& error)
{
    QJsonObject object{{u"kind"_s, QLatin1String(name(error.kind))}, {u"code"_s, error.code}};
    put(object, "text", "message", error.message);
    if (!error.args.isEmpty())
        object.insert(u"args"_s, QJsonObject::fromVariantMap(error.args));
    put(object, "retryAfterMs", error.retryAfterMs);
    return object;
}

Error errorFromJson(const QJsonObject& object)
{
    Error error;
    error.kind = errorKindFromName(object.value("kind"_L1).toString());
    error.code = object.value("code"_L1).toString();
    error.message = toMessage(object, "text", "message");
    error.args = object.value("args"_L1).toObject().toVariantMap();
    error.retryAfterMs = toOptionalNumber(object.value("retryAfterMs"_L1));
    return error;
}

QJsonObject toJson(const Trouble& trouble)
{
    QJsonObject object{{u"error"_s, toJson(trouble.error)}, {u"count"_s, number(trouble.count)}};
    put(object, "since", trouble.since);
    put(object, "lastAt", trouble.lastAt);
    put(object, "nextTryAt", trouble.nextTryAt);
    return object;
}

Trouble troubleFromJson(const QJsonObject& object)
{
    Trouble trouble;
    trouble.error = errorFromJson(object.value("error"_L1).toObject());
    trouble.since = toTime(object.value("since"_L1));
    trouble.lastAt = toTime(object.value("lastAt"_L1));
    trouble.nextTryAt = toTime(object.value("nextTryAt"_L1));
    trouble.count = toNumber(object.value("count"_L1));
    return trouble;
}

namespace {

void putTrouble(QJsonObject& object, const std::optional<Trouble>& trouble)
{
    if (trouble)
        object.insert(u"trouble"_s, toJson(*trouble));
}

std::optional<Trouble> trouble(const QJsonObject& object)
{
    const QJsonValue value = object.value("trouble"_L1);
    return value.isObject() ? std::optional(troubleFromJson(value.toObject())) : std::nullopt;
}

QJsonObject toJson(const TimeAccount& time)
{
    QJsonObject object{{u"provider"_s, time.provider}, {u"rateLimit"_s, time.rateLimit},
                       {u"decode"_s, time.decode},     {u"database"_s, time.database},
                       {u"idle"_s, time.idle},         {u"verdict"_s, QLatin1String(name(time.verdict))}};
    put(object, "advice", time.advice);
    put(object, "detail", "detailMessage", time.detail);
    return object;
}

TimeAccount timeAccount(const QJsonObject& object)
{
    TimeAccount time;
    time.provider = object.value("provider"_L1).toDouble();
    time.rateLimit = object.value("rateLimit"_L1).toDouble();
    time.decode = object.value("decode"_L1).toDouble();
    time.database = object.value("database"_L1).toDouble();
    time.idle = object.value("idle"_L1).toDouble();
    time.verdict = stallCauseFromName(object.value("verdict"_L1).toString());
    time.advice = object.value("advice"_L1).toString();
    time.detail = toMessage(object, "detail", "detailMessage");
    return time;
}

EndpointSnapshot endpoint(const QJsonObject& object)
{
    EndpointSnapshot e;
    e.id = toNumber(object.value("id"_L1));
    e.url = object.value("url"_L1).toString();
    e.kind = object.value("kind"_L1).toString();
    e.priority = object.value("priority"_L1).toInt();
    e.enabled = object.value("enabled"_L1).toBool(true);
    e.state = endpointStateFromName(object.value("state"_L1).toString());
    e.head = toOptionalNumber(object.value("head"_L1));
    e.latencyMs = toOptionalDouble(object.value("latencyMs"_L1));
    e.maxBlocks = toNumber(object.value("maxBlocks"_L1));
    e.maxLogs = toNumber(object.value("maxLogs"_L1));
    e.blocksPerRequest = toNumber(object.value("blocksPerRequest"_L1));
    e.finalizedTag = toOptionalBool(object.value("finalizedTag"_L1));
    e.webSocket = toOptionalBool(object.value("webSocket"_L1));
    e.batches = toOptionalBool(object.value("batches"_L1));
    e.archive = toOptionalBool(object.value("archive"_L1));
    e.receipts = toOptionalBool(object.value("receipts"_L1));
    e.requestsPerSecond = object.value("requestsPerSecond"_L1).toDouble();
    e.errorsLastHour = toNumber(object.value("errorsLastHour"_L1));
    e.callsToday = toNumber(object.value("callsToday"_L1));
    e.callsBudget = toNumber(object.value("callsBudget"_L1));
    e.costToday = object.value("costToday"_L1).toDouble();
    e.client = object.value("client"_L1).toString();
    e.limits = object.value("limits"_L1).toObject();
    e.note = object.value("note"_L1).toString();
    e.trouble = trouble(object);
    e.learned = learnedLimitFromJson(object.value("learned"_L1).toObject());
    return e;
}

StreamSnapshot stream(const QJsonObject& object)
{
    StreamSnapshot s;
    s.stream = object.value("stream"_L1).toString();
    s.label = object.value("label"_L1).toString();
    s.symbol = object.value("symbol"_L1).toString();
    for (const QJsonValue address : object.value("addresses"_L1).toArray())
        s.addresses << address.toString();
    s.decimals = toOptionalInt(object.value("decimals"_L1));
    s.from = toNumber(object.value("from"_L1));
    s.to = toOptionalNumber(object.value("to"_L1));
    s.rows = toNumber(object.value("rows"_L1), -1);
    s.rowsExact = object.value("rowsExact"_L1).toBool();
    s.done = object.value("done"_L1).toDouble();
    return s;
}

}  // namespace

QJsonObject toJson(const LearnedLimit& learned)
{
    QJsonObject object;
    if (learned.perSecond > 0)
        object = {{u"perSecond"_s, learned.perSecond}, {u"unit"_s, learned.unit}};
    if (learned.batch > 0)
        object.insert(u"batch"_s, learned.batch);
    put(object, "at", learned.at);
    return object;
}

std::optional<LearnedLimit> learnedLimitFromJson(const QJsonObject& object)
{
    LearnedLimit learned;
    learned.perSecond = object.value("perSecond"_L1).toDouble();
    learned.unit = object.value("unit"_L1).toString();
    learned.batch = object.value("batch"_L1).toInt();
    learned.at = toTime(object.value("at"_L1));
    const bool known = learned.unit == "requests"_L1 || learned.unit == "calls"_L1 || learned.unit == "weight"_L1;
    if (!known || learned.perSecond <= 0)
        learned.perSecond = 0, learned.unit.clear();
    return learned.perSecond > 0 || learned.batch > 0 ? std::optional(learned) : std::nullopt;
}

Message describe(const LearnedLimit& learned)
{
    if (learned.perSecond <= 0)
        return learned.batch == 1
                   ? Message(QT_TRANSLATE_NOOP("Engine", "no batches, learned"))
                   : Message(QT_TRANSLATE_NOOP("Engine", "batches of %1 calls, learned")).arg(learned.batch);
    const QString number = QString::number(learned.perSecond, 'f', learned.perSecond < 10 ? 1 : 0);
    const QString plain = number.endsWith(".0"_L1) ? number.chopped(2) : number;
    return (learned.unit == "requests"_L1 ? Message(QT_TRANSLATE_NOOP("Engine", "%1 requests/s, learned"))
            : learned.unit == "calls"_L1  ? Message(QT_TRANSLATE_NOOP("Engine", "%1 calls/s, learned"))
                                          : Message(QT_TRANSLATE_NOOP("Engine", "%1 compute units/s, learned")))
        .arg(plain);
}

QJsonObject toJson(const EndpointSnapshot& e)
{
    QJsonObject object{{u"id"_s, number(e.id)},
                       {u"url"_s, e.url},
                       {u"kind"_s, e.kind},
                       {u"priority"_s, e.priority},
                       {u"enabled"_s, e.enabled},
                       {u"state"_s, QLatin1String(name(e.state))},
                       {u"maxBlocks"_s, number(e.maxBlocks)},
                       {u"maxLogs"_s, number(e.maxLogs)},
                       {u"blocksPerRequest"_s, number(e.blocksPerRequest)},
                       {u"requestsPerSecond"_s, e.requestsPerSecond},
                       {u"errorsLastHour"_s, number(e.errorsLastHour)},
                       {u"callsToday"_s, number(e.callsToday)},
                       {u"callsBudget"_s, number(e.callsBudget)},
                       {u"costToday"_s, e.costToday}};
    put(object, "head", e.head);
    put(object, "latencyMs", e.latencyMs);
    put(object, "finalizedTag", e.finalizedTag);
    put(object, "webSocket", e.webSocket);
    put(object, "batches", e.batches);
    put(object, "archive", e.archive);
    put(object, "receipts", e.receipts);
    put(object, "client", e.client);
    put(object, "note", e.note);
    if (!e.limits.isEmpty())
        object.insert(u"limits"_s, e.limits);
    putTrouble(object, e.trouble);
    if (e.learned)
        object.insert(u"learned"_s, toJson(*e.learned));
    return object;
}

QJsonObject toJson(const StreamSnapshot& s)
{
    QJsonObject object{{u"stream"_s, s.stream}, {u"from"_s, number(s.from)}, {u"done"_s, s.done}};
    put(object, "label", s.label);
    put(object, "symbol", s.symbol);
    if (!s.addresses.isEmpty())
        object.insert(u"addresses"_s, QJsonArray::fromStringList(s.addresses));
    put(object, "decimals", s.decimals);
    put(object, "to", s.to);
    if (s.rows >= 0) {
        object.insert(u"rows"_s, number(s.rows));
        object.insert(u"rowsExact"_s, s.rowsExact);
    }
    return object;
}

QJsonObject toJson(const ChainSnapshot& c)
{
    QJsonArray endpoints, streams;
    for (const auto& entry : c.endpoints)
        endpoints.append(toJson(entry));
    for (const auto& entry : c.streams)
        streams.append(toJson(entry));
    QJsonObject object{{u"caip2"_s, c.caip2},
                       {u"name"_s, c.name},
                       {u"family"_s, c.family},
                       {u"features"_s, QJsonArray::fromStringList(names(c.features))},
                       {u"mark"_s, c.mark},
                       {u"state"_s, QLatin1String(name(c.state))},
                       {u"headerMode"_s, c.headerMode},
                       {u"confirmations"_s, c.confirmations},
                       {u"start"_s, number(c.start)},
                       {u"lagBlocks"_s, number(c.lagBlocks)},
                       {u"liveLagBlocks"_s, number(c.liveLagBlocks)},
                       {u"rowsPerSecond"_s, c.rowsPerSecond},
                       {u"blocksPerSecond"_s, c.blocksPerSecond},
                       {u"requestsPerSecond"_s, c.requestsPerSecond},
                       {u"queueDepth"_s, number(c.queueDepth)},
                       {u"queueOldestSeconds"_s, c.queueOldestSeconds},
                       {u"inFlightRequests"_s, c.inFlightRequests},
                       {u"done"_s, c.done},
                       {u"covered"_s, fromIntervals(c.covered)},
                       {u"proven"_s, fromIntervals(c.proven)},
                       {u"provenUndecided"_s, number(c.provenUndecided)},
                       {u"inFlight"_s, fromIntervals(c.inFlight)},
                       {u"gaps"_s, fromIntervals(c.gaps)},
                       {u"gapBlocks"_s, number(c.gapBlocks)},
                       {u"waitingBlocks"_s, number(c.waitingBlocks)},
                       {u"time"_s, toJson(c.time)},
                       {u"endpoints"_s, endpoints},
                       {u"streams"_s, streams},
                       {u"heldHere"_s, c.heldHere},
                       {u"live"_s, c.live}};
    put(object, "since", c.since);
    put(object, "explorer", c.explorer);
    put(object, "nativeSymbol", c.nativeSymbol);
    put(object, "networkId", c.networkId);
    put(object, "reading", c.reading);
    put(object, "end", c.end);
    put(object, "head", c.head);
    put(object, "finalized", c.finalized);
    put(object, "stored", c.stored);
    put(object, "indexed", c.indexed);
    put(object, "headTime", c.headTime);
    put(object, "storedTime", c.storedTime);
    put(object, "indexedTime", c.indexedTime);
    put(object, "headSeenAt", c.headSeenAt);
    put(object, "addedAt", c.addedAt);
    put(object, "doneTo", c.doneTo);
    object.insert(u"followed"_s, c.followed);
    put(object, "lagSeconds", c.lagSeconds);
    put(object, "liveLagSeconds", c.liveLagSeconds);
    put(object, "blockSeconds", c.blockSeconds);
    put(object, "remainingSeconds", c.remainingSeconds);
    put(object, "holder", c.holder);
    putTrouble(object, c.trouble);
    if (c.logChecks)
        object.insert(u"logChecks"_s, QJsonObject{{u"sampling"_s, c.logChecks->sampling},
                                                  {u"askedBlocks"_s, number(c.logChecks->askedBlocks)},
                                                  {u"undecidedBlocks"_s, number(c.logChecks->undecidedBlocks)},
                                                  {u"shortBlocks"_s, number(c.logChecks->shortBlocks)},
                                                  {u"uncheckedBlocks"_s, number(c.logChecks->uncheckedBlocks)},
                                                  {u"unchecked"_s, fromIntervals(c.logChecks->unchecked)}});
    if (c.databaseBytes >= 0)
        object.insert(u"databaseBytes"_s, number(c.databaseBytes));
    if (c.rowsTotal >= 0)
        object.insert(u"rowsTotal"_s, number(c.rowsTotal));
    object.insert(u"failedItems"_s, number(c.failedItems));
    return object;
}

ChainSnapshot chainSnapshotFromJson(const QJsonObject& object)
{
    ChainSnapshot c;
    c.caip2 = object.value("caip2"_L1).toString();
    c.name = object.value("name"_L1).toString();
    c.family = object.value("family"_L1).toString();
    c.features = featuresFromNames(object.value("features"_L1).toVariant().toStringList());
    c.mark = object.value("mark"_L1).toInt();
    c.state = chainStateFromName(object.value("state"_L1).toString());
    c.since = toTime(object.value("since"_L1));
    c.headerMode = object.value("headerMode"_L1).toString();
    c.confirmations = object.value("confirmations"_L1).toInt();
    c.explorer = object.value("explorer"_L1).toString();
    c.nativeSymbol = object.value("nativeSymbol"_L1).toString();
    c.networkId = toOptionalNumber(object.value("networkId"_L1));
    c.reading = object.value("reading"_L1).toString();
    c.start = toNumber(object.value("start"_L1));
    c.end = toOptionalNumber(object.value("end"_L1));
    c.head = toOptionalNumber(object.value("head"_L1));
    c.finalized = toOptionalNumber(object.value("finalized"_L1));
    c.stored = toOptionalNumber(object.value("stored"_L1));
    c.indexed = toOptionalNumber(object.value("indexed"_L1));
    c.headTime = toTime(object.value("headTime"_L1));
    c.storedTime = toTime(object.value("storedTime"_L1));
    c.indexedTime = toTime(object.value("indexedTime"_L1));
    c.headSeenAt = toTime(object.value("headSeenAt"_L1));
    c.addedAt = toTime(object.value("addedAt"_L1));
    c.doneTo = toOptionalNumber(object.value("doneTo"_L1));
    c.followed = object.value("followed"_L1).toBool();
    c.lagBlocks = toNumber(object.value("lagBlocks"_L1));
    c.liveLagBlocks = toNumber(object.value("liveLagBlocks"_L1));
    c.lagSeconds = toOptionalDouble(object.value("lagSeconds"_L1));
    c.liveLagSeconds = toOptionalDouble(object.value("liveLagSeconds"_L1));
    c.blockSeconds = toOptionalDouble(object.value("blockSeconds"_L1));
    c.rowsPerSecond = object.value("rowsPerSecond"_L1).toDouble();
    c.blocksPerSecond = object.value("blocksPerSecond"_L1).toDouble();
    c.requestsPerSecond = object.value("requestsPerSecond"_L1).toDouble();
    c.queueDepth = toNumber(object.value("queueDepth"_L1));
    c.queueOldestSeconds = object.value("queueOldestSeconds"_L1).toDouble();
    c.inFlightRequests = object.value("inFlightRequests"_L1).toInt();
    c.remainingSeconds = toOptionalDouble(object.value("remainingSeconds"_L1));
    c.done = object.value("done"_L1).toDouble();
    c.covered = toIntervals(object.value("covered"_L1));
    c.proven = toIntervals(object.value("proven"_L1));
    c.provenUndecided = toNumber(object.value("provenUndecided"_L1));
    c.inFlight = toIntervals(object.value("inFlight"_L1));
    c.gaps = toIntervals(object.value("gaps"_L1));
    c.gapBlocks = toNumber(object.value("gapBlocks"_L1));
    c.waitingBlocks = toNumber(object.value("waitingBlocks"_L1));
    c.time = timeAccount(object.value("time"_L1).toObject());
    c.trouble = trouble(object);
    for (const QJsonValue entry : object.value("endpoints"_L1).toArray())
        c.endpoints.push_back(endpoint(entry.toObject()));
    for (const QJsonValue entry : object.value("streams"_L1).toArray())
        c.streams.push_back(stream(entry.toObject()));
    if (const QJsonValue checks = object.value("logChecks"_L1); checks.isObject())
        c.logChecks = LogChecks{checks["sampling"_L1].toDouble(1),      toNumber(checks["askedBlocks"_L1]),
                                toNumber(checks["undecidedBlocks"_L1]), toNumber(checks["shortBlocks"_L1]),
                                toNumber(checks["uncheckedBlocks"_L1]), toIntervals(checks["unchecked"_L1])};
    c.databaseBytes = toNumber(object.value("databaseBytes"_L1), -1);
    c.rowsTotal = toNumber(object.value("rowsTotal"_L1), -1);
    c.failedItems = toNumber(object.value("failedItems"_L1));
    c.holder = object.value("holder"_L1).toString();
    c.heldHere = object.value("heldHere"_L1).toBool();
    c.live = object.value("live"_L1).toBool();
    return c;
}

QJsonObject toJson(const WorkspaceSnapshot& w)
{
    QJsonArray chains;
    for (const auto& chain : w.chains)
        chains.append(toJson(chain));
    QJsonObject object{{u"engine"_s, QLatin1String(name(w.engine))}, {u"chains"_s, chains},
                       {u"rowsPerSecond"_s, w.rowsPerSecond},        {u"queueDepth"_s, number(w.queueDepth)},
                       {u"failedItems"_s, number(w.failedItems)},    {u"unreadAlerts"_s, number(w.unreadAlerts)}};
    put(object, "at", w.at);
    putTrouble(object, w.trouble);
    if (w.databaseBytes >= 0)
        object.insert(u"databaseBytes"_s, number(w.databaseBytes));
    if (w.diskFreeBytes >= 0)
        object.insert(u"diskFreeBytes"_s, number(w.diskFreeBytes));
    return object;
}

WorkspaceSnapshot workspaceSnapshotFromJson(const QJsonObject& object)
{
    WorkspaceSnapshot w;
    w.at = toTime(object.value("at"_L1));
    w.engine = engineStateFromName(object.value("engine"_L1).toString());
    w.trouble = trouble(object);
    for (const QJsonValue entry : object.value("chains"_L1).toArray())
        w.chains.push_back(chainSnapshotFromJson(entry.toObject()));
    w.databaseBytes = toNumber(object.value("databaseBytes"_L1), -1);
    w.diskFreeBytes = toNumber(object.value("diskFreeBytes"_L1), -1);
    w.rowsPerSecond = object.value("rowsPerSecond"_L1).toDouble();
    w.queueDepth = toNumber(object.value("queueDepth"_L1));
    w.failedItems = toNumber(object.value("failedItems"_L1));
    w.unreadAlerts = toNumber(object.value("unreadAlerts"_L1));
    return w;
}

}  // namespace signalbox
