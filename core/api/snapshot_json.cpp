#include "json_helpers.h"
#include "signalbox/json.h"
#include "signalbox/snapshot.h"

namespace signalbox {

using namespace json;

QJsonObject toJson(const Error& error)
{
    QJsonObject object{{QStringLiteral("kind"), QLatin1String(name(error.kind))},
                       {QStringLiteral("code"), error.code},
                       {QStringLiteral("text"), error.text}};
    if (!error.args.isEmpty())
        object.insert(QStringLiteral("args"), QJsonObject::fromVariantMap(error.args));
    put(object, "retryAfterMs", error.retryAfterMs);
    return object;
}

Error errorFromJson(const QJsonObject& object)
{
    Error error;
    error.kind = errorKindFromName(object.value(QLatin1String("kind")).toString());
    error.code = object.value(QLatin1String("code")).toString();
    error.text = object.value(QLatin1String("text")).toString();
    error.args = object.value(QLatin1String("args")).toObject().toVariantMap();
    error.retryAfterMs = toOptionalNumber(object.value(QLatin1String("retryAfterMs")));
    return error;
}

QJsonObject toJson(const Trouble& trouble)
{
    QJsonObject object{{QStringLiteral("error"), toJson(trouble.error)},
                       {QStringLiteral("count"), number(trouble.count)}};
    put(object, "since", trouble.since);
    put(object, "lastAt", trouble.lastAt);
    put(object, "nextTryAt", trouble.nextTryAt);
    return object;
}

Trouble troubleFromJson(const QJsonObject& object)
{
    Trouble trouble;
    trouble.error = errorFromJson(object.value(QLatin1String("error")).toObject());
    trouble.since = toTime(object.value(QLatin1String("since")));
    trouble.lastAt = toTime(object.value(QLatin1String("lastAt")));
    trouble.nextTryAt = toTime(object.value(QLatin1String("nextTryAt")));
    trouble.count = toNumber(object.value(QLatin1String("count")));
    return trouble;
}

namespace {

void putTrouble(QJsonObject& object, const std::optional<Trouble>& trouble)
{
    if (trouble)
        object.insert(QStringLiteral("trouble"), toJson(*trouble));
}

std::optional<Trouble> trouble(const QJsonObject& object)
{
    const QJsonValue value = object.value(QLatin1String("trouble"));
    return value.isObject() ? std::optional(troubleFromJson(value.toObject())) : std::nullopt;
}

QJsonObject toJson(const TimeAccount& time)
{
    QJsonObject object{
        {QStringLiteral("provider"), time.provider}, {QStringLiteral("rateLimit"), time.rateLimit},
        {QStringLiteral("decode"), time.decode},     {QStringLiteral("database"), time.database},
        {QStringLiteral("idle"), time.idle},         {QStringLiteral("verdict"), QLatin1String(name(time.verdict))}};
    put(object, "advice", time.advice);
    put(object, "detail", time.detail);
    return object;
}

TimeAccount timeAccount(const QJsonObject& object)
{
    TimeAccount time;
    time.provider = object.value(QLatin1String("provider")).toDouble();
    time.rateLimit = object.value(QLatin1String("rateLimit")).toDouble();
    time.decode = object.value(QLatin1String("decode")).toDouble();
    time.database = object.value(QLatin1String("database")).toDouble();
    time.idle = object.value(QLatin1String("idle")).toDouble();
    time.verdict = stallCauseFromName(object.value(QLatin1String("verdict")).toString());
    time.advice = object.value(QLatin1String("advice")).toString();
    time.detail = object.value(QLatin1String("detail")).toString();
    return time;
}

EndpointSnapshot endpoint(const QJsonObject& object)
{
    EndpointSnapshot e;
    e.id = toNumber(object.value(QLatin1String("id")));
    e.url = object.value(QLatin1String("url")).toString();
    e.kind = object.value(QLatin1String("kind")).toString();
    e.priority = object.value(QLatin1String("priority")).toInt();
    e.enabled = object.value(QLatin1String("enabled")).toBool(true);
    e.state = endpointStateFromName(object.value(QLatin1String("state")).toString());
    e.head = toOptionalNumber(object.value(QLatin1String("head")));
    e.latencyMs = toOptionalDouble(object.value(QLatin1String("latencyMs")));
    e.maxBlocks = toNumber(object.value(QLatin1String("maxBlocks")));
    e.maxLogs = toNumber(object.value(QLatin1String("maxLogs")));
    e.blocksPerRequest = toNumber(object.value(QLatin1String("blocksPerRequest")));
    e.finalizedTag = toOptionalBool(object.value(QLatin1String("finalizedTag")));
    e.webSocket = toOptionalBool(object.value(QLatin1String("webSocket")));
    e.batches = toOptionalBool(object.value(QLatin1String("batches")));
    e.archive = toOptionalBool(object.value(QLatin1String("archive")));
    e.receipts = toOptionalBool(object.value(QLatin1String("receipts")));
    e.requestsPerSecond = object.value(QLatin1String("requestsPerSecond")).toDouble();
    e.errorsLastHour = toNumber(object.value(QLatin1String("errorsLastHour")));
    e.callsToday = toNumber(object.value(QLatin1String("callsToday")));
    e.callsBudget = toNumber(object.value(QLatin1String("callsBudget")));
    e.costToday = object.value(QLatin1String("costToday")).toDouble();
    e.client = object.value(QLatin1String("client")).toString();
    e.limits = object.value(QLatin1String("limits")).toObject();
    e.note = object.value(QLatin1String("note")).toString();
    e.trouble = trouble(object);
    e.learned = learnedLimitFromJson(object.value(QLatin1String("learned")).toObject());
    return e;
}

StreamSnapshot stream(const QJsonObject& object)
{
    StreamSnapshot s;
    s.stream = object.value(QLatin1String("stream")).toString();
    s.label = object.value(QLatin1String("label")).toString();
    s.symbol = object.value(QLatin1String("symbol")).toString();
    for (const QJsonValue address : object.value(QLatin1String("addresses")).toArray())
        s.addresses << address.toString();
    s.decimals = toOptionalInt(object.value(QLatin1String("decimals")));
    s.from = toNumber(object.value(QLatin1String("from")));
    s.to = toOptionalNumber(object.value(QLatin1String("to")));
    s.rows = toNumber(object.value(QLatin1String("rows")), -1);
    s.rowsExact = object.value(QLatin1String("rowsExact")).toBool();
    s.done = object.value(QLatin1String("done")).toDouble();
    return s;
}

}  // namespace

QJsonObject toJson(const LearnedLimit& learned)
{
    QJsonObject object;
    if (learned.perSecond > 0)
        object = {{QStringLiteral("perSecond"), learned.perSecond}, {QStringLiteral("unit"), learned.unit}};
    if (learned.batch > 0)
        object.insert(QStringLiteral("batch"), learned.batch);
    put(object, "at", learned.at);
    return object;
}

std::optional<LearnedLimit> learnedLimitFromJson(const QJsonObject& object)
{
    LearnedLimit learned;
    learned.perSecond = object.value(QLatin1String("perSecond")).toDouble();
    learned.unit = object.value(QLatin1String("unit")).toString();
    learned.batch = object.value(QLatin1String("batch")).toInt();
    learned.at = toTime(object.value(QLatin1String("at")));
    const bool known = learned.unit == QLatin1String("requests") || learned.unit == QLatin1String("calls") ||
                       learned.unit == QLatin1String("weight");
    if (!known || learned.perSecond <= 0)
        learned.perSecond = 0, learned.unit.clear();
    return learned.perSecond > 0 || learned.batch > 0 ? std::optional(learned) : std::nullopt;
}

QString describe(const LearnedLimit& learned)
{
    if (learned.perSecond <= 0)
        return learned.batch == 1 ? QStringLiteral("no batches, learned")
                                  : QStringLiteral("batches of %1 calls, learned").arg(learned.batch);
    const QString number = QString::number(learned.perSecond, 'f', learned.perSecond < 10 ? 1 : 0);
    const QString plain = number.endsWith(QLatin1String(".0")) ? number.chopped(2) : number;
    return (learned.unit == QLatin1String("requests") ? QStringLiteral("%1 requests/s, learned")
            : learned.unit == QLatin1String("calls")  ? QStringLiteral("%1 calls/s, learned")
                                                      : QStringLiteral("%1 compute units/s, learned"))
        .arg(plain);
}

QJsonObject toJson(const EndpointSnapshot& e)
{
    QJsonObject object{{QStringLiteral("id"), number(e.id)},
                       {QStringLiteral("url"), e.url},
                       {QStringLiteral("kind"), e.kind},
                       {QStringLiteral("priority"), e.priority},
                       {QStringLiteral("enabled"), e.enabled},
                       {QStringLiteral("state"), QLatin1String(name(e.state))},
                       {QStringLiteral("maxBlocks"), number(e.maxBlocks)},
                       {QStringLiteral("maxLogs"), number(e.maxLogs)},
                       {QStringLiteral("blocksPerRequest"), number(e.blocksPerRequest)},
                       {QStringLiteral("requestsPerSecond"), e.requestsPerSecond},
                       {QStringLiteral("errorsLastHour"), number(e.errorsLastHour)},
                       {QStringLiteral("callsToday"), number(e.callsToday)},
                       {QStringLiteral("callsBudget"), number(e.callsBudget)},
                       {QStringLiteral("costToday"), e.costToday}};
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
        object.insert(QStringLiteral("limits"), e.limits);
    putTrouble(object, e.trouble);
    if (e.learned)
        object.insert(QStringLiteral("learned"), toJson(*e.learned));
    return object;
}

QJsonObject toJson(const StreamSnapshot& s)
{
    QJsonObject object{{QStringLiteral("stream"), s.stream},
                       {QStringLiteral("from"), number(s.from)},
                       {QStringLiteral("done"), s.done}};
    put(object, "label", s.label);
    put(object, "symbol", s.symbol);
    if (!s.addresses.isEmpty())
        object.insert(QStringLiteral("addresses"), QJsonArray::fromStringList(s.addresses));
    put(object, "decimals", s.decimals);
    put(object, "to", s.to);
    if (s.rows >= 0) {
        object.insert(QStringLiteral("rows"), number(s.rows));
        object.insert(QStringLiteral("rowsExact"), s.rowsExact);
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
    QJsonObject object{{QStringLiteral("caip2"), c.caip2},
                       {QStringLiteral("name"), c.name},
                       {QStringLiteral("family"), c.family},
                       {QStringLiteral("features"), QJsonArray::fromStringList(names(c.features))},
                       {QStringLiteral("mark"), c.mark},
                       {QStringLiteral("state"), QLatin1String(name(c.state))},
                       {QStringLiteral("headerMode"), c.headerMode},
                       {QStringLiteral("confirmations"), c.confirmations},
                       {QStringLiteral("start"), number(c.start)},
                       {QStringLiteral("lagBlocks"), number(c.lagBlocks)},
                       {QStringLiteral("liveLagBlocks"), number(c.liveLagBlocks)},
                       {QStringLiteral("rowsPerSecond"), c.rowsPerSecond},
                       {QStringLiteral("blocksPerSecond"), c.blocksPerSecond},
                       {QStringLiteral("requestsPerSecond"), c.requestsPerSecond},
                       {QStringLiteral("queueDepth"), number(c.queueDepth)},
                       {QStringLiteral("queueOldestSeconds"), c.queueOldestSeconds},
                       {QStringLiteral("inFlightRequests"), c.inFlightRequests},
                       {QStringLiteral("done"), c.done},
                       {QStringLiteral("covered"), fromIntervals(c.covered)},
                       {QStringLiteral("proven"), fromIntervals(c.proven)},
                       {QStringLiteral("provenUndecided"), number(c.provenUndecided)},
                       {QStringLiteral("inFlight"), fromIntervals(c.inFlight)},
                       {QStringLiteral("gaps"), fromIntervals(c.gaps)},
                       {QStringLiteral("gapBlocks"), number(c.gapBlocks)},
                       {QStringLiteral("waitingBlocks"), number(c.waitingBlocks)},
                       {QStringLiteral("time"), toJson(c.time)},
                       {QStringLiteral("endpoints"), endpoints},
                       {QStringLiteral("streams"), streams},
                       {QStringLiteral("heldHere"), c.heldHere},
                       {QStringLiteral("live"), c.live}};
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
    object.insert(QStringLiteral("followed"), c.followed);
    put(object, "lagSeconds", c.lagSeconds);
    put(object, "liveLagSeconds", c.liveLagSeconds);
    put(object, "blockSeconds", c.blockSeconds);
    put(object, "remainingSeconds", c.remainingSeconds);
    put(object, "holder", c.holder);
    putTrouble(object, c.trouble);
    if (c.logChecks)
        object.insert(QStringLiteral("logChecks"),
                      QJsonObject{{QStringLiteral("sampling"), c.logChecks->sampling},
                                  {QStringLiteral("askedBlocks"), number(c.logChecks->askedBlocks)},
                                  {QStringLiteral("undecidedBlocks"), number(c.logChecks->undecidedBlocks)},
                                  {QStringLiteral("shortBlocks"), number(c.logChecks->shortBlocks)},
                                  {QStringLiteral("uncheckedBlocks"), number(c.logChecks->uncheckedBlocks)},
                                  {QStringLiteral("unchecked"), fromIntervals(c.logChecks->unchecked)}});
    if (c.databaseBytes >= 0)
        object.insert(QStringLiteral("databaseBytes"), number(c.databaseBytes));
    if (c.rowsTotal >= 0)
        object.insert(QStringLiteral("rowsTotal"), number(c.rowsTotal));
    object.insert(QStringLiteral("failedItems"), number(c.failedItems));
    return object;
}

ChainSnapshot chainSnapshotFromJson(const QJsonObject& object)
{
    ChainSnapshot c;
    c.caip2 = object.value(QLatin1String("caip2")).toString();
    c.name = object.value(QLatin1String("name")).toString();
    c.family = object.value(QLatin1String("family")).toString();
    c.features = featuresFromNames(object.value(QLatin1String("features")).toVariant().toStringList());
    c.mark = object.value(QLatin1String("mark")).toInt();
    c.state = chainStateFromName(object.value(QLatin1String("state")).toString());
    c.since = toTime(object.value(QLatin1String("since")));
    c.headerMode = object.value(QLatin1String("headerMode")).toString();
    c.confirmations = object.value(QLatin1String("confirmations")).toInt();
    c.explorer = object.value(QLatin1String("explorer")).toString();
    c.nativeSymbol = object.value(QLatin1String("nativeSymbol")).toString();
    c.networkId = toOptionalNumber(object.value(QLatin1String("networkId")));
    c.reading = object.value(QLatin1String("reading")).toString();
    c.start = toNumber(object.value(QLatin1String("start")));
    c.end = toOptionalNumber(object.value(QLatin1String("end")));
    c.head = toOptionalNumber(object.value(QLatin1String("head")));
    c.finalized = toOptionalNumber(object.value(QLatin1String("finalized")));
    c.stored = toOptionalNumber(object.value(QLatin1String("stored")));
    c.indexed = toOptionalNumber(object.value(QLatin1String("indexed")));
    c.headTime = toTime(object.value(QLatin1String("headTime")));
    c.storedTime = toTime(object.value(QLatin1String("storedTime")));
    c.indexedTime = toTime(object.value(QLatin1String("indexedTime")));
    c.headSeenAt = toTime(object.value(QLatin1String("headSeenAt")));
    c.addedAt = toTime(object.value(QLatin1String("addedAt")));
    c.doneTo = toOptionalNumber(object.value(QLatin1String("doneTo")));
    c.followed = object.value(QLatin1String("followed")).toBool();
    c.lagBlocks = toNumber(object.value(QLatin1String("lagBlocks")));
    c.liveLagBlocks = toNumber(object.value(QLatin1String("liveLagBlocks")));
    c.lagSeconds = toOptionalDouble(object.value(QLatin1String("lagSeconds")));
    c.liveLagSeconds = toOptionalDouble(object.value(QLatin1String("liveLagSeconds")));
    c.blockSeconds = toOptionalDouble(object.value(QLatin1String("blockSeconds")));
    c.rowsPerSecond = object.value(QLatin1String("rowsPerSecond")).toDouble();
    c.blocksPerSecond = object.value(QLatin1String("blocksPerSecond")).toDouble();
    c.requestsPerSecond = object.value(QLatin1String("requestsPerSecond")).toDouble();
    c.queueDepth = toNumber(object.value(QLatin1String("queueDepth")));
    c.queueOldestSeconds = object.value(QLatin1String("queueOldestSeconds")).toDouble();
    c.inFlightRequests = object.value(QLatin1String("inFlightRequests")).toInt();
    c.remainingSeconds = toOptionalDouble(object.value(QLatin1String("remainingSeconds")));
    c.done = object.value(QLatin1String("done")).toDouble();
    c.covered = toIntervals(object.value(QLatin1String("covered")));
    c.proven = toIntervals(object.value(QLatin1String("proven")));
    c.provenUndecided = toNumber(object.value(QLatin1String("provenUndecided")));
    c.inFlight = toIntervals(object.value(QLatin1String("inFlight")));
    c.gaps = toIntervals(object.value(QLatin1String("gaps")));
    c.gapBlocks = toNumber(object.value(QLatin1String("gapBlocks")));
    c.waitingBlocks = toNumber(object.value(QLatin1String("waitingBlocks")));
    c.time = timeAccount(object.value(QLatin1String("time")).toObject());
    c.trouble = trouble(object);
    for (const QJsonValue entry : object.value(QLatin1String("endpoints")).toArray())
        c.endpoints.push_back(endpoint(entry.toObject()));
    for (const QJsonValue entry : object.value(QLatin1String("streams")).toArray())
        c.streams.push_back(stream(entry.toObject()));
    if (const QJsonValue checks = object.value(QLatin1String("logChecks")); checks.isObject())
        c.logChecks = LogChecks{
            checks[QLatin1String("sampling")].toDouble(1),      toNumber(checks[QLatin1String("askedBlocks")]),
            toNumber(checks[QLatin1String("undecidedBlocks")]), toNumber(checks[QLatin1String("shortBlocks")]),
            toNumber(checks[QLatin1String("uncheckedBlocks")]), toIntervals(checks[QLatin1String("unchecked")])};
    c.databaseBytes = toNumber(object.value(QLatin1String("databaseBytes")), -1);
    c.rowsTotal = toNumber(object.value(QLatin1String("rowsTotal")), -1);
    c.failedItems = toNumber(object.value(QLatin1String("failedItems")));
    c.holder = object.value(QLatin1String("holder")).toString();
    c.heldHere = object.value(QLatin1String("heldHere")).toBool();
    c.live = object.value(QLatin1String("live")).toBool();
    return c;
}

QJsonObject toJson(const WorkspaceSnapshot& w)
{
    QJsonArray chains;
    for (const auto& chain : w.chains)
        chains.append(toJson(chain));
    QJsonObject object{{QStringLiteral("engine"), QLatin1String(name(w.engine))},
                       {QStringLiteral("chains"), chains},
                       {QStringLiteral("rowsPerSecond"), w.rowsPerSecond},
                       {QStringLiteral("queueDepth"), number(w.queueDepth)},
                       {QStringLiteral("failedItems"), number(w.failedItems)},
                       {QStringLiteral("unreadAlerts"), number(w.unreadAlerts)}};
    put(object, "at", w.at);
    putTrouble(object, w.trouble);
    if (w.databaseBytes >= 0)
        object.insert(QStringLiteral("databaseBytes"), number(w.databaseBytes));
    if (w.diskFreeBytes >= 0)
        object.insert(QStringLiteral("diskFreeBytes"), number(w.diskFreeBytes));
    return object;
}

WorkspaceSnapshot workspaceSnapshotFromJson(const QJsonObject& object)
{
    WorkspaceSnapshot w;
    w.at = toTime(object.value(QLatin1String("at")));
    w.engine = engineStateFromName(object.value(QLatin1String("engine")).toString());
    w.trouble = trouble(object);
    for (const QJsonValue entry : object.value(QLatin1String("chains")).toArray())
        w.chains.push_back(chainSnapshotFromJson(entry.toObject()));
    w.databaseBytes = toNumber(object.value(QLatin1String("databaseBytes")), -1);
    w.diskFreeBytes = toNumber(object.value(QLatin1String("diskFreeBytes")), -1);
    w.rowsPerSecond = object.value(QLatin1String("rowsPerSecond")).toDouble();
    w.queueDepth = toNumber(object.value(QLatin1String("queueDepth")));
    w.failedItems = toNumber(object.value(QLatin1String("failedItems")));
    w.unreadAlerts = toNumber(object.value(QLatin1String("unreadAlerts")));
    return w;
}

}  // namespace signalbox
