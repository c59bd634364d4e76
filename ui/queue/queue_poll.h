// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include "signalbox/engine.h"
#include "signalbox/queue_queries.h"

namespace signalbox::ui {

class TimeScope;

/// Asks for the queues every two seconds while it is watched and the time is live: one question at a time. GUI thread.
class QueuePoll : public QObject {
    Q_OBJECT
public:
    explicit QueuePoll(TimeScope* scope, QObject* parent = nullptr);  ///< `scope`: null for always live

    void setEngine(Engine* engine);  ///< drops the answer to an earlier question
    void setWatched(bool watched);   ///< asks at once; while paused only if nothing is known yet
    void ask();
    void askNow();  ///< also while paused or while a question is open; its answer is dropped

Q_SIGNALS:
    void arrived(const std::vector<signalbox::BalanceQueue>& queues);
    void failed(const signalbox::Error& error);

private:
    void send();

    TimeScope* m_scope;
    QPointer<Engine> m_engine;
    QTimer m_timer;
    quint64 m_ticket = 0;
    bool m_watched = false, m_asking = false, m_known = false;
};

}  // namespace signalbox::ui
