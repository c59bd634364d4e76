// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/scripted_triggers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>
#include <algorithm>

#include "signalbox/literals.h"
#include "support/ready.h"
#include "support/scripted_actions.h"

namespace signalbox::test {

namespace {

using Step = DryRunEvent::Step;

struct EventPlan {
    int secondsAgo;
    const char* event;
    int agent, score;  // -1: none
    const char* tag;
    int counted;
};
/// The events of the dry run in the picture.
constexpr EventPlan eventPlans[] = {
    {662, "NewFeedback", 1207, 12, "fraud", 4},  {716, "NewFeedback", 311, 88, "uptime", 0},
    {793, "FeedbackRevoked", 1207, -1, "", 0},   {1164, "NewFeedback", 1207, 31, "fraud", 3},
    {1361, "NewFeedback", 58, 97, "starred", 0}, {1738, "NewFeedback", 422, 8, "fraud", 2},
    {1996, "NewFeedback", 90, 44, "latency", 0}, {2208, "ResponseAppended", 311, -1, "", 0},
    {2557, "NewFeedback", 1207, 20, "fraud", 1}, {2880, "NewFeedback", 733, 91, "reachable", 0},
    {3102, "NewFeedback", 12, 76, "starred", 0}, {3255, "NewFeedback", 311, 90, "uptime", 0},
    {3666, "ResponseAppended", 58, -1, "", 0},   {4161, "NewFeedback", 90, 47, "latency", 0}};

bool holds(const QString& op, double a, double b)
{
    return op == "<"_L1    ? a < b
           : op == "<="_L1 ? a <= b
           : op == ">"_L1  ? a > b
           : op == ">="_L1 ? a >= b
           : op == "!="_L1 ? a != b
                           : a == b;
}

Step judge(const TriggerCondition& condition, const EventPlan& plan, int index, bool leftOut)
{
    Step step;
    step.condition = index;
    bool good = false;
    if (condition.type == "event_type_equals"_L1) {
        step.has = QString::fromLatin1(plan.event);
        good = step.has == condition.value;
    } else if (condition.type == "agent_id_equals"_L1) {
        step.has = QString::number(plan.agent);
        good = step.has == condition.value;
    } else if (condition.type == "tag_equals"_L1) {
        step.has = QString::fromLatin1(plan.tag);
        good = step.has == condition.value;
    } else if (condition.type == "rate_limit"_L1) {
        step.has = QString::number(plan.counted);
        good = holds(condition.op, plan.counted, condition.value.toDouble());
    } else {
        step.has = plan.score < 0 ? QString() : QString::number(plan.score);
        good = plan.score >= 0 && holds(condition.op, plan.score, condition.value.toDouble());
    }
    step.verdict = leftOut ? Step::Verdict::LeftOut : good ? Step::Verdict::True : Step::Verdict::False;
    return step;
}

DryRunEvent evaluate(const Trigger& trigger, const EventPlan& plan, const QDateTime& now, const QList<int>& leftOut)
{
    DryRunEvent event;
    event.time = now.addSecs(-plan.secondsAgo);
    event.block = 51'429'490 - plan.secondsAgo / 2;
    event.logIndex = 142;
    event.eventId = u"8453-%1-142"_s.arg(event.block);
    event.eventType = QString::fromLatin1(plan.event);
    event.agent = QString::number(plan.agent);
    event.score = plan.score < 0 ? QString() : QString::number(plan.score);
    event.tag1 = QString::fromLatin1(plan.tag);
    event.fires = true;
    for (int i = 0; i < int(trigger.conditions.size()); ++i) {
        Step step = judge(trigger.conditions[size_t(i)], plan, i, leftOut.contains(i));
        if (!event.fires) {
            step.verdict = Step::Verdict::NotReached;
            step.has.clear();
        }
        event.fires = event.fires && step.verdict != Step::Verdict::False;
        event.steps.push_back(step);
    }
    for (int i = 0; i < plan.counted; ++i)
        event.counted.push_back(event.time.addSecs(-i * 560));
    return event;
}

void between(std::vector<TriggerPhrase>& all, const char* words)
{
    all.push_back({Message(words), {}, true});
}

Message operatorWords(const TriggerCondition& condition)
{
    for (const auto& kind : triggerVocabulary().conditions)
        if (kind.type == condition.type)
            for (const auto& each : kind.operators)
                if (each.op == condition.op)
                    return each.words;
    return Message(condition.op);
}

Message typeWords(const TriggerCondition& condition)
{
    for (const auto& kind : triggerVocabulary().conditions)
        if (kind.type == condition.type)
            return kind.fields.size() > 1 ? Message(condition.field) : kind.words;
    return Message(condition.type);
}

}  // namespace

TriggerSummary* ScriptedTriggers::find(const QString& id)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.trigger.id == id; });
    return found == all.end() ? nullptr : &*found;
}

QFuture<Expected<std::vector<TriggerSummary>>> ScriptedTriggers::triggers()
{
    return failWith ? ready<std::vector<TriggerSummary>>(fail(*failWith)) : ready<std::vector<TriggerSummary>>(all);
}

QFuture<Expected<Trigger>> ScriptedTriggers::trigger(const QString& id)
{
    if (failWith)
        return ready<Trigger>(fail(*failWith));
    if (const TriggerSummary* row = find(id))
        return ready<Trigger>(row->trigger);
    return ready<Trigger>(fail(ErrorKind::NotFound, "TRIGGER_UNKNOWN", Message(u"There is no such trigger."_s)));
}

std::vector<TriggerProblem> ScriptedTriggers::check(const Trigger& trigger) const
{
    std::vector<TriggerProblem> problems;
    if (trigger.name.trimmed().isEmpty())
        problems.push_back({u"name"_s, Message(u"Enter a name."_s), false});
    bool hasAgent = false;
    for (size_t i = 0; i < trigger.conditions.size(); ++i) {
        const TriggerCondition& each = trigger.conditions[i];
        const QString path = u"conditions[%1]"_s.arg(i);
        static const QRegularExpression digits(u"^\\d+$"_s), decimal(u"^-?\\d+(\\.\\d+)?$"_s),
            window(u"^\\d+[smhd]$"_s);
        if (each.type == "agent_id_equals"_L1) {
            hasAgent = true;
            if (!digits.match(each.value).hasMatch())
                problems.push_back({path + u".value"_s, Message(u"Digits only. Did you mean 1207?"_s), false});
        }
        if (each.type.endsWith("threshold"_L1) && !decimal.match(each.value).hasMatch())
            problems.push_back({path + u".value"_s, Message(u"Enter a number, such as 50."_s), false});
        if (each.type == "rate_limit"_L1 && !window.match(each.config.value(u"time_window"_s).toString()).hasMatch())
            problems.push_back(
                {path + u".config.time_window"_s, Message(u"Enter a time such as 30 m or 1 h."_s), false});
        if (each.type == "rate_limit"_L1 && !hasAgent)
            problems.push_back(
                {path,
                 Message(QT_TRANSLATE_NOOP(
                     "Engine",
                     "The counter takes all agents together. Add a condition on the agent to count each one alone.")),
                 true});
    }
    if (trigger.actions.empty() && trigger.enabled)
        problems.push_back({u"actions"_s, Message(u"Add an action before you enable the trigger."_s), false});
    for (size_t i = 0; i < trigger.actions.size(); ++i)
        if (const TriggerAction& each = trigger.actions[i];
            each.type == "telegram"_L1 && each.config.value(u"chat_id"_s).toString().isEmpty())
            problems.push_back({u"actions[%1].config.chat_id"_s.arg(i), Message(u"Enter the chat."_s), false});
        else if (each.type == "rest"_L1 && !each.config.value(u"url"_s).toString().startsWith("https://"_L1))
            problems.push_back({u"actions[%1].config.url"_s.arg(i), Message(u"Enter an https URL."_s), false});
    return problems;
}

std::vector<TriggerPhrase> ScriptedTriggers::sentence(const Trigger& trigger) const
{
    const auto problems = check(trigger);
    std::vector<TriggerPhrase> all;
    const auto place = [&](const Message& text, const QString& path) {
        const bool valid = std::none_of(problems.begin(), problems.end(),
                                        [&](const auto& each) { return !each.warning && each.path == path; });
        all.push_back({text.isEmpty() ? Message(u"…"_s) : text, path, valid});
    };
    between(all, "When");
    const bool event = !trigger.conditions.empty() && trigger.conditions[0].type == "event_type_equals"_L1;
    place(Message(event ? trigger.conditions[0].value : u"any event"_s),
          event ? u"conditions[0].value"_s : u"registry"_s);
    between(all, "on");
    place(Message(trigger.chainId == 8453 ? u"Base"_s : u"chain %1"_s.arg(trigger.chainId)), u"chain_id"_s);
    bool begun = false;
    for (size_t i = event ? 1 : 0; i < trigger.conditions.size(); ++i) {
        const TriggerCondition& each = trigger.conditions[i];
        const QString path = u"conditions[%1]."_s.arg(i);
        if (each.type == "rate_limit"_L1) {
            between(all, ", and");
            place(Message(QT_TRANSLATE_NOOP("Engine", "%1 %2")).arg(operatorWords(each)).arg(each.value),
                  path + u"value"_s);
            between(all, "such events come within");
            QString window = each.config.value(u"time_window"_s).toString();
            window.insert(std::max<qsizetype>(0, window.size() - 1), u' ');
            place(Message(window), path + u"config.time_window"_s);
            continue;
        }
        between(all, begun ? "and" : "has");
        begun = true;
        place(typeWords(each), path + u"field"_s);
        place(operatorWords(each), path + u"operator"_s);
        place(Message(each.value), path + u"value"_s);
    }
    for (size_t i = 0; i < trigger.actions.size(); ++i) {
        const TriggerAction& each = trigger.actions[i];
        const QString path = u"actions[%1]."_s.arg(i);
        const bool chat = each.type == "telegram"_L1;
        between(all, chat ? ", then send" : ", then call");
        place(Message(chat ? u"Telegram"_s : each.type.toUpper()), path + u"type"_s);
        if (chat)
            between(all, "to");
        place(Message(chat ? each.config.value(u"chat_id"_s).toString()
                           : each.config.value(u"method"_s).toString() + u' ' +
                                 each.config.value(u"url"_s).toString().section(u"//"_s, 1)),
              path + (chat ? u"config.chat_id"_s : u"config.url"_s));
    }
    between(all, ".");
    return all;
}

QFuture<Expected<Trigger>> ScriptedTriggers::save(const Trigger& trigger)
{
    if (refuseSave)
        return ready<Trigger>(fail(*std::exchange(refuseSave, std::nullopt)));
    saved.push_back(trigger);
    Trigger stored = trigger;
    stored.updatedAt = QDateTime::currentDateTimeUtc();
    if (stored.id.isEmpty()) {
        stored.id = u"stored-%1"_s.arg(saved.size());
        TriggerSummary row;
        row.trigger = stored;
        all.push_back(row);
    } else if (TriggerSummary* row = find(stored.id)) {
        row->trigger = stored;
    }
    return ready<Trigger>(stored);
}

QFuture<Expected<Done>> ScriptedTriggers::setEnabled(const QString& id, bool on)
{
    enabled.emplace_back(id, on);
    if (TriggerSummary* row = find(id)) {
        row->trigger.enabled = on;
        row->trigger.updatedAt = QDateTime::currentDateTimeUtc();
    }
    return ready<Done>(Done{});
}

QFuture<Expected<Done>> ScriptedTriggers::remove(const QString& id)
{
    removed << id;
    std::erase_if(all, [&](const auto& each) { return each.trigger.id == id; });
    return ready<Done>(Done{});
}

QFuture<Expected<Done>> ScriptedTriggers::resetState(const QString& id)
{
    reset << id;
    return ready<Done>(Done{});
}

QFuture<Expected<Done>> ScriptedTriggers::resetBreaker(const QString& id)
{
    breakersReset << id;
    return ready<Done>(Done{});
}

QFuture<Expected<Done>> ScriptedTriggers::skipGap(const QString& id)
{
    skipped << id;
    return ready<Done>(Done{});
}

QFuture<Expected<QJsonObject>> ScriptedTriggers::state(const QString& id)
{
    if (id == "fraud"_L1)
        return ready<QJsonObject>(QJsonObject{{u"count"_s, 0}, {u"recent_timestamps"_s, QJsonArray()}});
    return ready<QJsonObject>(QJsonObject{{u"ema"_s, 72.5}, {u"count"_s, 15}});
}

QFuture<Expected<DryRun>> ScriptedTriggers::dryRun(const Trigger& trigger, const QDateTime& from, int limit)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    dryRunHours.push_back(int(from.secsTo(now.addSecs(60)) / 3600));
    if (slowRun)
        return slowRun->future();
    if (failWith)
        return ready<DryRun>(fail(*failWith));
    DryRun run;
    run.events = 1'204;
    run.milliseconds = 38;
    QList<int> out;
    for (const TriggerProblem& each : check(trigger))
        if (!each.warning && leavesOut && each.path.startsWith("conditions["_L1)) {
            run.leftOut.push_back(each);
            out << each.path.mid(11, each.path.indexOf(u']') - 11).toInt();
        }
    run.passed.assign(trigger.conditions.size(), 0);
    for (const EventPlan& plan : eventPlans) {
        DryRunEvent event = evaluate(trigger, plan, now, out);
        for (size_t i = 0; i < event.steps.size(); ++i) {
            const auto verdict = event.steps[i].verdict;
            run.passed[i] += verdict == Step::Verdict::True || verdict == Step::Verdict::LeftOut ? 1 : 0;
        }
        run.fired += event.fires ? 1 : 0;
        if (int(run.newest.size()) < limit)
            run.newest.push_back(std::move(event));
    }
    if (!run.passed.empty() && run.passed[0] > 10)
        run.passed[0] = 1'138;
    return ready<DryRun>(std::move(run));
}

QFuture<Expected<ActionPreview>> ScriptedTriggers::preview(const Trigger& trigger, int action, const QString&)
{
    if (failWith)
        return ready<ActionPreview>(fail(*failWith));
    const TriggerAction& each = trigger.actions[size_t(action)];
    const std::pair<const char*, const char*> values[] = {{"{{agent_id}}", "1207"},
                                                          {"{{chain_name}}", "Base"},
                                                          {"{{score}}", "12"},
                                                          {"{{tag1}}", "fraud"},
                                                          {"{{count}}", "4"},
                                                          {"{{block_number}}", "51429159"},
                                                          {"{{event_type}}", "NewFeedback"}};
    ActionPreview preview;
    preview.body = each.type == "telegram"_L1
                       ? each.config.value(u"message_template"_s).toString()
                       : QString::fromUtf8(QJsonDocument(each.config.value(u"body_template"_s).toObject()).toJson());
    for (const auto& [name, value] : values)
        preview.body.replace(QLatin1String(name), QLatin1String(value));
    preview.body = preview.body.trimmed();
    preview.length = preview.body.size();
    if (each.type == "telegram"_L1) {
        preview.target = u"chat "_s + each.config.value(u"chat_id"_s).toString();
    } else {
        const QString url = each.config.value(u"url"_s).toString();
        preview.target = u"POST "_s + url;
        preview.headers = u"X-Api-Key: ••••••••\nContent-Type: application/json"_s;
        preview.contentType = u"application/json"_s;
        preview.hostIsPublic = !QUrl(url).host().startsWith("10."_L1);
    }
    return ready<ActionPreview>(preview);
}

QFuture<Expected<std::vector<TriggerEdit>>> ScriptedTriggers::history(const QString& id)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (id != "fraud"_L1)
        return ready<std::vector<TriggerEdit>>(std::vector<TriggerEdit>());
    const auto form = [](const char* value) {
        return QJsonObject{{u"name"_s, u"Fraud burst on Base"_s},
                           {u"conditions"_s, QJsonArray{QJsonObject{{u"type"_s, u"score_threshold"_s},
                                                                    {u"value"_s, QLatin1String(value)}}}}};
    };
    TriggerEdit changed{2, now.addDays(-2), u"operator@console-1"_s, u"changed"_s, form("60"), form("50")};
    TriggerEdit created{1, now.addDays(-14), u"operator@console-1"_s, u"created"_s, {}, form("60")};
    return ready<std::vector<TriggerEdit>>(std::vector<TriggerEdit>{changed, created});
}

QFuture<Expected<QByteArray>> ScriptedTriggers::exported(const QStringList& ids)
{
    exportedIds = ids;
    return ready<QByteArray>(QByteArray("{\"version\": 1, \"triggers\": []}"));
}

QFuture<Expected<TriggerReading>> ScriptedTriggers::read(const QByteArray& json)
{
    return ready<TriggerReading>(
        TriggerReading{triggerFromJson(QJsonDocument::fromJson(json).object()), importProblems});
}

QFuture<Expected<TriggerImport>> ScriptedTriggers::import(const QByteArray& json, bool store)
{
    imports.emplace_back(json, store);
    TriggerImport result;
    result.problems = importProblems;
    const bool refused =
        std::any_of(importProblems.begin(), importProblems.end(), [](const auto& e) { return !e.warning; });
    if (store && !refused)
        result.ids << u"imported-1"_s;
    return ready<TriggerImport>(result);
}

QFuture<Expected<TriggerSeries>> ScriptedTriggers::series(const QDateTime& from, const QDateTime& to, const QString&)
{
    return ready<TriggerSeries>(scriptedAttempts(from, to));
}

QFuture<Expected<Done>> ScriptedTriggers::seed()
{
    return ready<Done>(Done{});
}

}  // namespace signalbox::test
