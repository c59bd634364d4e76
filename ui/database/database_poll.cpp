// SPDX-License-Identifier: GPL-3.0-or-later

#include "database/database_poll.h"

#include "signalbox/literals.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

namespace {
constexpr int askMs = 5'000, runningMs = 1'000, idleMs = 5'000;
}

DatabasePoll::DatabasePoll(TimeScope* scope, QObject* parent) : QObject(parent), m_scope(scope)
{
    m_timer.setInterval(askMs);
    m_jobTimer.setInterval(idleMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        if (m_scope->isLive() && !m_summary.isOpen())
            ask();
    });
    connect(&m_jobTimer, &QTimer::timeout, this, [this] {
        if (!m_jobs.isOpen())
            askJobs();
    });
    connect(scope, &TimeScope::changed, this, &DatabasePoll::askSizes);
    connect(scope, &TimeScope::tick, this, &DatabasePoll::askSizes);
}

void DatabasePoll::setEngine(Engine* engine)
{
    m_engine = engine;
    m_summary.drop();
    m_jobs.drop();
    m_sizes.drop();
    ask();
    askJobs();
    askSizes();
}

void DatabasePoll::setWatched(bool watched)
{
    m_watched = watched;
    if (!watched) {
        m_timer.stop();
        return m_jobTimer.stop();
    }
    m_timer.start();
    m_jobTimer.start();
    ask();
    askJobs();
    askSizes();
}

void DatabasePoll::ask()
{
    DatabaseQueries* queries = database();
    if (!queries)
        return;
    m_summary.ask(queries->summary(), this, [this](const Expected<DatabaseSummary>& answer) {
        if (answer)
            Q_EMIT summaryArrived(*answer);
        else
            Q_EMIT failed(answer.error());
    });
}

void DatabasePoll::askJobs()
{
    DatabaseQueries* queries = database();
    if (!queries)
        return;
    m_jobs.ask(queries->jobs(), this, [this](const Expected<std::vector<MaintenanceJob>>& answer) {
        if (!answer)
            return Q_EMIT failed(answer.error());
        const bool open = std::any_of(answer->begin(), answer->end(), [](const MaintenanceJob& job) {
            return job.running || job.state == "queued"_L1;
        });
        m_jobTimer.setInterval(open ? runningMs : idleMs);
        Q_EMIT jobsArrived(*answer);
    });
}

void DatabasePoll::askSizes()
{
    DatabaseQueries* queries = database();
    if (!queries)
        return;
    m_sizes.ask(queries->series(m_scope->from(), m_scope->to()), this, [this](const Expected<DatabaseSeries>& answer) {
        if (answer)
            Q_EMIT sizesArrived(*answer);
        else
            Q_EMIT failed(answer.error());
    });
}

}  // namespace signalbox::ui
