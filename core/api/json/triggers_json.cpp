// SPDX-License-Identifier: GPL-3.0-or-later

#include "json/json_fields.h"
#include "signalbox/trigger_queries.h"

namespace signalbox {

// A trigger has the keys of the documents' tables, like its export.

void byName(const QString& text, BreakerState& state)
{
    state = breakerStateFromName(text).value_or(BreakerState::Closed);
}

template <class V, json::Is<TriggerCondition> T>
void fields(V& v, T& condition)
{
    v.positive("id", condition.id);
    v.always("condition_type", condition.type);
    v.always("field", condition.field);
    v.always("operator", condition.op);
    v.always("value", condition.value);
    v.known("config", condition.config);
}

template <class V, json::Is<TriggerAction> T>
void fields(V& v, T& action)
{
    v.positive("id", action.id);
    v.always("action_type", action.type);
    v.always("priority", action.priority);
    v.always("config", action.config);
}

template <class V, json::Is<TriggerBreaker> T>
void fields(V& v, T& breaker)
{
    v.always("failure_threshold", breaker.failureThreshold);
    v.always("recovery_timeout_seconds", breaker.recoverySeconds);
    v.always("half_open_max_calls", breaker.halfOpenCalls);
    v.always("state", breaker.state);
    v.always("failure_count", breaker.failures);
    v.known("opened_at", breaker.openedAt);
    v.known("last_failure_time", breaker.lastFailureAt);
    v.sentence("reason", breaker.reason);
}

template <class V, json::Is<Trigger> T>
void fields(V& v, T& trigger)
{
    v.known("id", trigger.id);
    v.always("name", trigger.name);
    v.known("description", trigger.description);
    v.always("chain_id", trigger.chainId);
    v.always("registry", trigger.registry);
    v.always("enabled", trigger.enabled);
    v.always("is_stateful", trigger.stateful);
    v.always("conditions", trigger.conditions);
    v.always("actions", trigger.actions);
    v.always("circuit_breaker", trigger.breaker);
    v.known("user_id", trigger.owner);
    v.known("created_at", trigger.createdAt);
    v.known("updated_at", trigger.updatedAt);
}

template <class V, json::Is<TriggerSummary> T>
void fields(V& v, T& summary)
{
    v.always("trigger", summary.trigger);
    v.known("chainName", summary.chain);
    v.always("firedToday", summary.firedToday);
    v.always("firedTotal", summary.firedTotal);
    v.always("evaluationErrors", summary.evaluationErrors);
    v.known("lastFired", summary.lastFired);
    v.sentence("trouble", summary.trouble);
    v.known("disabledAt", summary.disabledAt);
    v.positive("dead", summary.dead);
    v.positive("held", summary.held);
    if (summary.waitsFor)
        v.always("waitsFor", Intervals{*summary.waitsFor});
}

template <class V, json::Is<TriggerProblem> T>
void fields(V& v, T& problem)
{
    v.always("path", problem.path);
    v.english("text", problem.text);
    v.positive("warning", problem.warning);
}

template <class V, json::Is<TriggerEdit> T>
void fields(V& v, T& edit)
{
    v.always("id", edit.id);
    v.known("at", edit.at);
    v.always("person", edit.person);
    v.always("what", edit.what);
    v.known("before", edit.before);
    v.known("after", edit.after);
}

template <class V, json::Is<DryRunEvent::Step> T>
void fields(V& v, T& step)
{
    v.always("condition", step.condition);
    v.always("verdict", step.verdict);
    v.known("has", step.has);
    v.sentence("error", step.error);
}

template <class V, json::Is<DryRunEvent> T>
void fields(V& v, T& event)
{
    v.always("event", event.eventId);
    v.always("type", event.eventType);
    v.known("transaction", event.transactionHash);
    v.known("time", event.time);
    v.always("block", event.block);
    v.always("logIndex", event.logIndex);
    v.known("agent", event.agent);
    v.known("score", event.score);
    v.known("tag1", event.tag1);
    v.always("fires", event.fires);
    v.always("steps", event.steps);
    v.known("counted", event.counted);
}

template <class V, json::Is<DryRun> T>
void fields(V& v, T& run)
{
    v.always("events", run.events);
    v.always("fired", run.fired);
    v.always("passed", run.passed);
    v.always("milliseconds", run.milliseconds);
    v.known("leftOut", run.leftOut);
    v.always("newest", run.newest);
}

template <class V, json::Is<TriggerImport> T>
void fields(V& v, T& import)
{
    v.always("stored", import.ids);
    v.always("problems", import.problems);
}

template <class V, json::Is<ActionPreview> T>
void fields(V& v, T& preview)
{
    v.always("target", preview.target);
    v.known("headers", preview.headers);
    v.known("body", preview.body);
    v.known("contentType", preview.contentType);
    v.always("length", preview.length);
    if (preview.hostIsPublic)
        v.always("hostIsPublic", *preview.hostIsPublic);
    v.known("problems", preview.problems);
}

QJsonObject toJson(const Trigger& trigger)
{
    return json::written(trigger);
}

Trigger triggerFromJson(const QJsonObject& object)
{
    return json::read<Trigger>(object);
}

QJsonObject toJson(const TriggerSummary& summary)
{
    return json::written(summary);
}

QJsonObject toJson(const TriggerEdit& edit)
{
    return json::written(edit);
}

QJsonObject toJson(const DryRun& run)
{
    return json::written(run);
}

QJsonObject toJson(const TriggerProblem& problem)
{
    return json::written(problem);
}

QJsonObject toJson(const TriggerImport& import)
{
    return json::written(import);
}

QJsonObject toJson(const ActionPreview& preview)
{
    return json::written(preview);
}

}  // namespace signalbox
