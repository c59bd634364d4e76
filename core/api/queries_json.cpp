#include "json_helpers.h"
#include "signalbox/json.h"

namespace signalbox {

using namespace json;

const char* name(EventKind kind)
{
    return kind == EventKind::Transfers ? "transfers" : "registry";
}

namespace {

constexpr std::pair<Metric, const char*> metrics[] = {
    {Metric::Head, "head"},
    {Metric::Indexed, "indexed"},
    {Metric::Stored, "stored"},
    {Metric::LagSeconds, "lag_seconds"},
    {Metric::LagBlocks, "lag_blocks"},
    {Metric::RowsPerSecond, "rows_per_second"},
    {Metric::BlocksPerSecond, "blocks_per_second"},
    {Metric::QueueDepth, "queue_depth"},
    {Metric::QueueOldest, "queue_oldest"},
    {Metric::InFlight, "in_flight"},
    {Metric::RequestsPerSecond, "requests_per_second"},
    {Metric::ErrorsPerSecond, "errors_per_second"},
    {Metric::LiveLagSeconds, "live_lag_seconds"},
};

}  // namespace

const char* name(Metric metric)
{
    for (const auto& [entry, text] : metrics)
        if (entry == metric)
            return text;
    return "";
}

std::optional<Metric> metricFromName(const QString& text)
{
    for (const auto& [entry, known] : metrics)
        if (text == QLatin1String(known))
            return entry;
    return std::nullopt;
}

QJsonObject toJson(const ProbeReport& report)
{
    QJsonArray checks;
    for (const auto& check : report.checks) {
        QJsonObject entry{{QStringLiteral("name"), check.name}, {QStringLiteral("ok"), check.ok}};
        put(entry, "text", check.text);
        if (check.error)
            entry.insert(QStringLiteral("error"), toJson(*check.error));
        checks.append(entry);
    }
    QJsonObject object{{QStringLiteral("url"), report.url}, {QStringLiteral("checks"), checks}};
    put(object, "caip2", report.caip2);
    put(object, "head", report.head);
    put(object, "headTime", report.headTime);
    put(object, "genesisHash", report.genesisHash);
    put(object, "latencyMs", report.latencyMs);
    put(object, "blockSeconds", report.blockSeconds);
    object.insert(QStringLiteral("maxBlocks"), number(report.maxBlocks));
    object.insert(QStringLiteral("maxLogs"), number(report.maxLogs));
    put(object, "finalizedTag", report.finalizedTag);
    put(object, "safeTag", report.safeTag);
    put(object, "webSocket", report.webSocket);
    put(object, "batches", report.batches);
    put(object, "archive", report.archive);
    put(object, "receipts", report.receipts);
    put(object, "client", report.client);
    if (report.family != QLatin1String("eip155")) {
        object.insert(QStringLiteral("family"), report.family);
        put(object, "chainName", report.chainName);
        put(object, "networkId", report.networkId);
        put(object, "bulk", report.bulk);
    }
    if (report.error)
        object.insert(QStringLiteral("error"), toJson(*report.error));
    return object;
}

QJsonObject toJson(const IndexingReport& report)
{
    QJsonObject steps;
    for (const auto& step : report.steps)
        steps.insert(step.name, step.milliseconds);
    QJsonArray reindexed;
    for (const auto& each : report.reindexed) {
        QJsonObject entry{{QStringLiteral("lo"), number(each.lo)},
                          {QStringLiteral("hi"), number(each.hi)},
                          {QStringLiteral("heights"), number(each.heights)},
                          {QStringLiteral("done"), number(each.done)},
                          {QStringLiteral("by"), each.by},
                          {QStringLiteral("state"), each.state}};
        put(entry, "requestedAt", each.requestedAt);
        put(entry, "updatedAt", each.updatedAt);
        put(entry, "error", each.error);
        reindexed.append(entry);
    }
    QJsonObject object{{QStringLiteral("blocks"), number(report.blocks)},
                       {QStringLiteral("steps"), steps},
                       {QStringLiteral("milliseconds"), report.milliseconds},
                       {QStringLiteral("reindexed"), reindexed}};
    put(object, "secondsBehind", report.secondsBehind);
    return object;
}

QJsonObject toJson(const StartChoice& choice)
{
    QJsonObject estimate{{QStringLiteral("samples"), choice.estimate.samples},
                         {QStringLiteral("blocks"), number(choice.estimate.blocks)}};
    put(estimate, "calls", choice.estimate.calls);
    put(estimate, "rows", choice.estimate.rows);
    put(estimate, "bytes", choice.estimate.bytes);
    put(estimate, "seconds", choice.estimate.seconds);
    put(estimate, "callsLow", choice.estimate.callsLow);
    put(estimate, "callsHigh", choice.estimate.callsHigh);
    put(estimate, "rowsLow", choice.estimate.rowsLow);
    put(estimate, "rowsHigh", choice.estimate.rowsHigh);
    put(estimate, "secondsLow", choice.estimate.secondsLow);
    put(estimate, "secondsHigh", choice.estimate.secondsHigh);
    QJsonObject object{{QStringLiteral("id"), choice.id},
                       {QStringLiteral("from"), number(choice.from)},
                       {QStringLiteral("estimate"), estimate}};
    put(object, "at", choice.at);
    return object;
}

QJsonObject toJson(const TokenInfo& token)
{
    QJsonObject object{{QStringLiteral("address"), token.address}, {QStringLiteral("isContract"), token.isContract}};
    put(object, "symbol", token.symbol);
    put(object, "name", token.name);
    put(object, "decimals", token.decimals);
    put(object, "createdAt", token.createdAt);
    return object;
}

QJsonObject toJson(const EventRow& row)
{
    QJsonObject object = row.cells;
    object.insert(QStringLiteral("key"), row.key);
    if (row.pending)
        object.insert(QStringLiteral("pending"), true);
    return object;
}

QJsonObject toJson(const JobStatus& job)
{
    QJsonObject object{{QStringLiteral("id"), number(job.id)},     {QStringLiteral("kind"), job.kind},
                       {QStringLiteral("title"), job.title},       {QStringLiteral("rows"), number(job.rows)},
                       {QStringLiteral("finished"), job.finished}, {QStringLiteral("cancelled"), job.cancelled},
                       {QStringLiteral("file"), job.file}};
    if (job.progress >= 0)
        object.insert(QStringLiteral("progress"), job.progress);
    if (job.rate > 0)
        object.insert(QStringLiteral("rate"), job.rate);
    put(object, "remainingSeconds", job.remainingSeconds);
    if (job.error)
        object.insert(QStringLiteral("error"), toJson(*job.error));
    return object;
}

QJsonObject toJson(const ReorgRow& row)
{
    QJsonObject object{
        {QStringLiteral("id"), number(row.id)},   {QStringLiteral("ancestor"), number(row.ancestor)},
        {QStringLiteral("depth"), row.depth},     {QStringLiteral("oldHead"), row.oldHead},
        {QStringLiteral("newHead"), row.newHead}, {QStringLiteral("rowsUndone"), number(row.rowsUndone)}};
    put(object, "detectedAt", row.detectedAt);
    return object;
}

QJsonObject toJson(const QuarantineRow& row)
{
    QJsonObject object{{QStringLiteral("block"), number(row.block)},
                       {QStringLiteral("position"), row.position},
                       {QStringLiteral("reason"), row.reason},
                       {QStringLiteral("state"), row.state},
                       {QStringLiteral("raw"), row.raw},
                       {QStringLiteral("tries"), row.tries}};
    put(object, "firstAt", row.firstAt);
    put(object, "stream", row.stream);
    return object;
}

QJsonObject toJson(const AlertRow& row)
{
    QJsonObject object{{QStringLiteral("id"), number(row.id)},
                       {QStringLiteral("kind"), row.kind},
                       {QStringLiteral("severity"), row.severity},
                       {QStringLiteral("text"), row.text},
                       {QStringLiteral("count"), number(row.count)}};
    put(object, "caip2", row.caip2);
    put(object, "since", row.since);
    put(object, "lastAt", row.lastAt);
    put(object, "until", row.until);
    put(object, "acknowledgedAt", row.acknowledgedAt);
    put(object, "acknowledgedBy", row.acknowledgedBy);
    put(object, "mutedUntil", row.mutedUntil);
    return object;
}

QJsonObject toJson(const LogEntry& entry)
{
    QJsonObject object{{QStringLiteral("level"), entry.level},
                       {QStringLiteral("category"), entry.category},
                       {QStringLiteral("text"), entry.text}};
    put(object, "at", entry.at);
    put(object, "caip2", entry.caip2);
    return object;
}

}  // namespace signalbox
