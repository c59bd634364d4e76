// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>

#include "models/latest_answer.h"
#include "signalbox/database_queries.h"
#include "signalbox/engine.h"

namespace signalbox::ui {

class TimeScope;

/// Asks for the summary, the sizes and the jobs while it is watched; while a job runs, for the jobs every second.
class DatabasePoll : public QObject {
    Q_OBJECT
public:
    explicit DatabasePoll(TimeScope* scope, QObject* parent = nullptr);

    void setEngine(Engine* engine);
    void setWatched(bool watched);
    void ask();
    void askJobs();
    void askSizes();

Q_SIGNALS:
    void summaryArrived(const signalbox::DatabaseSummary& summary);
    void jobsArrived(const std::vector<signalbox::MaintenanceJob>& jobs);
    void sizesArrived(const signalbox::DatabaseSeries& series);
    void failed(const signalbox::Error& error);

private:
    DatabaseQueries* database() const { return m_engine && m_watched ? m_engine->database() : nullptr; }

    TimeScope* m_scope;
    QPointer<Engine> m_engine;
    LatestAnswer m_summary, m_jobs, m_sizes;
    QTimer m_timer, m_jobTimer;
    bool m_watched = false;
};

}  // namespace signalbox::ui
