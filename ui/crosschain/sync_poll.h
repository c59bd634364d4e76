// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>

#include "signalbox/engine.h"
#include "signalbox/sync_queries.h"

namespace signalbox::ui {

class TimeScope;

/// Asks for the matrix every three seconds while it is watched and the time is live: one question at a time. GUI
/// thread.
class SyncPoll : public QObject {
    Q_OBJECT
public:
    explicit SyncPoll(TimeScope* scope, QObject* parent = nullptr);

    void setEngine(Engine* engine);  ///< drops the answer to an earlier question
    void setWatched(bool watched);
    void ask();
    void askAgain();  ///< also while a question is open; its answer is dropped

Q_SIGNALS:
    void asked();
    void arrived(const signalbox::SyncMatrix& matrix);
    void failed(const signalbox::Error& error);

private:
    TimeScope* m_scope;
    QPointer<Engine> m_engine;
    QTimer m_timer;
    quint64 m_ticket = 0;
    bool m_watched = false, m_asking = false;
};

}  // namespace signalbox::ui
