// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/sync_poll.h"

#include "models/answer.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

namespace {
constexpr int askMs = 3000;
}

SyncPoll::SyncPoll(TimeScope* scope, QObject* parent) : QObject(parent), m_scope(scope)
{
    m_timer.setInterval(askMs);
    connect(&m_timer, &QTimer::timeout, this, &SyncPoll::ask);
    connect(scope, &TimeScope::changed, this, &SyncPoll::ask);
}

void SyncPoll::setEngine(Engine* engine)
{
    m_engine = engine;
    ++m_ticket;
    m_asking = false;
}

void SyncPoll::setWatched(bool watched)
{
    m_watched = watched;
    if (watched)
        m_timer.start();
    else
        m_timer.stop();
}

void SyncPoll::ask()
{
    SyncQueries* sync = m_engine ? m_engine->sync() : nullptr;
    if (!sync || m_asking || !m_watched || !m_scope->isLive())
        return;
    m_asking = true;
    Q_EMIT asked();
    const quint64 ticket = ++m_ticket;
    whenAnswered(sync->matrix(), this, [this, ticket](const Expected<SyncMatrix>& answer) {
        if (ticket != m_ticket)
            return;
        m_asking = false;
        if (answer)
            Q_EMIT arrived(*answer);
        else
            Q_EMIT failed(answer.error());
    });
}

void SyncPoll::askAgain()
{
    m_asking = false;
    ask();
}

}  // namespace signalbox::ui
