// SPDX-License-Identifier: GPL-3.0-or-later

#include "json/json_fields.h"
#include "signalbox/action_queries.h"

namespace signalbox {

template <class V, json::Is<ActionAttempt> T>
void fields(V& v, T& attempt)
{
    v.always("id", attempt.id);
    v.always("number", attempt.number);
    v.always("succeeded", attempt.succeeded);
    v.known("at", attempt.at);
    v.always("milliseconds", attempt.milliseconds);
    v.sentence("error", attempt.error);
    v.known("status", attempt.status);
    v.positive("mayHaveBeenSent", attempt.mayHaveBeenSent);
    v.known("request", attempt.request);
    v.known("answer", attempt.answer);
}

template <class V, json::Is<ActionJob> T>
void fields(V& v, T& job)
{
    v.always("id", job.id);
    v.always("state", job.state);
    v.known("event", job.eventId);
    v.known("eventType", job.eventType);
    v.known("agent", job.agent);
    v.known("chainName", job.chain);
    v.always("logIndex", job.logIndex);
    v.known("triggerId", job.triggerId);
    v.known("trigger", job.trigger);
    v.always("type", job.type);
    v.known("target", job.target);
    v.known("createdAt", job.createdAt);
    v.known("endedAt", job.endedAt);
    v.known("nextTry", job.nextTry);
    v.always("attempts", job.attempts);
    v.always("mostAttempts", job.mostAttempts);
    v.always("milliseconds", job.milliseconds);
    v.sentence("reason", job.reason);
    v.positive("eventRetracted", job.eventRetracted);
    v.known("list", job.list);
}

template <class V, json::Is<ActionTotals> T>
void fields(V& v, T& totals)
{
    v.always("type", totals.type);
    v.always("jobs", totals.jobs);
    v.always("attempts", totals.attempts);
    v.always("failed", totals.failed);
    v.always("dead", totals.dead);
    v.always("held", totals.held);
}

QJsonObject toJson(const ActionJob& job)
{
    return json::written(job);
}

QJsonObject toJson(const ActionAttempt& attempt)
{
    return json::written(attempt);
}

QJsonObject toJson(const ActionTotals& totals)
{
    return json::written(totals);
}

}  // namespace signalbox
