// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include "models/latest_answer.h"
#include "signalbox/action_queries.h"
#include "signalbox/engine.h"

namespace signalbox::ui {

class TimeScope;

/// Asks for jobs: the newest every two seconds while it is watched and the time is live, older ones on request. One
/// question of each kind at a time. GUI thread.
class AuditFeed : public QObject {
    Q_OBJECT
public:
    static constexpr int page = 200;

    explicit AuditFeed(TimeScope* scope, QObject* parent = nullptr);

    void setEngine(Engine* engine);
    void setWatched(bool watched);
    /// Of another list: answers to earlier questions are dropped. `timed`: only jobs of the range of the scope.
    void setFilter(const ActionFilter& filter, bool timed);
    void askNow();                 ///< also while the time is paused
    void askOlder(qint64 before);  ///< ignored while an answer is awaited
    ActionFilter filter() const;   ///< with the times of now
    ActionQueries* queries() const { return m_engine ? m_engine->actions() : nullptr; }

Q_SIGNALS:
    void arrived(const std::vector<signalbox::ActionJob>& newest);
    void olderArrived(const std::vector<signalbox::ActionJob>& older);
    void failed(const signalbox::Error& error);

private:
    void ask();
    void send();

    TimeScope* m_scope;
    QPointer<Engine> m_engine;
    QTimer m_timer;
    ActionFilter m_filter;
    LatestAnswer m_newest, m_older;
    bool m_timed = true, m_watched = false, m_known = false;
};

}  // namespace signalbox::ui
