// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>

#include "cli/balances/balance_words.h"
#include "cli/care/care_words.h"
#include "cli/commands.h"
#include "cli/words.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

QString jobTime(const QDateTime& at)
{
    return at.isValid() ? at.toUTC().toString(u"yyyy-MM-dd HH:mm"_s) : u"–"_s;
}

int list(Context& context)
{
    return showAnswer(context, &DatabaseQueries::jobs, [&](const std::vector<MaintenanceJob>& all) {
        std::vector<QStringList> rows;
        for (const MaintenanceJob& job : all) {
            context.out.object(toJson(job));
            const QString next = job.nextRun.isValid() ? jobTime(job.nextRun)
                                 : job.enabled         ? u"when needed"_s
                                                       : u"off"_s;
            rows.push_back({job.id, job.what.english(), job.schedule.english(), jobTime(job.lastRun), orDash(job.state),
                            next, job.result.english()});
        }
        context.out.table(u"JOB|WHAT|SCHEDULE (UTC)|LAST RUN|STATE|NEXT RUN|RESULT"_s.split(QLatin1Char('|')), rows);
    });
}

int preview(Context& context, DatabaseQueries& care, const QString& job, const QStringList& objects)
{
    const auto plan = context.wait(care.plan(job, objects));
    if (!plan)
        return context.finish(plan.error());
    context.out.object(toJson(*plan));
    for (const QString& statement : plan->statements)
        context.out.line(statement);
    if (plan->statements.isEmpty()) {
        context.out.note(u"There is nothing to do for %1."_s.arg(job));
        return 0;
    }
    if (plan->extraBytes > 0)
        context.out.note(u"%1 now, about %2 afterwards; %3 more while it runs."_s.arg(
            bytesText(plan->bytesNow), bytesText(plan->bytesAfter), bytesText(plan->extraBytes)));
    if (plan->seconds)
        context.out.note(u"About %1."_s.arg(durationText(*plan->seconds)));
    for (const Message& warning : plan->warnings)
        context.out.warning(warning.english());
    return 0;
}

/// A server that restarts in the middle is waited for: the run repeats the interrupted step.
Expected<std::vector<MaintenanceJob>> jobsOnceThere(Context& context, DatabaseQueries& care)
{
    constexpr qint64 patienceMs = 600'000;
    QElapsedTimer away;
    for (;;) {
        auto all = context.wait(care.jobs());
        if (all || all.error().kind != ErrorKind::Retryable || context.isInterrupted())
            return all;
        if (!away.isValid()) {
            away.start();
            context.out.warning(u"The database does not answer. Waiting for it; the interrupted step is repeated."_s);
        } else if (away.elapsed() > patienceMs) {
            return fail(ErrorKind::Unavailable, "DATABASE_AWAY",
                        Message(u"The database has not answered for 10 minutes, so the result is not known. Start it, "
                                u"then check the run: signalbox-cli db runs"_s));
        }
        int turns = 0;
        if (const auto waited = context.waitUntil([&turns] { return ++turns > 5; }); !waited)
            return fail(waited.error());
    }
}

/// A run that another console carries out is waited for, too.
int await(Context& context, DatabaseQueries& care, const QString& id)
{
    for (;;) {
        const auto all = jobsOnceThere(context, care);
        if (!all)
            return context.finish(all.error());
        for (const MaintenanceJob& job : *all) {
            if (job.id != id)
                continue;
            if (job.state != "queued"_L1 && job.state != "running"_L1) {
                context.out.object(toJson(job));
                context.out.line(job.result.english());
                return job.state == "done"_L1 ? 0 : 1;
            }
            if (job.progress > 0)
                context.out.note(u"%1 %"_s.arg(int(job.progress * 100)));
        }
        int turns = 0;
        if (const auto waited = context.waitUntil([&turns] { return ++turns > 20; }); !waited)
            return context.finish(waited.error());
    }
}

int maintain(Context& context, DatabaseQueries& care, const QString& job, const QStringList& objects)
{
    if (context.args.has("dry-run"))
        return preview(context, care, job, objects);
    if (context.args.has("stop")) {
        if (const auto stopped = context.wait(care.stop(job)); !stopped)
            return context.finish(stopped.error());
        context.out.line(u"The job %1 stops."_s.arg(job));
        return 0;
    }
    if (const auto started = context.wait(care.run(job, objects)); !started)
        return context.finish(started.error());
    return await(context, care, job);
}

int maintainAll(Context& context)
{
    const auto care = careOf(context);
    if (!care)
        return context.finish(care.error());
    // Dead rows first: an index of a table without them becomes smaller.
    const QString named = context.args.at(0);
    const QStringList jobs = named.isEmpty() ? QStringList{u"vacuum"_s, u"reindex"_s} : QStringList{named};
    int worst = 0;
    for (const QString& job : jobs)
        worst = std::max(worst, maintain(context, **care, job, context.args.positionals.mid(1)));
    return worst;
}

int schedule(Context& context)
{
    const auto care = careOf(context);
    if (!care)
        return context.finish(care.error());
    const QString id = context.args.at(0);
    const auto job = jobOf(context, id);
    if (!job)
        return context.finish(job.error());
    const bool enabled = context.args.has("on") || (job->enabled && !context.args.has("off"));
    const QString cron = context.args.has("default") ? QString() : context.args.value("cron", job->cron);
    if (const auto set = context.wait((*care)->setJob(id, enabled, cron)); !set)
        return context.finish(set.error());
    return list(context);
}

}  // namespace

Expected<MaintenanceJob> jobOf(Context& context, const QString& id)
{
    const auto care = careOf(context);
    if (!care)
        return fail(care.error());
    const auto all = context.wait((*care)->jobs());
    if (!all)
        return fail(all.error());
    for (const MaintenanceJob& job : *all)
        if (job.id == id)
            return job;
    return fail(ErrorKind::NotFound, "JOB_UNKNOWN",
                Message(u"Maintenance job \"%1\" does not exist. Run signalbox-cli db jobs to list them."_s.arg(id)));
}

std::vector<CommandSpec> maintainCommands()
{
    const QString db = u"db"_s;
    return {
        {{db, u"maintain"_s},
         "[JOB] [OBJECT…]",
         "run a maintenance job now (default: vacuum, then reindex); OBJECT is schema.name of an index or table, or a "
         "schema",
         {{"dry-run", Kind::Flag, "", "only print the statements, sizes and warnings"},
          {"stop", Kind::Flag, "", "stop the running job"}},
         "signalbox-cli db maintain --dry-run\n"
         "signalbox-cli db maintain reindex eip155_1.transfers_pkey",
         maintainAll},
        {{db, u"jobs"_s},
         "",
         "list maintenance jobs with their schedule and last run",
         {},
         "signalbox-cli db jobs",
         list},
        {{db, u"schedule"_s},
         "JOB",
         "change when a maintenance job runs",
         {{"cron", Kind::Value, "FIELDS", "five fields in UTC: minute, hour, day of the month, month, day of the week"},
          {"default", Kind::Flag, "", "the default schedule"},
          {"on", Kind::Flag, "", "run it on its schedule"},
          {"off", Kind::Flag, "", "do not run it on its schedule"}},
         "signalbox-cli db schedule reindex --cron '0 4 * * 6'\nsignalbox-cli db schedule log_rotation --off",
         schedule},
    };
}

}  // namespace signalbox::cli
