// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>

#include "signalbox/literals.h"
#include "triggers/model/check.h"
#include "triggers/model/evaluate.h"
#include "triggers/model/verdict.h"

namespace signalbox::triggers {

namespace {

DryRunEvent shown(const EventRow& event, Outcome outcome)
{
    DryRunEvent shown;
    shown.eventId = event.id;
    shown.eventType = event.eventType;
    shown.transactionHash = event.transactionHash;
    shown.time = QDateTime::fromSecsSinceEpoch(event.timestamp, Qt::UTC);
    shown.block = event.blockNumber;
    shown.logIndex = event.logIndex;
    shown.agent = agentOf(event);
    if (const auto score = scoreOf(event))
        shown.score = score->toString();
    shown.tag1 = event.tag1.value_or(QString());
    shown.steps = std::move(outcome.steps);
    shown.fires = outcome.fires;
    for (const qint64 time : outcome.counted)
        shown.counted.push_back(QDateTime::fromSecsSinceEpoch(time, Qt::UTC));
    return shown;
}

}  // namespace

DryRun dryRun(const Trigger& trigger, const std::vector<EventRow>& events, int limit)
{
    QElapsedTimer clock;
    clock.start();
    const Evaluator evaluator(trigger, Evaluator::Invalid::LeaveOut);
    DryRun run;
    for (size_t i = 0; i < trigger.conditions.size(); ++i)
        for (TriggerProblem& problem :
             checkCondition(trigger.conditions[i], trigger.registry, u"conditions[%1]"_s.arg(i)))
            if (!problem.warning)
                run.leftOut.push_back(std::move(problem));
    run.passed.resize(trigger.conditions.size());

    std::vector<const EventRow*> watched;
    for (const EventRow& event : events)
        if (evaluator.watches(event) && !event.retracted)
            watched.push_back(&event);
    run.events = static_cast<qint64>(watched.size());
    const size_t hidden = watched.size() - std::min(watched.size(), static_cast<size_t>(std::max(limit, 0)));
    TriggerState state;
    for (size_t i = 0; i < watched.size(); ++i) {
        Outcome outcome = evaluator.evaluate(*watched[i], state, i >= hidden);
        run.fired += outcome.fires ? 1 : 0;
        const size_t passed = outcome.fires ? run.passed.size() : static_cast<size_t>(outcome.stoppedAt);
        for (size_t c = 0; c < passed; ++c)
            ++run.passed[c];
        if (i >= hidden)
            run.newest.push_back(shown(*watched[i], std::move(outcome)));
    }
    std::reverse(run.newest.begin(), run.newest.end());
    run.milliseconds = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    return run;
}

}  // namespace signalbox::triggers
