// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/dryrun/dry_run_asker.h"

#include "signalbox/trigger_queries.h"
#include "triggers/model/trigger_draft.h"

namespace signalbox::ui {

namespace {
constexpr int pauseMs = 300, soonMs = 1'000;
}

DryRunAsker::DryRunAsker(TriggerDraft* draft, QObject* parent) : QObject(parent), m_draft(draft)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(pauseMs);
    connect(&m_timer, &QTimer::timeout, this, &DryRunAsker::run);
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &DryRunAsker::changed);
    connect(draft, &TriggerDraft::changed, &m_timer, qOverload<>(&QTimer::start));
    connect(draft, &TriggerDraft::reshaped, this, [this] {
        drop();
        Q_EMIT changed();
    });
}

DryRunAsker::~DryRunAsker()
{
    cancel();
}

/// Qt 6.4 follows a pointer to what is gone if a future is canceled whose answer was handed over.
void DryRunAsker::cancel()
{
    if (!m_run.isFinished())
        m_run.cancel();
}

void DryRunAsker::drop()
{
    cancel();
    m_answer.drop();
    m_result.reset();
    m_error.reset();
    m_stopped = false;
}

void DryRunAsker::stop()
{
    if (!isRunning())
        return;
    drop();
    m_stopped = true;
    Q_EMIT changed();
}

void DryRunAsker::setQueries(TriggerQueries* queries)
{
    m_queries = queries;
    drop();
    m_timer.start();
    Q_EMIT changed();
}

void DryRunAsker::setWatched(bool watched)
{
    if (std::exchange(m_watched, watched) != watched && watched && !m_result && !m_stopped)
        m_timer.start();
}

void DryRunAsker::setHours(int hours)
{
    if (std::exchange(m_hours, hours) != hours)
        run();
}

void DryRunAsker::run()
{
    m_timer.stop();
    if (!m_queries || !m_watched || !m_draft->isOpen())
        return;
    const QDateTime from = QDateTime::currentDateTimeUtc().addSecs(-3600LL * m_hours);
    cancel();
    m_stopped = false;
    m_run = m_queries->dryRun(m_draft->now(), from, listed);
    m_soon.start();
    m_answer.ask(m_run, this, [this](const Expected<DryRun>& answer) {
        m_error = answer ? std::nullopt : std::optional(answer.error());
        m_result = answer ? std::optional(*answer) : std::nullopt;
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

}  // namespace signalbox::ui
