// SPDX-License-Identifier: GPL-3.0-or-later

#include "json_helpers.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"

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
        QJsonObject entry{{u"name"_s, check.name}, {u"ok"_s, check.ok}};
        put(entry, "text", "message", check.text);
        if (check.error)
            entry.insert(u"error"_s, toJson(*check.error));
        checks.append(entry);
    }
    QJsonObject object{{u"url"_s, report.url}, {u"checks"_s, checks}};
    put(object, "caip2", report.caip2);
    put(object, "head", report.head);
    put(object, "headTime", report.headTime);
    put(object, "genesisHash", report.genesisHash);
    put(object, "latencyMs", report.latencyMs);
    put(object, "blockSeconds", report.blockSeconds);
    object.insert(u"maxBlocks"_s, number(report.maxBlocks));
    object.insert(u"maxLogs"_s, number(report.maxLogs));
    put(object, "finalizedTag", report.finalizedTag);
    put(object, "safeTag", report.safeTag);
    put(object, "webSocket", report.webSocket);
    put(object, "batches", report.batches);
    put(object, "archive", report.archive);
    put(object, "receipts", report.receipts);
    put(object, "client", report.client);
    if (report.family != "eip155"_L1) {
        object.insert(u"family"_s, report.family);
        put(object, "chainName", report.chainName);
        put(object, "networkId", report.networkId);
        put(object, "bulk", report.bulk);
    }
    if (report.error)
        object.insert(u"error"_s, toJson(*report.error));
    return object;
}

QJsonObject toJson(const IndexingReport& report)
{
    QJsonObject steps;
    for (const auto& step : report.steps)
        steps.insert(step.name, step.milliseconds);
    QJsonArray reindexed;
    for (const auto& each : report.reindexed) {
        QJsonObject entry{
            {u"lo"_s, number(each.lo)},     {u"hi"_s, number(each.hi)}, {u"heights"_s, number(each.heights)},
            {u"done"_s, number(each.done)}, {u"by"_s, each.by},         {u"state"_s, each.state}};
        put(entry, "requestedAt", each.requestedAt);
        put(entry, "updatedAt", each.updatedAt);
        put(entry, "error", each.error);
        reindexed.append(entry);
    }
    QJsonObject object{{u"blocks"_s, number(report.blocks)},
                       {u"steps"_s, steps},
                       {u"milliseconds"_s, report.milliseconds},
                       {u"reindexed"_s, reindexed}};
    put(object, "secondsBehind", report.secondsBehind);
    return object;
}

QJsonObject toJson(const StartChoice& choice)
{
    QJsonObject estimate{{u"samples"_s, choice.estimate.samples}, {u"blocks"_s, number(choice.estimate.blocks)}};
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
    QJsonObject object{{u"id"_s, choice.id}, {u"from"_s, number(choice.from)}, {u"estimate"_s, estimate}};
    put(object, "at", choice.at);
    return object;
}

QJsonObject toJson(const TokenInfo& token)
{
    QJsonObject object{{u"address"_s, token.address}, {u"isContract"_s, token.isContract}};
    put(object, "symbol", token.symbol);
    put(object, "name", token.name);
    put(object, "decimals", token.decimals);
    put(object, "createdAt", token.createdAt);
    return object;
}

QJsonObject toJson(const EventRow& row)
{
    QJsonObject object = row.cells;
    object.insert(u"key"_s, row.key);
    if (row.pending)
        object.insert(u"pending"_s, true);
    return object;
}

QJsonObject toJson(const JobStatus& job)
{
    QJsonObject object{{u"id"_s, number(job.id)},     {u"kind"_s, job.kind},         {u"title"_s, job.title.english()},
                       {u"rows"_s, number(job.rows)}, {u"finished"_s, job.finished}, {u"cancelled"_s, job.cancelled},
                       {u"file"_s, job.file}};
    if (job.progress >= 0)
        object.insert(u"progress"_s, job.progress);
    if (job.rate > 0)
        object.insert(u"rate"_s, job.rate);
    put(object, "remainingSeconds", job.remainingSeconds);
    if (job.error)
        object.insert(u"error"_s, toJson(*job.error));
    return object;
}

QJsonObject toJson(const ReorgRow& row)
{
    QJsonObject object{{u"id"_s, number(row.id)},   {u"ancestor"_s, number(row.ancestor)},
                       {u"depth"_s, row.depth},     {u"oldHead"_s, row.oldHead},
                       {u"newHead"_s, row.newHead}, {u"rowsUndone"_s, number(row.rowsUndone)}};
    put(object, "detectedAt", row.detectedAt);
    return object;
}

QJsonObject toJson(const QuarantineRow& row)
{
    QJsonObject object{
        {u"block"_s, number(row.block)}, {u"position"_s, row.position}, {u"reason"_s, row.reason.english()},
        {u"state"_s, row.state},         {u"raw"_s, row.raw},           {u"tries"_s, row.tries}};
    put(object, "firstAt", row.firstAt);
    put(object, "stream", row.stream);
    return object;
}

QJsonObject toJson(const AlertRow& row)
{
    QJsonObject object{{u"id"_s, number(row.id)},
                       {u"kind"_s, row.kind},
                       {u"severity"_s, row.severity},
                       {u"text"_s, row.text.english()},
                       {u"count"_s, number(row.count)}};
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
    QJsonObject object{{u"level"_s, entry.level}, {u"category"_s, entry.category}, {u"text"_s, entry.text}};
    put(object, "at", entry.at);
    put(object, "caip2", entry.caip2);
    return object;
}

}  // namespace signalbox
