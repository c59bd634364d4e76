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

DryRunner::DryRunner(const Trigger& trigger, int limit, Height detailFrom)
    : m_evaluator(trigger, Evaluator::Invalid::LeaveOut),
      m_limit(static_cast<size_t>(std::max(limit, 0))),
      m_detailFrom(detailFrom)
{
    for (size_t i = 0; i < trigger.conditions.size(); ++i)
        for (TriggerProblem& problem :
             checkCondition(trigger.conditions[i], trigger.registry, u"conditions[%1]"_s.arg(i)))
            if (!problem.warning)
                m_run.leftOut.push_back(std::move(problem));
    m_run.passed.resize(trigger.conditions.size());
}

void DryRunner::add(const std::vector<EventRow>& events)
{
    QElapsedTimer clock;
    clock.start();
    for (const EventRow& event : events) {
        if (event.retracted || !m_evaluator.watches(event))
            continue;
        const bool isShown = m_limit > 0 && event.blockNumber >= m_detailFrom;
        Outcome outcome = m_evaluator.evaluate(event, m_state, isShown);
        ++m_run.events;
        m_run.fired += outcome.fires ? 1 : 0;
        const size_t passed = outcome.fires ? m_run.passed.size() : static_cast<size_t>(outcome.stoppedAt);
        for (size_t c = 0; c < passed; ++c)
            ++m_run.passed[c];
        if (!isShown)
            continue;
        m_newest.push_back(shown(event, std::move(outcome)));
        if (m_newest.size() > m_limit)
            m_newest.pop_front();
    }
    m_run.milliseconds += static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

DryRun DryRunner::result() const
{
    DryRun run = m_run;
    run.newest.assign(m_newest.rbegin(), m_newest.rend());
    return run;
}

}  // namespace signalbox::triggers
