// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/balances/balance_words.h"
#include "cli/care/care_words.h"
#include "cli/commands.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

const OptionSpec cronFields{"cron", Kind::Value, "FIELDS",
                            "five fields in UTC: minute, hour, day of the month, month, day of the week"};
const OptionSpec quietOnly{"quiet", Kind::Flag, "", "start on its schedule in quiet hours only"};

QString runTime(const QDateTime& at)
{
    return at.isValid() ? at.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s) : u"–"_s;
}

int put(Context& context, DatabaseQueries& care, const OwnJob& job, const QString& said)
{
    const auto id = context.wait(care.putJob(job));
    if (!id)
        return context.finish(id.error());
    context.out.object({{u"id"_s, *id}});
    context.out.line(said.arg(*id));
    return 0;
}

int add(Context& context)
{
    const auto care = careOf(context);
    if (!care)
        return context.finish(care.error());
    OwnJob job;
    job.name = context.args.at(0);
    job.kind = context.args.at(1);
    job.objects = context.args.positionals.mid(2);
    job.cron = context.args.value("cron");
    job.quiet = context.args.has("quiet");
    job.enabled = !context.args.has("off");
    return put(context, **care, job, u"The job %1 was added."_s);
}

/// With the changes of the options.
OwnJob changed(const Context& context, const MaintenanceJob& job)
{
    OwnJob own{job.id,      context.args.value("name", job.what.english()), context.args.value("kind", job.kind),
               job.objects, context.args.value("cron", job.cron),           !job.quiet.isEmpty(),
               job.enabled};
    if (context.args.has("objects"))
        own.objects = context.args.value("objects").split(QLatin1Char(','), Qt::SkipEmptyParts);
    if (context.args.has("quiet") || context.args.has("any-time"))
        own.quiet = context.args.has("quiet");
    return own;
}

int edit(Context& context)
{
    if (context.args.has("quiet") && context.args.has("any-time"))
        return context.finish(badUsage(u"Specify --quiet or --any-time, not both."_s).value());
    const auto job = jobOf(context, context.args.at(0));
    if (!job)
        return context.finish(job.error());
    return put(context, **careOf(context), changed(context, *job), u"The job %1 was changed."_s);
}

int remove(Context& context)
{
    const QString id = context.args.at(0);
    const auto job = jobOf(context, id);
    if (!job)
        return context.finish(job.error());
    context.out.note(u"Deletes the maintenance job \"%1\" with the history of its runs."_s.arg(job->what.english()));
    if (const auto sure = context.confirmByTyping(u"delete"_s); !sure)
        return context.finish(sure.error());
    if (const auto removed = context.wait((*careOf(context))->removeJob(id)); !removed)
        return context.finish(removed.error());
    context.out.line(u"The job %1 was deleted."_s.arg(id));
    return 0;
}

int runs(Context& context)
{
    const auto care = careOf(context);
    if (!care)
        return context.finish(care.error());
    const auto limit = countOption(context, "limit", "number of runs", 50);
    if (!limit)
        return context.finish(limit.error());
    const auto all = context.wait((*care)->runs(context.args.at(0), *limit));
    if (!all)
        return context.finish(all.error());
    std::vector<QStringList> rows;
    for (const MaintenanceRun& run : *all) {
        context.out.object(toJson(run));
        const bool over = run.started.isValid() && run.finished.isValid();
        rows.push_back({run.id, run.job, run.state, runTime(run.started),
                        over ? durationText(double(run.started.msecsTo(run.finished)) / 1000) : u"–"_s, orDash(run.by),
                        orDash(run.objects.mid(0, 3).join(u", "_s)), run.result.english()});
    }
    context.out.table(u"RUN|JOB|STATE|STARTED (UTC)|TOOK|BY|OBJECTS|RESULT"_s.split(QLatin1Char('|')), rows, {0});
    if (rows.empty())
        context.out.note(u"No maintenance job has run yet."_s);
    return 0;
}

}  // namespace

std::vector<CommandSpec> ownJobCommands()
{
    const QString db = u"db"_s;
    return {
        {{db, u"add-job"_s},
         "NAME KIND [OBJECT…]",
         "add a maintenance job; KIND is vacuum, analyze or reindex; OBJECT is schema.name, or a schema for all in it; "
         "without objects, what needs it",
         {cronFields, quietOnly, {"off", Kind::Flag, "", "do not run it on its schedule yet"}},
         "signalbox-cli db add-job \"Analyze global tables\" analyze canopyx_global --cron '30 2 * * *'\n"
         "signalbox-cli db add-job \"Transfers of Base\" reindex eip155_8453.transfers --cron '0 3 * * 6' --quiet",
         add},
        {{db, u"edit-job"_s},
         "JOB",
         "change a maintenance job that was added",
         {{"name", Kind::Value, "NAME", "its name"},
          {"kind", Kind::Value, "KIND", "vacuum, analyze or reindex"},
          {"objects", Kind::Value, "LIST", "schema.name or schema, separated by commas; empty: what needs it"},
          cronFields,
          quietOnly,
          {"any-time", Kind::Flag, "", "start at any time"}},
         "signalbox-cli db edit-job analyze_global_tables --objects canopyx_global,balances",
         edit},
        {{db, u"delete-job"_s},
         "JOB",
         "delete a maintenance job that was added, with the history of its runs",
         {{"yes", Kind::Flag, "", "do not ask for confirmation"}},
         "signalbox-cli db delete-job analyze_global_tables --yes",
         remove},
        {{db, u"runs"_s},
         "[JOB]",
         "list the runs of a maintenance job or of all, newest first",
         {{"limit", Kind::Value, "N", "number of runs, default 50"}},
         "signalbox-cli db runs reindex",
         runs},
    };
}

}  // namespace signalbox::cli
