// SPDX-License-Identifier: GPL-3.0-or-later

#include "care/work/steps.h"

#include <QFileInfo>

#include "care/rows/object_rows.h"
#include "care/work/quarters.h"
#include "signalbox/literals.h"

namespace signalbox::care {

namespace {

using store::Transaction;
using Steps = std::vector<Step>;

QString quoted(const QString& schema, const QString& name)
{
    return QString::fromStdString(store::quoteName(schema) + "." + store::quoteName(name));
}

/// The objects that a run is for. An object is named by itself, by its table or by its schema.
class Wanted {
public:
    explicit Wanted(const QStringList& objects) : m_all(objects), m_missing(objects) {}
    bool has(std::initializer_list<QString> names)
    {
        bool found = false;
        for (const QString& name : names)
            if (m_all.contains(name)) {
                m_missing.removeAll(name);
                found = true;
            }
        return found;
    }
    const QStringList& missing() const { return m_missing; }

private:
    const QStringList m_all;
    QStringList m_missing;
};

/// Objects that are gone fail a run that was asked for; of an added job, the others are still maintained.
Expected<Steps> withMissing(Steps steps, const QStringList& missing, const RunOrder& order, const char* code)
{
    if (missing.isEmpty() || order.scheduled)
        return steps;
    if (!order.own || steps.empty())
        return fail(objectUnknown(code, missing.join(u", "_s)));
    for (const QString& object : missing)
        steps.push_back({Step::Kind::Missing, object});
    return steps;
}

bool isLeftover(const DatabaseIndex& index)
{
    return !index.isValid && (index.name.contains("_ccnew"_L1) || index.name.contains("_ccold"_L1));
}

/// The smallest first: each frees space for the next one.
Expected<Steps> rebuilds(Transaction& transaction, const RunOrder& order)
{
    Wanted wanted(order.objects);
    const bool all = order.objects.isEmpty() || order.scheduled;
    Steps steps;
    for (const IndexRow& row : readIndexes(transaction)) {
        if (!row.isOurs || isLeftover(row.index))
            continue;
        const DatabaseIndex& index = row.index;
        const bool named = wanted.has({row.place(), index.schema + u'.' + index.table, index.schema});
        if (!named && !(all && index.isBloated))
            continue;
        steps.push_back({Step::Kind::Rebuild, row.place(), rebuildStatement(row.index.schema, row.index.name),
                         row.index.bytes, row.bytesAfter(), row.rows});
    }
    std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.bytes < b.bytes; });
    return withMissing(std::move(steps), wanted.missing(), order, "INDEX_UNKNOWN");
}

Expected<Steps> vacuums(Transaction& transaction, const RunOrder& order)
{
    Wanted wanted(order.objects);
    const bool all = order.objects.isEmpty() || order.scheduled, onlyAnalyzes = order.kind == "analyze"_L1;
    Steps steps;
    for (const TableRow& row : readTables(transaction)) {
        if (!row.isOurs)
            continue;
        const bool named = wanted.has({row.place(), row.table.schema});
        const bool dead = !onlyAnalyzes && row.table.verdicts.contains("dead_rows"_L1);
        const bool stale = row.table.verdicts.contains("stale_statistics"_L1);
        if (!named && !(all && (stale || (dead && row.rested))))
            continue;
        const QString name = quoted(row.table.schema, row.table.name);
        const bool vacuums = !onlyAnalyzes && (dead || named);
        steps.push_back({Step::Kind::Statement, row.place(), (vacuums ? u"VACUUM (ANALYZE) "_s : u"ANALYZE "_s) + name,
                         row.table.bytes, row.table.bytes, row.table.rows + row.table.deadRows});
    }
    return withMissing(std::move(steps), wanted.missing(), order, "TABLE_UNKNOWN");
}

Steps userStatistics(Transaction& transaction)
{
    const auto rows = transaction.exec(
        "SELECT pg_total_relation_size(c.oid), greatest(c.reltuples, 0)::bigint FROM pg_catalog.pg_class c WHERE c.oid "
        "= "
        "to_regclass('ibc.mv_user_statistics')");
    if (rows.empty())
        return {};
    const qint64 bytes = store::integer(rows[0][0]);
    return {{Step::Kind::Statement, u"ibc.mv_user_statistics"_s,
             u"REFRESH MATERIALIZED VIEW CONCURRENTLY ibc.mv_user_statistics"_s, bytes, bytes,
             store::integer(rows[0][1])}};
}

Steps dailyStatistics(Transaction& transaction)
{
    if (!store::boolean(transaction.exec("SELECT to_regprocedure('ibc.aggregate_daily_stats()') IS NOT NULL")[0][0]))
        return {};
    return {{Step::Kind::Statement, {}, u"CALL ibc.aggregate_daily_stats()"_s}};
}

/// The samples of charts have the same ages as in store/samples.h.
Steps samples()
{
    Steps steps;
    for (
        const char* statement :
        {"DELETE FROM signalbox.samples WHERE (step = '10 s' AND at < now() - interval '1 day') OR (step = '1 min' AND "
         "at < now() - interval '30 days') OR (step = '1 h' AND at < now() - interval '2 years')",
         "DELETE FROM signalbox.database_samples s WHERE s.at < now() - interval '2 years' OR (s.at < now() - interval "
         "'2 days' AND EXISTS (SELECT FROM signalbox.database_samples e WHERE e.at < s.at AND e.at >= "
         "date_trunc('hour', "
         "s.at)))",
         "DELETE FROM signalbox.slow_query_log WHERE started_at < now() - interval '30 days'",
         "DELETE FROM signalbox.maintenance_runs WHERE state NOT IN ('queued', 'running') AND finished_at < now() - "
         "interval '1 year'"})
        steps.push_back({Step::Kind::Statement, {}, QString::fromLatin1(statement)});
    return steps;
}

Steps rotation(const Machine& machine)
{
    const QFileInfo log(machine.serverLog());
    if (!machine.hasFiles() || !log.isFile() || log.size() == 0)
        return {};
    return {{Step::Kind::Rotate, log.filePath(), {}, log.size(), log.size()}};
}

void warnOfTransactions(Transaction& transaction, MaintenancePlan& plan)
{
    const auto row = transaction.exec(
        "SELECT count(*), (max(extract(epoch FROM clock_timestamp() - xact_start)) * 1000)::bigint, "
        "(array_agg(coalesce("
        "nullif(application_name, ''), usename, '') ORDER BY xact_start))[1] FROM pg_stat_activity WHERE datname = "
        "current_database() AND pid <> pg_backend_pid() AND xact_start < clock_timestamp() - interval '1 s' AND "
        "backend_type = 'client backend'")[0];
    plan.openTransactions = int(store::integer(row[0]));
    plan.oldestTransactionMs = store::maybeInteger(row[1]);
    if (plan.oldestTransactionMs)
        plan.warnings.push_back(
            Message(QT_TRANSLATE_NOOP(
                        "Engine",
                        "A transaction of %1 has been open for %L2 s. The old index cannot be replaced until it ends."))
                .arg(store::text(row[2]))
                .arg(*plan.oldestTransactionMs / 1000));
}

/// By the newest rebuilds; none before the first one.
std::optional<double> secondsFor(Transaction& transaction, qint64 bytes)
{
    const auto speed = store::maybeReal(
        transaction.exec("SELECT sum(bytes_before) / nullif(sum(seconds), 0) FROM signalbox.index_rebuilds")[0][0]);
    return speed && *speed > 0 ? std::optional(double(bytes) / *speed) : std::nullopt;
}

/// With the kind of the job, and the objects of an added one.
Expected<RunOrder> resolved(Transaction& transaction, RunOrder order)
{
    if (!order.kind.isEmpty())
        return order;
    if (!jobKind(order.job) && ownKinds().contains(order.job)) {  // the preview of a job that is not stored yet
        order.kind = order.job;
        return order;
    }
    const auto spec = jobSpec(transaction, order.job);
    if (!spec)
        return fail(spec.error());
    order.kind = spec->kind;
    if (spec->own && order.objects.isEmpty()) {
        order.own = true;
        order.objects = spec->objects;
    }
    return order;
}

}  // namespace

Error objectUnknown(const char* code, const QString& objects)
{
    return Error::make(
        ErrorKind::NotFound, code,
        Message(QT_TRANSLATE_NOOP(
                    "Engine", "The database has no object %1 that Signalbox can maintain. Specify it as schema.name."))
            .arg(objects.left(300)));
}

QString rebuildStatement(const QString& schema, const QString& name)
{
    return u"REINDEX INDEX CONCURRENTLY "_s + quoted(schema, name);
}

Expected<Steps> stepsOf(Transaction& transaction, const Machine& machine, const RunOrder& order)
{
    const auto known = resolved(transaction, order);
    if (!known)
        return fail(known.error());
    if (known->kind == "reindex"_L1)
        return rebuilds(transaction, *known);
    if (known->kind == "vacuum"_L1 || known->kind == "analyze"_L1)
        return vacuums(transaction, *known);
    if (known->kind == "user_statistics"_L1)
        return userStatistics(transaction);
    if (known->kind == "daily_statistics"_L1)
        return dailyStatistics(transaction);
    if (known->kind == "samples"_L1)
        return samples();
    if (known->kind == "partitions"_L1)
        return partitionSteps(transaction, QDateTime::currentDateTimeUtc().date());
    return rotation(machine);
}

bool needsVacuum(Transaction& transaction)
{
    const auto steps = vacuums(transaction, {0, u"vacuum"_s, {}, true});
    return steps && !steps->empty();
}

Expected<MaintenancePlan> planOf(Transaction& transaction, const Machine& machine, const RunOrder& order)
{
    const auto steps = stepsOf(transaction, machine, order);
    if (!steps)
        return fail(steps.error());
    MaintenancePlan plan;
    qint64 rebuilt = 0;
    for (const Step& step : *steps) {
        if (step.kind == Step::Kind::Missing)
            plan.warnings.push_back(objectUnknown("OBJECT_UNKNOWN", step.object).message);
        if (!step.statement.isEmpty())
            plan.statements << step.statement + u';';
        plan.bytesNow += step.bytes;
        plan.bytesAfter += step.bytesAfter;
        plan.rows += step.rows;
        if (step.kind == Step::Kind::Rebuild) {
            rebuilt += step.bytes;
            // The old index is dropped before the next one is rebuilt.
            plan.extraBytes = std::max(plan.extraBytes, step.bytesAfter);
        }
    }
    plan.freeBytes = machine.freeBytes();
    if (rebuilt > 0) {
        plan.seconds = secondsFor(transaction, rebuilt);
        warnOfTransactions(transaction, plan);
    }
    if (const auto allowed = machine.allows(plan.extraBytes); !allowed)
        plan.warnings.push_back(allowed.error().message);
    return plan;
}

}  // namespace signalbox::care
