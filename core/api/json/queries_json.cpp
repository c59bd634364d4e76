// SPDX-License-Identifier: GPL-3.0-or-later

#include "json/error_fields.h"
#include "signalbox/literals.h"

namespace signalbox {

template <class V, json::Is<ProbeReport::Check> T>
void fields(V& v, T& check)
{
    v.always("name", check.name);
    v.always("ok", check.ok);
    v.known("text", "message", check.text);
    v.known("error", check.error);
}

template <class V, json::Is<ProbeReport> T>
void fields(V& v, T& report)
{
    v.always("url", report.url);
    v.always("checks", report.checks);
    v.known("caip2", report.caip2);
    v.known("head", report.head);
    v.known("earliest", report.earliest);
    v.known("headTime", report.headTime);
    v.known("genesisHash", report.genesisHash);
    v.known("latencyMs", report.latencyMs);
    v.known("blockSeconds", report.blockSeconds);
    v.always("maxBlocks", report.maxBlocks);
    v.always("maxLogs", report.maxLogs);
    v.known("finalizedTag", report.finalizedTag);
    v.known("safeTag", report.safeTag);
    v.known("webSocket", report.webSocket);
    v.known("batches", report.batches);
    v.known("archive", report.archive);
    v.known("receipts", report.receipts);
    v.known("client", report.client);
    if (!report.family.isEmpty()) {
        v.always("family", report.family);
        v.known("chainName", report.chainName);
        v.known("networkId", report.networkId);
        v.known("bulk", report.bulk);
    }
    v.known("error", report.error);
}

/// An object: the milliseconds of each step by its name.
template <>
struct json::Codec<std::vector<IndexingReport::Step>> {
    static QJsonValue write(const std::vector<IndexingReport::Step>& steps)
    {
        QJsonObject object;
        for (const auto& step : steps)
            object.insert(step.name, step.milliseconds);
        return object;
    }
};

template <class V, json::Is<IndexingReport::Reindexed> T>
void fields(V& v, T& each)
{
    v.known("requestedAt", each.requestedAt);
    v.known("updatedAt", each.updatedAt);
    v.always("lo", each.lo);
    v.always("hi", each.hi);
    v.always("heights", each.heights);
    v.always("done", each.done);
    v.always("by", each.by);
    v.always("state", each.state);
    v.known("error", each.error);
}

template <class V, json::Is<IndexingReport> T>
void fields(V& v, T& report)
{
    v.always("blocks", report.blocks);
    v.always("steps", report.steps);
    v.always("milliseconds", report.milliseconds);
    v.known("secondsBehind", report.secondsBehind);
    v.always("reindexed", report.reindexed);
}

template <class V, json::Is<Estimate> T>
void fields(V& v, T& estimate)
{
    v.always("samples", estimate.samples);
    v.always("blocks", estimate.blocks);
    v.known("calls", estimate.calls);
    v.known("rows", estimate.rows);
    v.known("bytes", estimate.bytes);
    v.known("seconds", estimate.seconds);
    v.known("callsLow", estimate.callsLow);
    v.known("callsHigh", estimate.callsHigh);
    v.known("rowsLow", estimate.rowsLow);
    v.known("rowsHigh", estimate.rowsHigh);
    v.known("secondsLow", estimate.secondsLow);
    v.known("secondsHigh", estimate.secondsHigh);
}

template <class V, json::Is<StartChoice> T>
void fields(V& v, T& choice)
{
    v.always("id", choice.id);
    v.always("from", choice.from);
    v.known("at", choice.at);
    v.always("estimate", choice.estimate);
}

template <class V, json::Is<TokenInfo> T>
void fields(V& v, T& token)
{
    v.always("address", token.address);
    v.known("symbol", token.symbol);
    v.known("name", token.name);
    v.known("decimals", token.decimals);
    v.known("createdAt", token.createdAt);
    v.always("isContract", token.isContract);
}

template <class V, json::Is<EventRow> T>
void fields(V& v, T& row)
{
    v.always("key", row.key);
    v.positive("pending", row.pending);
}

template <class V, json::Is<JobStatus> T>
void fields(V& v, T& job)
{
    v.always("id", job.id);
    v.always("kind", job.kind);
    v.english("title", job.title);
    v.known("progress", job.progress);
    v.always("rows", job.rows);
    v.positive("rate", job.rate);
    v.known("remainingSeconds", job.remainingSeconds);
    v.always("finished", job.finished);
    v.always("cancelled", job.cancelled);
    v.always("file", job.file);
    v.known("error", job.error);
}

template <class V, json::Is<ReorgRow> T>
void fields(V& v, T& row)
{
    v.always("id", row.id);
    v.known("detectedAt", row.detectedAt);
    v.always("ancestor", row.ancestor);
    v.always("depth", row.depth);
    v.always("oldHead", row.oldHead);
    v.always("newHead", row.newHead);
    v.always("rowsUndone", row.rowsUndone);
}

template <class V, json::Is<QuarantineRow> T>
void fields(V& v, T& row)
{
    v.always("block", row.block);
    v.always("position", row.position);
    v.english("reason", row.reason);
    v.always("state", row.state);
    v.always("raw", row.raw);
    v.known("firstAt", row.firstAt);
    v.always("tries", row.tries);
    v.known("stream", row.stream);
}

template <class V, json::Is<AlertRow> T>
void fields(V& v, T& row)
{
    v.always("id", row.id);
    v.known("caip2", row.caip2);
    v.always("kind", row.kind);
    v.always("severity", row.severity);
    v.english("text", row.text);
    v.known("since", row.since);
    v.known("lastAt", row.lastAt);
    v.known("until", row.until);
    v.known("acknowledgedAt", row.acknowledgedAt);
    v.known("acknowledgedBy", row.acknowledgedBy);
    v.always("count", row.count);
    v.known("mutedUntil", row.mutedUntil);
}

template <class V, json::Is<LogEntry> T>
void fields(V& v, T& entry)
{
    v.known("at", entry.at);
    v.always("level", entry.level);
    v.always("category", entry.category);
    v.known("caip2", entry.caip2);
    v.always("text", entry.text);
}

QJsonObject toJson(const ProbeReport& report)
{
    return json::written(report);
}

QJsonObject toJson(const IndexingReport& report)
{
    return json::written(report);
}

QJsonObject toJson(const StartChoice& choice)
{
    return json::written(choice);
}

QJsonObject toJson(const TokenInfo& token)
{
    return json::written(token);
}

QJsonObject toJson(const EventRow& row)
{
    return json::written(row, row.cells);
}

QJsonObject toJson(const JobStatus& job)
{
    return json::written(job);
}

QJsonObject toJson(const ReorgRow& row)
{
    return json::written(row);
}

QJsonObject toJson(const QuarantineRow& row)
{
    return json::written(row);
}

QJsonObject toJson(const AlertRow& row)
{
    return json::written(row);
}

QJsonObject toJson(const LogEntry& entry)
{
    return json::written(entry);
}

}  // namespace signalbox
