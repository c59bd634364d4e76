// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filled_values.h"
#include "signalbox/action_queries.h"
#include "signalbox/trigger_queries.h"
#include "signalbox/user_queries.h"

/// Values on triggers with every field set to something that is not its default.
namespace signalbox::test {

inline Trigger trigger()
{
    Trigger trigger;
    trigger.id = u"7d0c"_s;
    trigger.name = u"Low scores"_s;
    trigger.description = u"Of one agent"_s;
    trigger.chainId = 8453;
    trigger.registry = u"reputation"_s;
    trigger.enabled = true;
    trigger.stateful = true;
    trigger.conditions = {{3, u"rate_limit"_s, u"feedback_count"_s, u">"_s, u"10"_s, {{u"time_window"_s, u"1h"_s}}}};
    trigger.actions = {{4, u"rest"_s, 2, {{u"url"_s, u"https://hooks.example.org/"_s}}}};
    trigger.breaker = {5, 900, 2, BreakerState::HalfOpen, 7, at, at, sentence()};
    trigger.owner = u"local"_s;
    trigger.createdAt = trigger.updatedAt = at;
    return trigger;
}

inline TriggerSummary triggerSummary()
{
    TriggerSummary summary;
    summary.trigger = trigger();
    summary.chain = u"Base"_s;
    summary.firedToday = 3;
    summary.firedTotal = beyondDouble;
    summary.evaluationErrors = 4;
    summary.lastFired = summary.disabledAt = at;
    summary.trouble = sentence();
    summary.dead = 5;
    summary.held = 6;
    summary.waitsFor = Interval{7, 9};
    return summary;
}

inline DryRun dryRun()
{
    DryRunEvent event;
    event.eventId = u"8453-5-0"_s;
    event.eventType = u"NewFeedback"_s;
    event.transactionHash = u"0xa"_s;
    event.time = at;
    event.block = 5;
    event.logIndex = 2;
    event.agent = u"42"_s;
    event.score = u"12.5"_s;
    event.tag1 = u"starred"_s;
    event.steps = {{0, u"12.5"_s, DryRunEvent::Step::Verdict::True, {}},
                   {1, {}, DryRunEvent::Step::Verdict::Failed, sentence()}};
    event.fires = true;
    event.counted = {at};
    return {10, 2, {5, 2}, 12.5, {event}, {{u"conditions[1].value"_s, sentence(), true}}};
}

inline ActionAttempt actionAttempt()
{
    return {u"9a"_s, 2, true, at, 84, sentence(), u"POST /"_s, u"ok"_s, u"HTTP 200"_s, true};
}

inline ActionJob actionJob()
{
    ActionJob job;
    job.id = beyondDouble;
    job.state = JobState::Held;
    job.eventId = u"8453-5-0"_s;
    job.eventType = u"NewFeedback"_s;
    job.agent = u"42"_s;
    job.chain = u"Base"_s;
    job.logIndex = 2;
    job.triggerId = u"7d0c"_s;
    job.trigger = u"Low scores"_s;
    job.type = u"rest"_s;
    job.target = u"hooks.example.org"_s;
    job.createdAt = job.endedAt = job.nextTry = at;
    job.attempts = 2;
    job.mostAttempts = 5;
    job.milliseconds = 168;
    job.reason = sentence();
    job.eventRetracted = true;
    job.list = {actionAttempt()};
    return job;
}

}  // namespace signalbox::test
