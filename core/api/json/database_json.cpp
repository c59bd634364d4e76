// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonArray>

#include "json/json_fields.h"
#include "signalbox/database_queries.h"
#include "signalbox/literals.h"

namespace signalbox {

template <class V, json::Is<DatabaseSummary> T>
void fields(V& v, T& summary)
{
    v.always("version", summary.version);
    v.known("server", summary.server);
    v.always("bytes", summary.bytes);
    v.known("freeBytes", summary.freeBytes);
    if (summary.bytesPerHour)  // it may shrink
        v.always("bytesPerHour", *summary.bytesPerHour);
    v.known("forecastBytes", summary.forecastBytes);
    v.known("forecastAt", summary.forecastAt);
    v.known("forecastChain", summary.forecastChain);
    v.known("cacheHitPercent", summary.cacheHit);
    v.known("readBytesPerHour", summary.readBytesPerHour);
    v.always("bloatBytes", summary.bloatBytes);
    v.always("bloatedIndexes", summary.bloatedIndexes);
    v.known("oldestTransactionMs", summary.oldestTransaction);
    v.known("oldestQuery", summary.oldestQuery);
    v.always("connections", summary.connections);
    v.always("active", summary.active);
    v.always("idle", summary.idle);
    v.always("mostConnections", summary.most);
    v.known("statisticsSince", summary.statisticsSince);
}

template <class V, json::Is<DatabaseTable> T>
void fields(V& v, T& table)
{
    v.always("schema", table.schema);
    v.always("name", table.name);
    v.always("rows", table.rows);
    v.always("deadRows", table.deadRows);
    v.always("bytes", table.bytes);
    v.always("indexBytes", table.indexBytes);
    v.always("sequentialScans", table.sequentialScans);
    v.always("indexScans", table.indexScans);
    v.known("vacuumed", table.vacuumed);
    v.known("analyzed", table.analyzed);
    v.always("changedSinceAnalyze", table.changedSinceAnalyze);
    v.known("verdicts", table.verdicts);
}

template <class V, json::Is<DatabaseIndex> T>
void fields(V& v, T& index)
{
    v.always("schema", index.schema);
    v.always("table", index.table);
    v.always("name", index.name);
    v.always("bytes", index.bytes);
    v.always("scans", index.scans);
    v.known("bloat", index.bloat);
    v.always("usage", index.usage);
    v.always("isBloated", index.isBloated);
    v.always("isConstraint", index.isConstraint);
    v.always("isValid", index.isValid);
}

template <class V, json::Is<SlowQuery> T>
void fields(V& v, T& query)
{
    v.always("text", query.text);
    v.always("calls", query.calls);
    v.always("meanMs", query.meanMs);
    v.always("maxMs", query.maxMs);
    v.always("totalMs", query.totalMs);
    v.always("rows", query.rows);
}

template <class V, json::Is<LoggedQuery> T>
void fields(V& v, T& query)
{
    v.always("started", query.started);
    v.always("tookMs", query.tookMs);
    v.always("pid", query.pid);
    v.known("application", query.application);
    v.known("user", query.user);
    v.known("text", query.text);
}

template <class V, json::Is<DatabaseConnection> T>
void fields(V& v, T& connection)
{
    v.always("pid", connection.pid);
    v.known("application", connection.application);
    v.known("user", connection.user);
    v.known("state", connection.state);
    v.known("query", connection.query);
    v.known("waits", connection.waits);
    v.known("transactionMs", connection.transactionMs);
    v.known("stateMs", connection.stateMs);
}

template <class V, json::Is<MaintenanceJob> T>
void fields(V& v, T& job)
{
    v.always("id", job.id);
    v.known("kind", job.kind);
    v.always("own", job.own);
    v.known("objects", job.objects);
    v.english("what", job.what);
    v.english("schedule", job.schedule);
    v.known("cron", job.cron);
    v.known("quietHours", job.quiet);
    v.always("enabled", job.enabled);
    v.always("running", job.running);
    v.known("progress", job.progress);
    v.known("state", job.state);
    v.known("lastRun", job.lastRun);
    v.known("nextRun", job.nextRun);
    v.known("result", "resultMessage", job.result);
    v.known("added", job.added);
    v.known("tookMs", job.tookMs);
    v.known("changedBy", job.changedBy);
    v.known("changedAt", job.changedAt);
}

template <class V, json::Is<MaintenanceRun> T>
void fields(V& v, T& run)
{
    v.always("id", run.id);
    v.always("job", run.job);
    v.english("what", run.what);
    v.always("state", run.state);
    v.known("objects", run.objects);
    v.known("by", run.by);
    v.known("console", run.console);
    v.known("wanted", run.wanted);
    v.known("started", run.started);
    v.known("finished", run.finished);
    v.always("bytesFreed", run.bytesFreed);
    v.always("rows", run.rows);
    v.known("result", "resultMessage", run.result);
}

template <class V, json::Is<MaintenancePlan> T>
void fields(V& v, T& plan)
{
    v.always("statements", plan.statements);
    v.always("bytesNow", plan.bytesNow);
    v.always("bytesAfter", plan.bytesAfter);
    v.always("rows", plan.rows);
    v.always("extraBytes", plan.extraBytes);
    v.known("freeBytes", plan.freeBytes);
    v.known("seconds", plan.seconds);
    v.always("openTransactions", plan.openTransactions);
    v.known("oldestTransactionMs", plan.oldestTransactionMs);
}

QJsonObject toJson(const DatabaseSummary& summary)
{
    return json::written(summary);
}

QJsonObject toJson(const DatabaseTable& table)
{
    return json::written(table);
}

QJsonObject toJson(const DatabaseIndex& index)
{
    return json::written(index);
}

QJsonObject toJson(const SlowQuery& query)
{
    return json::written(query);
}

QJsonObject toJson(const LoggedQuery& query)
{
    return json::written(query);
}

QJsonObject toJson(const DatabaseConnection& connection)
{
    return json::written(connection);
}

QJsonObject toJson(const MaintenanceJob& job)
{
    return json::written(job);
}

QJsonObject toJson(const MaintenanceRun& run)
{
    return json::written(run);
}

QJsonObject toJson(const MaintenancePlan& plan)
{
    QJsonObject object = json::written(plan);
    QJsonArray warnings;
    for (const Message& warning : plan.warnings)
        warnings.append(warning.english());
    if (!warnings.isEmpty())
        object.insert("warnings"_L1, warnings);
    return object;
}

}  // namespace signalbox
