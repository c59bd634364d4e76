// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>
#include <QSaveFile>

#include "cli/balances/balance_words.h"
#include "cli/commands.h"
#include "cli/triggers/condition_words.h"
#include "cli/triggers/trigger_words.h"
#include "signalbox/literals.h"
#include "signalbox/plural.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

int import(Context& context)
{
    const auto content = contentOf(context.args.at(0));
    if (!content)
        return context.finish(content.error());
    const auto triggers = triggersOf(context);
    if (!triggers)
        return context.finish(triggers.error());
    const auto done = context.wait((*triggers)->import(*content, !context.args.has("check")));
    if (!done)
        return context.finish(done.error());
    if (const auto good = tellProblems(context, done->problems); !good)
        return context.finish(good.error());
    context.out.object(toJson(*done));
    context.out.line(context.args.has("check") ? u"The file can be imported."_s
                                               : u"%1 imported."_s.arg(plural(done->ids.size(), "trigger")));
    return 0;
}

int exportAll(Context& context)
{
    const auto triggers = triggersOf(context);
    if (!triggers)
        return context.finish(triggers.error());
    QStringList ids;
    for (const QString& word : context.args.positionals) {
        const auto found = triggerOf(context, **triggers, word);
        if (!found)
            return context.finish(found.error());
        ids << found->trigger.id;
    }
    const auto json = context.wait((*triggers)->exported(ids));
    if (!json)
        return context.finish(json.error());
    if (!context.args.has("file")) {
        context.out.object(QJsonDocument::fromJson(*json).object());
        context.out.line(QString::fromUtf8(*json).trimmed());
        return 0;
    }
    QSaveFile file(context.args.value("file"));
    if (!file.open(QIODevice::WriteOnly) || file.write(*json) != json->size() || !file.commit())
        return context.finish(
            Error::make(ErrorKind::Refused, "FILE_UNWRITABLE",
                        Message(u"%1 could not be written: %2."_s.arg(file.fileName(), file.errorString()))));
    context.out.object({{u"file"_s, file.fileName()}, {u"bytes"_s, json->size()}});
    context.out.line(u"Exported to %1."_s.arg(file.fileName()));
    return 0;
}

/// --from or --last; by default the last seven days.
Expected<QDateTime> startOf(Context& context)
{
    if (context.args.has("from") && context.args.has("last"))
        return badUsage(u"Specify --from or --last, not both."_s);
    if (context.args.has("from"))
        return timeOption(context, "from");
    return spanOf(context.args.value("last", u"7d"_s)).map([](qint64 seconds) {
        return QDateTime::currentDateTimeUtc().addSecs(-seconds);
    });
}

int dryRun(Context& context)
{
    const auto from = startOf(context);
    if (!from)
        return context.finish(from.error());
    const auto limit = countOption(context, "limit", "number of events", 20);
    if (!limit)
        return context.finish(limit.error());
    const auto triggers = triggersOf(context);
    if (!triggers)
        return context.finish(triggers.error());
    const auto found = triggerOf(context, **triggers, context.args.at(0));
    if (!found)
        return context.finish(found.error());
    const auto run = context.wait((*triggers)->dryRun(found->trigger, *from, *limit));
    if (!run)
        return context.finish(run.error());
    context.out.object(toJson(*run));
    context.out.line(u"%1 since %2, of which it would have fired on %3."_s.arg(plural(run->events, "event"),
                                                                               timeText(*from), grouped(run->fired)));
    for (size_t i = 0; i < run->passed.size() && i < found->trigger.conditions.size(); ++i)
        context.out.line(
            u"  %1 passed: %2"_s.arg(grouped(run->passed[i]), conditionText(found->trigger.conditions[i])));
    for (const TriggerProblem& problem : run->leftOut)
        context.out.warning(problemText(problem));
    std::vector<QStringList> rows;
    for (const DryRunEvent& event : run->newest) {
        QStringList verdicts;
        for (const DryRunEvent::Step& step : event.steps)
            verdicts << QLatin1String(name(step.verdict)) + (step.has.isEmpty() ? QString() : u" (%1)"_s.arg(step.has));
        rows.push_back({timeText(event.time), event.eventType, orDash(event.agent), orDash(event.score),
                        event.fires ? u"fires"_s : QString(), verdicts.join(u", "_s), event.eventId});
    }
    context.out.table(u"TIME (UTC)|EVENT|AGENT|SCORE| |CONDITIONS|ID"_s.split(QLatin1Char('|')), rows, {3});
    return 0;
}

int seed(Context& context)
{
    const auto triggers = triggersOf(context);
    if (!triggers)
        return context.finish(triggers.error());
    if (const auto done = context.wait((*triggers)->seed()); !done)
        return context.finish(done.error());
    context.out.object({{u"seeded"_s, true}});
    context.out.line(u"The test data is loaded: users, triggers, events and results."_s);
    return 0;
}

}  // namespace

std::vector<CommandSpec> triggerFileCommands()
{
    const QString word = u"trigger"_s;
    return {
        {{word, u"dry-run"_s},
         "TRIGGER",
         "evaluate a trigger on past events; nothing is sent or changed",
         withUser({{"last", Kind::Value, "TIME", "events of the last 12h, 7d, … (default 7d)"},
                   {"from", Kind::Value, "TIME", "events since then, such as 2026-01-31T12:00:00Z"},
                   {"limit", Kind::Value, "N", "events to print, newest first (default 20)"}}),
         "signalbox-cli trigger dry-run \"Low scores\" --last 30d",
         dryRun},
        {{word, u"import"_s},
         "FILE",
         "store all triggers of an exported file (- for standard input), or none",
         withUser({{"check", Kind::Flag, "", "only report what is wrong with it"}}),
         "signalbox-cli trigger import triggers.json --check\nsignalbox-cli trigger import triggers.json",
         import},
        {{word, u"export"_s},
         "[TRIGGER…]",
         "print triggers as JSON, without secrets; all by default",
         withUser({{"file", Kind::Value, "FILE", "write to a file instead of standard output"}}),
         "signalbox-cli trigger export --file triggers.json",
         exportAll},
        {{u"db"_s, u"seed"_s},
         "",
         "load the test data of the documents: 3 users, 3 triggers, events and results",
         withUser(),
         "signalbox-cli db seed",
         seed},
    };
}

}  // namespace signalbox::cli
