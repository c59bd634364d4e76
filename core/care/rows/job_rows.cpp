// SPDX-License-Identifier: GPL-3.0-or-later

#include "care/rows/job_rows.h"

#include <QJsonArray>

#include "care/rows/cron.h"
#include "signalbox/literals.h"
#include "store/shared_settings.h"

namespace signalbox::care {

namespace {

using store::Transaction;

const QString separator = u"\n"_s;  // no name of an object that we list has one

QStringList listOf(const pqxx::field& field)
{
    return store::text(field).split(separator, Qt::SkipEmptyParts);
}

Message messageOf(const pqxx::field& json)
{
    return json.is_null() ? Message() : Message::fromJson(QJsonValue(store::object(json)));
}

Message scheduleOf(const QString& cron)
{
    if (cron.isEmpty())
        return Message(QT_TRANSLATE_NOOP("Engine", "after 20 % changes"));
    const auto read = Cron::parse(cron);
    return read ? read->words() : Message(cron);
}

/// Stored state of every job, and the added jobs completely.
std::map<QString, MaintenanceJob> storedJobs(Transaction& transaction)
{
    std::map<QString, MaintenanceJob> stored;
    QStringList declared;
    for (const JobKind& kind : declaredJobs())
        declared << QLatin1String(kind.id);
    for (const auto& row : transaction.exec(
             "SELECT k.id, coalesce(j.enabled, true), coalesce(j.cron, ''), j.next_at, array_to_string(j.added, $2), "
             "r.state, r.progress, coalesce(r.finished_at, r.started_at), r.result, j.kind, j.name, "
             "array_to_string(j.objects, $2), j.quiet, (extract(epoch FROM r.finished_at - r.started_at) * "
             "1000)::bigint, coalesce(j.changed_by, ''), j.changed_at FROM (SELECT unnest($1::text[]) AS id UNION "
             "SELECT id FROM signalbox.maintenance_jobs "
             "WHERE "
             "kind IS NOT NULL) k LEFT JOIN signalbox.maintenance_jobs j ON j.id = k.id LEFT JOIN LATERAL (SELECT * "
             "FROM signalbox.maintenance_runs r WHERE r.job_id = k.id ORDER BY r.id DESC LIMIT 1) r ON true",
             {store::Value::textArray(declared), separator})) {
        MaintenanceJob job;
        job.id = store::text(row[0]);
        job.enabled = store::boolean(row[1]);
        job.cron = store::text(row[2]);
        job.nextRun = store::time(row[3]);
        job.added = listOf(row[4]);
        job.state = store::text(row[5]);
        job.running = job.state == "running"_L1;
        job.progress = job.running ? store::real(row[6], -1) : -1;
        job.lastRun = store::time(row[7]);
        job.result = messageOf(row[8]);
        job.own = !row[9].is_null();
        job.kind = store::text(row[9]);
        job.what = Message(store::text(row[10]));
        job.objects = listOf(row[11]);
        if (job.own && store::boolean(row[12]))
            job.quiet = u"own"_s;
        job.tookMs = store::maybeInteger(row[13]);
        job.changedBy = store::text(row[14]);
        job.changedAt = store::time(row[15]);
        stored.emplace(job.id, std::move(job));
    }
    return stored;
}

}  // namespace

QuietHours quietHours(Transaction& transaction)
{
    return {int(store::sharedSetting(transaction, u"maintenance.quiet_from"_s).toInteger()) % 24,
            int(store::sharedSetting(transaction, u"maintenance.quiet_to"_s).toInteger()) % 24};
}

Expected<JobSpec> jobSpec(Transaction& transaction, const QString& id)
{
    if (const JobKind* kind = jobKind(id))
        return JobSpec{id, id, Message(kind->what), {}, false};
    const auto rows = transaction.exec(
        "SELECT kind, name, array_to_string(objects, $2) FROM signalbox.maintenance_jobs WHERE id = $1 AND kind IS NOT "
        "NULL",
        {id, separator});
    if (!rows.empty())
        return JobSpec{id, store::text(rows[0][0]), Message(store::text(rows[0][1])), listOf(rows[0][2]), true};
    QStringList known;
    for (const JobKind& kind : declaredJobs())
        known << QLatin1String(kind.id);
    for (const auto& row :
         transaction.exec("SELECT id FROM signalbox.maintenance_jobs WHERE kind IS NOT NULL ORDER BY id LIMIT 50"))
        known << store::text(row[0]);
    return fail(ErrorKind::NotFound, "JOB_UNKNOWN",
                Message(QT_TRANSLATE_NOOP("Engine", "Maintenance job \"%1\" does not exist. The jobs are: %2."))
                    .arg(id.left(100), known.join(u", "_s)));
}

std::vector<MaintenanceJob> readJobs(Transaction& transaction, bool withFiles)
{
    const QString quiet = quietHours(transaction).text();
    std::map<QString, MaintenanceJob> stored = storedJobs(transaction);
    std::vector<MaintenanceJob> all;
    for (const JobKind& kind : declaredJobs()) {
        MaintenanceJob job = stored[QLatin1String(kind.id)];
        stored.erase(QLatin1String(kind.id));
        if (kind.ofFiles && !withFiles)
            continue;
        job.kind = job.id = QLatin1String(kind.id);
        job.what = Message(kind.what);
        if (job.cron.isEmpty())
            job.cron = QLatin1String(kind.cron);
        if (kind.quiet)
            job.quiet = quiet;
        all.push_back(std::move(job));
    }
    for (auto& [id, job] : stored) {
        if (!job.quiet.isEmpty())
            job.quiet = quiet;
        all.push_back(std::move(job));
    }
    for (MaintenanceJob& job : all) {
        job.schedule = scheduleOf(job.cron);
        if (!job.enabled)
            job.nextRun = {};
    }
    return all;
}

Expected<Done> changeJob(Transaction& transaction, const QString& job, bool enabled, const QString& cron,
                         const QString& by)
{
    const auto spec = jobSpec(transaction, job);
    if (!spec)
        return fail(spec.error());
    const QString wanted = cron.simplified();
    if (!wanted.isEmpty())
        if (const auto good = Cron::parse(wanted); !good)
            return fail(good.error());
    // A declared schedule is not stored, so that another version may change it.
    const JobKind* kind = jobKind(job);
    const auto own =
        wanted.isEmpty() || (kind && wanted == QLatin1String(kind->cron)) ? std::nullopt : std::optional(wanted);
    transaction.exec(
        "INSERT INTO signalbox.maintenance_jobs (id, enabled, cron, changed_by, changed_at) VALUES ($1, $2, $3, $4, "
        "now()) ON CONFLICT (id) DO UPDATE SET enabled = excluded.enabled, cron = CASE WHEN maintenance_jobs.kind IS "
        "NULL "
        "THEN excluded.cron ELSE coalesce(excluded.cron, maintenance_jobs.cron) END, next_at = NULL, changed_by = "
        "excluded.changed_by, changed_at = excluded.changed_at",
        {job, enabled, own, by});
    return Done{};
}

Expected<Done> addToNext(Transaction& transaction, const QString& job, const QStringList& objects)
{
    if (const auto spec = jobSpec(transaction, job); !spec)
        return fail(spec.error());
    transaction.exec(
        "INSERT INTO signalbox.maintenance_jobs AS j (id, added) VALUES ($1, $2::text[]) ON CONFLICT (id) DO UPDATE "
        "SET "
        "added = ARRAY(SELECT DISTINCT o FROM unnest(j.added || excluded.added) o ORDER BY o)",
        {job, store::Value::textArray(objects)});
    return Done{};
}

Expected<qint64> queueRun(Transaction& transaction, const RunOrder& order, const QString& by)
{
    const auto spec = jobSpec(transaction, order.job);
    if (!spec)
        return fail(spec.error());
    const auto rows = transaction.exec(
        "INSERT INTO signalbox.maintenance_runs (job_id, objects, scheduled, wanted_by) VALUES ($1, $2::text[], $3, "
        "$4) "
        "ON CONFLICT (job_id) WHERE state IN ('queued', 'running') DO NOTHING RETURNING id",
        {order.job, store::Value::textArray(order.objects.isEmpty() ? spec->objects : order.objects),
         order.scheduled && !spec->own, by});
    if (rows.empty())
        return fail(ErrorKind::Conflict, "JOB_RUNNING",
                    Message(QT_TRANSLATE_NOOP(
                        "Engine", "This maintenance job is already running. Wait until it finishes, or stop it.")));
    return store::integer(rows[0][0]);
}

Expected<Done> wantStop(Transaction& transaction, const QString& job)
{
    if (const auto spec = jobSpec(transaction, job); !spec)
        return fail(spec.error());
    transaction.exec(
        "UPDATE signalbox.maintenance_runs SET stop_wanted = true, state = CASE WHEN state = 'queued' THEN 'stopped' "
        "ELSE state END, finished_at = CASE WHEN state = 'queued' THEN now() END WHERE job_id = $1 AND state IN "
        "('queued', 'running')",
        {job});
    return Done{};
}

bool hasQueued(Transaction& transaction)
{
    return !transaction.exec("SELECT FROM signalbox.maintenance_runs WHERE state = 'queued' LIMIT 1").empty();
}

std::optional<RunOrder> beginNext(Transaction& transaction, const QString& console)
{
    const auto rows = transaction.exec(
        "UPDATE signalbox.maintenance_runs SET state = 'running', started_at = clock_timestamp(), console = $1, "
        "progress "
        "= 0 WHERE id = (SELECT id FROM signalbox.maintenance_runs WHERE state = 'queued' ORDER BY id LIMIT 1 FOR "
        "UPDATE "
        "SKIP LOCKED) RETURNING id, job_id, array_to_string(objects, $2), scheduled",
        {console, separator});
    if (rows.empty())
        return std::nullopt;
    RunOrder order{store::integer(rows[0][0]), store::text(rows[0][1]), listOf(rows[0][2]), store::boolean(rows[0][3])};
    if (const auto spec = jobSpec(transaction, order.job)) {
        order.kind = spec->kind;
        order.own = spec->own;
    }
    return order;
}

bool stopWanted(Transaction& transaction, qint64 run)
{
    const auto rows = transaction.exec(
        "SELECT stop_wanted OR state <> 'running' FROM signalbox.maintenance_runs WHERE id = $1", {run});
    return rows.empty() || store::boolean(rows[0][0]);
}

void putProgress(Transaction& transaction, qint64 run, double share)
{
    transaction.exec("UPDATE signalbox.maintenance_runs SET progress = $2 WHERE id = $1 AND state = 'running'",
                     {run, share});
}

void putResult(Transaction& transaction, qint64 run, const RunResult& result)
{
    const QJsonValue text = result.text.toJson();
    transaction.exec(
        "UPDATE signalbox.maintenance_runs SET state = $2, finished_at = clock_timestamp(), progress = NULL, "
        "bytes_freed "
        "= $3, rows = $4, result = $5 WHERE id = $1 AND state = 'running'",
        {run, result.state, result.bytesFreed, result.rows,
         text.isObject() ? store::Value(text.toObject()) : store::Value(QJsonObject{{u"pattern"_s, text.toString()}})});
}

void closeOrphans(Transaction& transaction)
{
    transaction.exec(
        "UPDATE signalbox.maintenance_runs SET state = 'stopped', finished_at = clock_timestamp(), progress = NULL, "
        "result = $1 WHERE state = 'running'",
        {Message(QT_TRANSLATE_NOOP("Engine", "The console that ran this job ended. The next run continues."))
             .toJson()
             .toObject()});
}

namespace {

QDateTime runAfter(const MaintenanceJob& job, const Cron& cron, const QuietHours& quiet, const QDateTime& after)
{
    const QDateTime at = cron.next(after);
    return job.quiet.isEmpty() || !at.isValid() ? at : quiet.next(at);
}

}  // namespace

void addNextRuns(Transaction& transaction, std::vector<MaintenanceJob>& jobs, const QDateTime& now)
{
    const QuietHours quiet = quietHours(transaction);
    for (MaintenanceJob& job : jobs)
        if (const auto cron = Cron::parse(job.cron); job.enabled && !job.nextRun.isValid() && cron)
            job.nextRun = runAfter(job, *cron, quiet, now);
}

void queueDue(Transaction& transaction, const QDateTime& now, bool withFiles)
{
    const QuietHours quiet = quietHours(transaction);
    for (const MaintenanceJob& job : readJobs(transaction, withFiles)) {
        const auto cron = Cron::parse(job.cron);
        if (!job.enabled || !cron)
            continue;
        const auto following = [&](const QDateTime& after) { return runAfter(job, *cron, quiet, after); };
        if (!job.nextRun.isValid()) {
            transaction.exec(
                "INSERT INTO signalbox.maintenance_jobs (id, next_at) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET "
                "next_at = excluded.next_at",
                {job.id, following(now)});
            continue;
        }
        if (job.nextRun > now)
            continue;
        // A time that passed while no console ran is made up for, but not in the middle of the day.
        if (!job.quiet.isEmpty() && !quiet.contains(now)) {
            transaction.exec("UPDATE signalbox.maintenance_jobs SET next_at = $2 WHERE id = $1",
                             {job.id, quiet.next(now)});
            continue;
        }
        const bool queued = queueRun(transaction, {0, job.id, job.added, true}, u"schedule"_s).has_value();
        transaction.exec(
            "UPDATE signalbox.maintenance_jobs SET next_at = $2, added = CASE WHEN $3 THEN '{}' ELSE added END WHERE "
            "id "
            "= $1",
            {job.id, following(now), queued});
    }
}

}  // namespace signalbox::care
