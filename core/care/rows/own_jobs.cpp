// SPDX-License-Identifier: GPL-3.0-or-later

#include "care/rows/own_jobs.h"

#include "care/rows/cron.h"
#include "signalbox/literals.h"

namespace signalbox::care {

namespace {

using store::Transaction;

constexpr int mostName = 80, mostSlug = 40, mostObjects = 1'000, mostJobs = 100;
const QString lineBreak = u"\n"_s;  // as in job_rows.cpp

tl::unexpected<Error> badJob(const Message& text)
{
    return fail(ErrorKind::Invalid, "BAD_VALUE", text);
}

Expected<Done> checkJob(const OwnJob& job, const QString& name)
{
    const bool hasControls = std::any_of(name.begin(), name.end(), [](QChar c) { return !c.isPrint(); });
    if (name.isEmpty() || name.size() > mostName || hasControls)
        return badJob(Message(QT_TRANSLATE_NOOP("Engine", "The name of a maintenance job has 1 to %1 characters."))
                          .arg(mostName));
    if (!ownKinds().contains(job.kind))
        return badJob(
            Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is not a kind of maintenance job. The kinds are: %2."))
                .arg(job.kind.left(100), ownKinds().join(u", "_s)));
    if (job.objects.size() > mostObjects)
        return badJob(Message(QT_TRANSLATE_NOOP("Engine",
                                                "A maintenance job has at most %L1 objects. Specify schemas "
                                                "instead of their tables."))
                          .arg(mostObjects));
    return Cron::parse(job.cron).map([](const Cron&) { return Done{}; });
}

/// "Nightly vacuum" is nightly_vacuum. Declared jobs and kinds keep their words.
QString slugOf(Transaction& transaction, const QString& name)
{
    QString slug;
    for (const QChar c : name.toLower()) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (plain)
            slug += c;
        else if (!slug.isEmpty() && !slug.endsWith(u'_'))
            slug += u'_';
    }
    slug.truncate(mostSlug);
    while (slug.endsWith(u'_'))
        slug.chop(1);
    if (slug.isEmpty())
        slug = u"job"_s;
    QString id = slug;
    const auto isTaken = [&] {
        return jobKind(id) || ownKinds().contains(id) ||
               !transaction.exec("SELECT FROM signalbox.maintenance_jobs WHERE id = $1", {id}).empty();
    };
    for (int i = 2; isTaken(); ++i)
        id = slug + u'_' + QString::number(i);
    return id;
}

Expected<Done> isOwn(Transaction& transaction, const QString& id)
{
    const auto spec = jobSpec(transaction, id);
    if (!spec)
        return fail(spec.error());
    if (!spec->own)
        return fail(ErrorKind::Refused, "JOB_DECLARED",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "Maintenance job \"%1\" is built in: only its schedule can be changed. "
                                              "Disable it if it is not wanted."))
                        .arg(id));
    return Done{};
}

}  // namespace

Expected<QString> putJob(Transaction& transaction, const OwnJob& job, const QString& by)
{
    const QString name = job.name.simplified();
    if (const auto good = checkJob(job, name); !good)
        return fail(good.error());
    QStringList objects;
    for (const QString& object : job.objects)
        if (const QString plain = object.trimmed(); !plain.isEmpty() && !objects.contains(plain))
            objects << plain;
    if (!job.id.isEmpty())
        if (const auto own = isOwn(transaction, job.id); !own)
            return fail(own.error());
    if (job.id.isEmpty() &&
        store::integer(transaction.exec(
            "SELECT count(*) FROM signalbox.maintenance_jobs WHERE kind IS NOT NULL")[0][0]) >= mostJobs)
        return badJob(
            Message(QT_TRANSLATE_NOOP("Engine", "At most %1 maintenance jobs can be added. Delete one first."))
                .arg(mostJobs));
    const QString id = job.id.isEmpty() ? slugOf(transaction, name) : job.id;
    transaction.exec(
        "INSERT INTO signalbox.maintenance_jobs (id, kind, name, objects, cron, quiet, enabled, changed_by, "
        "changed_at) "
        "VALUES ($1, $2, $3, $4::text[], $5, $6, $7, $8, now()) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, "
        "name = excluded.name, objects = excluded.objects, cron = excluded.cron, quiet = excluded.quiet, enabled = "
        "excluded.enabled, next_at = NULL, changed_by = excluded.changed_by, changed_at = excluded.changed_at",
        {id, job.kind, name, store::Value::textArray(objects), job.cron.simplified(), job.quiet, job.enabled, by});
    return id;
}

Expected<Done> removeJob(Transaction& transaction, const QString& id)
{
    if (const auto own = isOwn(transaction, id); !own)
        return own;
    transaction.exec("SELECT FROM signalbox.maintenance_runs WHERE job_id = $1 FOR UPDATE", {id});
    if (!transaction.exec("SELECT FROM signalbox.maintenance_runs WHERE job_id = $1 AND state = 'running'", {id})
             .empty())
        return fail(ErrorKind::Conflict, "JOB_RUNNING",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "This maintenance job is running. Wait until it finishes, or stop it.")));
    transaction.exec("DELETE FROM signalbox.maintenance_runs WHERE job_id = $1", {id});
    transaction.exec("DELETE FROM signalbox.maintenance_jobs WHERE id = $1", {id});
    return Done{};
}

Expected<std::vector<MaintenanceRun>> readRuns(Transaction& transaction, const QString& job, int most)
{
    if (!job.isEmpty())
        if (const auto spec = jobSpec(transaction, job); !spec)
            return fail(spec.error());
    std::vector<MaintenanceRun> all;
    for (
        const auto& row : transaction.exec(
            "SELECT r.id, r.job_id, coalesce(j.name, ''), r.state, r.wanted_by, coalesce(r.console, ''), "
            "array_to_string(r.objects, $3), r.wanted_at, r.started_at, r.finished_at, r.bytes_freed, r.rows, r.result "
            "FROM signalbox.maintenance_runs r LEFT JOIN signalbox.maintenance_jobs j ON j.id = r.job_id WHERE $1 = '' "
            "OR r.job_id = $1 ORDER BY r.id DESC LIMIT $2",
            {job, most, lineBreak})) {
        MaintenanceRun run;
        run.id = store::text(row[0]);
        run.job = store::text(row[1]);
        const JobKind* kind = jobKind(run.job);
        run.what = kind ? Message(kind->what) : Message(store::text(row[2]));
        run.state = store::text(row[3]);
        run.by = store::text(row[4]);
        run.console = store::text(row[5]);
        run.objects = store::text(row[6]).split(lineBreak, Qt::SkipEmptyParts);
        run.wanted = store::time(row[7]);
        run.started = store::time(row[8]);
        run.finished = store::time(row[9]);
        run.bytesFreed = store::integer(row[10]);
        run.rows = store::integer(row[11]);
        if (!row[12].is_null())
            run.result = Message::fromJson(QJsonValue(store::object(row[12])));
        all.push_back(std::move(run));
    }
    return all;
}

}  // namespace signalbox::care
