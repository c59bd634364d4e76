// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>

#include "cli/balances/balance_words.h"
#include "cli/commands.h"
#include "cli/triggers/condition_words.h"
#include "cli/triggers/trigger_words.h"
#include "signalbox/literals.h"
#include "signalbox/plural.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

QString chainText(const TriggerSummary& summary)
{
    return summary.chain.isEmpty() ? u"eip155:%1"_s.arg(summary.trigger.chainId) : summary.chain;
}

QString stateText(const TriggerSummary& summary)
{
    const TriggerBreaker& breaker = summary.trigger.breaker;
    if (!summary.trigger.enabled)
        return u"disabled"_s;
    if (breaker.state != BreakerState::Closed)
        return breaker.state == BreakerState::Open ? u"breaker open"_s : u"breaker half open"_s;
    return summary.waitsFor ? u"waiting"_s : u"enabled"_s;
}

QString sentenceOf(const TriggerQueries& triggers, const Trigger& trigger)
{
    QString text;
    for (const TriggerPhrase& phrase : triggers.sentence(trigger)) {
        const QString words = phrase.text.english();
        if (!text.isEmpty() && !words.startsWith(QLatin1Char(',')) && !words.startsWith(QLatin1Char('.')))
            text += QLatin1Char(' ');
        text += words;
    }
    return text;
}

int list(Context& context)
{
    const auto triggers = triggersOf(context);
    if (!triggers)
        return context.finish(triggers.error());
    std::optional<qint64> chain;
    if (context.args.has("chain")) {
        const auto number = chainNumber(context, context.args.value("chain"));
        if (!number)
            return context.finish(number.error());
        chain = *number;
    }
    const auto all = context.wait((*triggers)->triggers());
    if (!all)
        return context.finish(all.error());
    std::vector<QStringList> rows;
    for (const TriggerSummary& each : *all) {
        if (chain && each.trigger.chainId != *chain)
            continue;
        context.out.object(toJson(each));
        rows.push_back({each.trigger.name, stateText(each), chainText(each), each.trigger.registry,
                        grouped(each.firedToday), grouped(each.firedTotal), timeText(each.lastFired),
                        each.trouble.english(), each.trigger.id});
    }
    context.out.table(u"NAME|STATE|CHAIN|REGISTRY|TODAY|TOTAL|LAST FIRED (UTC)|TROUBLE|ID"_s.split(QLatin1Char('|')),
                      rows, {4, 5});
    if (rows.empty())
        context.out.note(u"No triggers are defined. Add one: signalbox-cli trigger add --help."_s);
    return 0;
}

int show(Context& context)
{
    const auto triggers = triggersOf(context);
    if (!triggers)
        return context.finish(triggers.error());
    const auto found = triggerOf(context, **triggers, context.args.at(0));
    if (!found)
        return context.finish(found.error());
    QJsonObject object = toJson(*found);
    const Trigger& trigger = found->trigger;
    QString kept;
    if (trigger.stateful) {
        const auto state = context.wait((*triggers)->state(trigger.id));
        if (!state)
            return context.finish(state.error());
        object.insert(u"state"_s, *state);
        kept = QString::fromUtf8(QJsonDocument(*state).toJson(QJsonDocument::Compact));
    }
    context.out.object(object);
    std::vector<std::pair<QString, QString>> pairs{
        {u"name"_s, trigger.name},
        {u"ID"_s, trigger.id},
        {u"description"_s, trigger.description},
        {u"reads"_s, sentenceOf(**triggers, trigger)},
        {u"chain"_s, chainText(*found)},
        {u"registry"_s, trigger.registry},
        {u"state"_s, stateText(*found)},
        {u"fired today"_s, grouped(found->firedToday)},
        {u"fired in total"_s, grouped(found->firedTotal)},
        {u"last fired (UTC)"_s, timeText(found->lastFired)},
        {u"evaluation errors"_s, found->evaluationErrors > 0 ? grouped(found->evaluationErrors) : QString()},
        {u"trouble"_s, found->trouble.english()},
        {u"breaker"_s,
         u"%1, %2; opens after %3, tried again after %4"_s.arg(
             QLatin1String(name(trigger.breaker.state)), plural(trigger.breaker.failures, "failure"),
             plural(trigger.breaker.failureThreshold, "failure"), durationText(trigger.breaker.recoverySeconds))},
        {u"breaker's reason"_s, trigger.breaker.reason.english()},
        {u"state of conditions"_s, kept},
        {u"dead jobs"_s, found->dead > 0 ? grouped(found->dead) : QString()},
        {u"held jobs"_s, found->held > 0 ? grouped(found->held) : QString()}};
    if (found->waitsFor)
        pairs.emplace_back(u"waits for blocks"_s,
                           u"%1 to %2"_s.arg(grouped(found->waitsFor->lo), grouped(found->waitsFor->hi)));
    for (size_t i = 0; i < trigger.conditions.size(); ++i)
        pairs.emplace_back(u"condition %1"_s.arg(i + 1), conditionText(trigger.conditions[i]));
    for (size_t i = 0; i < trigger.actions.size(); ++i)
        pairs.emplace_back(u"action %1"_s.arg(i + 1), actionText(trigger.actions[i]));
    context.out.pairs(pairs);
    return 0;
}

int history(Context& context)
{
    const auto triggers = triggersOf(context);
    if (!triggers)
        return context.finish(triggers.error());
    // A deleted trigger has only its ID.
    const auto found = triggerOf(context, **triggers, context.args.at(0));
    if (!found && found.error().code != "TRIGGER_UNKNOWN"_L1)
        return context.finish(found.error());
    const auto edits = context.wait((*triggers)->history(found ? found->trigger.id : context.args.at(0)));
    if (!edits)
        return context.finish(edits.error());
    if (!found && edits->empty())
        return context.finish(found.error());
    std::vector<QStringList> rows;
    for (const TriggerEdit& edit : *edits) {
        context.out.object(toJson(edit));
        rows.push_back({timeText(edit.at), edit.person, edit.what});
    }
    context.out.table({u"TIME (UTC)"_s, u"PERSON"_s, u"CHANGE"_s}, rows);
    return 0;
}

/// Calls `change` for each trigger that is named; the first failure ends it.
int changeEach(Context& context, const QString& said,
               const std::function<QFuture<Expected<Done>>(TriggerQueries&, const QString& id)>& change)
{
    const auto triggers = triggersOf(context);
    if (!triggers)
        return context.finish(triggers.error());
    std::vector<Trigger> chosen;
    for (const QString& word : context.args.positionals) {
        const auto found = triggerOf(context, **triggers, word);
        if (!found)
            return context.finish(found.error());
        chosen.push_back(found->trigger);
    }
    for (const Trigger& trigger : chosen) {
        if (const auto done = context.wait(change(**triggers, trigger.id)); !done)
            return context.finish(done.error());
        context.out.object({{u"id"_s, trigger.id}, {u"name"_s, trigger.name}});
        context.out.line(said.arg(trigger.name));
    }
    return 0;
}

int enable(Context& context)
{
    return changeEach(context, u"\"%1\" is enabled."_s,
                      [](TriggerQueries& triggers, const QString& id) { return triggers.setEnabled(id, true); });
}

int disable(Context& context)
{
    return changeEach(context, u"\"%1\" is disabled."_s,
                      [](TriggerQueries& triggers, const QString& id) { return triggers.setEnabled(id, false); });
}

int remove(Context& context)
{
    context.out.note(
        u"Deletes %1 with conditions, actions and state. Jobs that wait are still sent; the audit stays."_s.arg(
            plural(context.args.positionals.size(), "trigger")));
    if (const auto sure = context.confirmByTyping(u"delete"_s); !sure)
        return context.finish(sure.error());
    return changeEach(context, u"\"%1\" was deleted."_s,
                      [](TriggerQueries& triggers, const QString& id) { return triggers.remove(id); });
}

int reset(Context& context)
{
    if (context.args.has("state"))
        return changeEach(context, u"Counters and averages of \"%1\" start again."_s,
                          [](TriggerQueries& triggers, const QString& id) { return triggers.resetState(id); });
    return changeEach(context, u"The breaker of \"%1\" is closed."_s,
                      [](TriggerQueries& triggers, const QString& id) { return triggers.resetBreaker(id); });
}

int skipGap(Context& context)
{
    context.out.note(u"Events in the missing blocks never count for the trigger, even if they are stored later."_s);
    if (const auto sure = context.confirmByTyping(u"skip"_s); !sure)
        return context.finish(sure.error());
    return changeEach(context, u"\"%1\" goes on behind the missing blocks."_s,
                      [](TriggerQueries& triggers, const QString& id) { return triggers.skipGap(id); });
}

const OptionSpec yes{"yes", Kind::Flag, "", "do not ask for confirmation"};

}  // namespace

std::vector<CommandSpec> triggerCommands()
{
    const QString word = u"trigger"_s;
    return {
        {{word, u"list"_s},
         "",
         "list triggers: state, how often they fired, and trouble",
         withUser({{"chain", Kind::Value, "C", "only those of one chain"}}),
         "signalbox-cli trigger list --chain Base",
         list},
        {{word, u"show"_s},
         "TRIGGER",
         "show a trigger with its conditions, actions and breaker; TRIGGER is an ID or a name",
         withUser(),
         "signalbox-cli trigger show \"Low scores\" --json",
         show},
        {{word, u"enable"_s},
         "TRIGGER…",
         "let triggers fire on events from now on",
         withUser(),
         "signalbox-cli trigger enable \"Low scores\"",
         enable},
        {{word, u"disable"_s},
         "TRIGGER…",
         "stop triggers; jobs that wait are still sent",
         withUser(),
         "signalbox-cli trigger disable \"Low scores\"",
         disable},
        {{word, u"delete"_s},
         "TRIGGER…",
         "delete triggers; the audit of what they did stays",
         withUser({yes}),
         "signalbox-cli trigger delete \"Low scores\" --yes",
         remove},
        {{word, u"reset"_s},
         "TRIGGER…",
         "close the breaker of triggers, or start their counters and averages again",
         withUser({{"state", Kind::Flag, "", "counters and averages of stateful conditions instead of the breaker"}}),
         "signalbox-cli trigger reset \"Low scores\"\nsignalbox-cli trigger reset \"Low scores\" --state",
         reset},
        {{word, u"skip-gap"_s},
         "TRIGGER…",
         "let stateful triggers go on behind blocks that are missing",
         withUser({yes}),
         "signalbox-cli trigger skip-gap \"Average score\" --yes",
         skipGap},
        {{word, u"history"_s},
         "TRIGGER",
         "list who changed a trigger, newest first; with --json also what",
         withUser(),
         "signalbox-cli trigger history \"Low scores\"",
         history},
    };
}

}  // namespace signalbox::cli
