// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>

#include "cli/balances/balance_words.h"
#include "cli/commands.h"
#include "cli/triggers/trigger_words.h"
#include "cli/words.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

Expected<ActionFilter> filterOf(Context& context)
{
    ActionFilter filter;
    const auto limit = countOption(context, "limit", "number of jobs", 100);
    if (!limit)
        return fail(limit.error());
    filter.limit = *limit;
    filter.type = context.args.value("type");
    filter.eventId = context.args.value("event");
    for (const QString& text : context.args.list("state")) {
        const auto state = jobStateFromName(text);
        if (!state)
            return badUsage(u"--state must be pending, queued, running, retrying, waiting, held, done or dead."_s);
        filter.states.push_back(*state);
    }
    if (context.args.has("trigger")) {
        const auto triggers = triggersOf(context);
        if (!triggers)
            return fail(triggers.error());
        const auto found = triggerOf(context, **triggers, context.args.value("trigger"));
        if (!found)
            return fail(found.error());
        filter.triggerId = found->trigger.id;
    }
    return filter;
}

QString attemptsOf(const ActionJob& job)
{
    return u"%1/%2"_s.arg(job.attempts).arg(job.mostAttempts);
}

int listJobs(Context& context)
{
    const auto filter = filterOf(context);
    if (!filter)
        return context.finish(filter.error());
    const auto actions = actionsOf(context);
    if (!actions)
        return context.finish(actions.error());
    const auto jobs = context.wait((*actions)->jobs(*filter));
    if (!jobs)
        return context.finish(jobs.error());
    std::vector<QStringList> rows;
    for (const ActionJob& job : *jobs) {
        context.out.object(toJson(job));
        rows.push_back({QString::number(job.id), QLatin1String(name(job.state)), timeText(job.createdAt),
                        orDash(job.trigger), orDash(job.eventType), job.type, job.target, attemptsOf(job),
                        job.reason.english()});
    }
    context.out.table(u"ID|STATE|TIME (UTC)|TRIGGER|EVENT|TYPE|TARGET|ATTEMPTS|REASON"_s.split(QLatin1Char('|')), rows,
                      {0, 7});
    if (rows.empty())
        context.out.note(u"No jobs match."_s);
    return 0;
}

void printAttempt(Context& context, const ActionAttempt& attempt)
{
    context.out.pairs({{u"attempt"_s, QString::number(attempt.number)},
                       {u"time (UTC)"_s, timeText(attempt.at)},
                       {u"outcome"_s, attempt.succeeded ? u"succeeded"_s : attempt.error.english()},
                       {u"status"_s, attempt.status},
                       {u"duration"_s, u"%1 ms"_s.arg(grouped(attempt.milliseconds))},
                       {u"sent before"_s, attempt.mayHaveBeenSent ? u"may have been sent"_s : QString()},
                       {u"request"_s, attempt.request},
                       {u"answer"_s, attempt.answer}});
}

int showJob(Context& context)
{
    const auto id = number(context.args.at(0), "number of a job");
    if (!id)
        return context.finish(id.error());
    const auto actions = actionsOf(context);
    if (!actions)
        return context.finish(actions.error());
    const auto job = context.wait((*actions)->job(*id));
    if (!job)
        return context.finish(job.error());
    context.out.object(toJson(*job));
    context.out.pairs({{u"job"_s, QString::number(job->id)},
                       {u"state"_s, QLatin1String(name(job->state))},
                       {u"reason"_s, job->reason.english()},
                       {u"trigger"_s, orDash(job->trigger)},
                       {u"event"_s, u"%1 %2%3"_s.arg(orDash(job->eventType), job->eventId,
                                                     job->eventRetracted ? u" (retracted)"_s : QString())},
                       {u"agent"_s, job->agent},
                       {u"chain"_s, job->chain},
                       {u"action"_s, u"%1 %2"_s.arg(job->type, job->target)},
                       {u"created (UTC)"_s, timeText(job->createdAt)},
                       {u"ended (UTC)"_s, job->endedAt.isValid() ? timeText(job->endedAt) : QString()},
                       {u"next attempt (UTC)"_s, job->nextTry.isValid() ? timeText(job->nextTry) : QString()},
                       {u"attempts"_s, attemptsOf(*job)}});
    for (const ActionAttempt& attempt : job->list) {
        context.out.line({});
        printAttempt(context, attempt);
    }
    return 0;
}

/// The jobs that are named, or all that are held.
Expected<std::vector<qint64>> idsOf(Context& context, ActionQueries& actions)
{
    std::vector<qint64> ids;
    for (const QString& word : context.args.positionals) {
        const auto id = number(word, "number of a job");
        if (!id)
            return fail(id.error());
        ids.push_back(*id);
    }
    if (ids.empty() == !context.args.has("held"))
        return badUsage(u"Specify the IDs of jobs, or --held. See signalbox-cli action list."_s);
    ActionFilter filter;
    filter.states = {JobState::Held};
    filter.limit = 10'000;
    while (context.args.has("held")) {
        const auto held = context.wait(actions.jobs(filter));
        if (!held)
            return fail(held.error());
        for (const ActionJob& job : *held)
            ids.push_back(job.id);
        if (int(held->size()) < filter.limit)
            break;
        filter.before = held->back().id;
    }
    return ids;
}

int change(Context& context, QFuture<Expected<qint64>> (ActionQueries::*call)(const std::vector<qint64>&),
           const char* key, const QString& said)
{
    const auto actions = actionsOf(context);
    if (!actions)
        return context.finish(actions.error());
    const auto ids = idsOf(context, **actions);
    if (!ids)
        return context.finish(ids.error());
    const auto count = ids->empty() ? Expected<qint64>(0) : context.wait(((*actions)->*call)(*ids));
    if (!count)
        return context.finish(count.error());
    context.out.object({{QLatin1String(key), *count}});
    context.out.line(said.arg(plural(*count, "job")));
    return 0;
}

int replay(Context& context)
{
    return change(context, &ActionQueries::replay, "replayed", u"%1 will be sent again."_s);
}

int discard(Context& context)
{
    return change(context, &ActionQueries::discard, "discarded", u"%1 discarded."_s);
}

int test(Context& context)
{
    const auto position = number(context.args.at(1), "number of an action");
    if (!position)
        return context.finish(position.error());
    const auto triggers = triggersOf(context);
    if (!triggers)
        return context.finish(triggers.error());
    const auto found = triggerOf(context, **triggers, context.args.at(0));
    if (!found)
        return context.finish(found.error());
    const Trigger& trigger = found->trigger;
    if (*position < 1 || *position > qint64(trigger.actions.size()))
        return context.finish(Error::make(
            ErrorKind::NotFound, "ACTION_UNKNOWN",
            Message(u"\"%1\" has %2."_s.arg(trigger.name, plural(qint64(trigger.actions.size()), "action")))));
    const int index = int(*position) - 1;
    if (context.args.has("preview")) {
        const auto preview = context.wait((*triggers)->preview(trigger, index, context.args.value("event")));
        if (!preview)
            return context.finish(preview.error());
        context.out.object(toJson(*preview));
        context.out.pairs(
            {{u"target"_s, preview->target}, {u"headers"_s, preview->headers}, {u"body"_s, preview->body}});
        const auto good = tellProblems(context, preview->problems);
        return good ? 0 : context.finish(good.error());
    }
    const auto actions = actionsOf(context);
    if (!actions)
        return context.finish(actions.error());
    const auto attempt = context.wait((*actions)->test(trigger, index, context.args.value("event")));
    if (!attempt)
        return context.finish(attempt.error());
    if (!attempt->succeeded)
        return context.finish(
            Error::make(ErrorKind::Unavailable, "TEST_FAILED", attempt->error, {{u"attempt"_s, toJson(*attempt)}}));
    context.out.object(toJson(*attempt));
    printAttempt(context, *attempt);
    return 0;
}

int totals(Context& context)
{
    const auto actions = actionsOf(context);
    if (!actions)
        return context.finish(actions.error());
    const auto all = context.wait((*actions)->totals());
    if (!all)
        return context.finish(all.error());
    std::vector<QStringList> rows;
    for (const ActionTotals& each : *all) {
        context.out.object(toJson(each));
        rows.push_back({each.type, grouped(each.jobs), grouped(each.attempts), grouped(each.failed), grouped(each.dead),
                        grouped(each.held)});
    }
    context.out.table(u"TYPE|JOBS|ATTEMPTS|FAILED|DEAD|HELD"_s.split(QLatin1Char('|')), rows, {1, 2, 3, 4, 5});
    return 0;
}

}  // namespace

std::vector<CommandSpec> actionCommands()
{
    const QString word = u"action"_s;
    const OptionSpec held{"held", Kind::Flag, "", "all that are held, such as those of late events after a pause"};
    return {
        {{word, u"list"_s},
         "",
         "list jobs of triggers that fired, newest first",
         withUser(
             {{"state", Kind::List, "STATE", "only pending, queued, running, retrying, waiting, held, done or dead"},
              {"trigger", Kind::Value, "TRIGGER", "only those of one trigger"},
              {"type", Kind::Value, "TYPE", "only telegram, rest or mcp"},
              {"event", Kind::Value, "ID", "only those of one event"},
              {"limit", Kind::Value, "N", "number of jobs, at most 10000 (default 100)"}}),
         "signalbox-cli action list --state dead --state held",
         listJobs},
        {{word, u"show"_s},
         "ID",
         "show a job with its attempts, what was sent and what was answered",
         withUser(),
         "signalbox-cli action show 4711",
         showJob},
        {{word, u"totals"_s},
         "",
         "show jobs and attempts of today (UTC) by type of action",
         withUser(),
         "signalbox-cli action totals --json",
         totals},
        {{word, u"replay"_s},
         "[ID…]",
         "send dead and held jobs again, with the same idempotency key",
         withUser({held}),
         "signalbox-cli action replay 4711 4712\nsignalbox-cli action replay --held",
         replay},
        {{word, u"discard"_s},
         "[ID…]",
         "give up dead and held jobs",
         withUser({held}),
         "signalbox-cli action discard 4711\nsignalbox-cli action discard --held",
         discard},
        {{word, u"test"_s},
         "TRIGGER N",
         "send the N-th action of a trigger now, marked as a test",
         withUser({{"event", Kind::Value, "ID", "with that event (default: the newest of the registry)"},
                   {"preview", Kind::Flag, "", "show the request and send nothing"}}),
         "signalbox-cli action test \"Low scores\" 1 --preview\nsignalbox-cli action test \"Low scores\" 1",
         test},
    };
}

}  // namespace signalbox::cli
