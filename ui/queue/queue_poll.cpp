// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_poll.h"

#include "models/answer.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

namespace {
constexpr int askMs = 2000;
}

QueuePoll::QueuePoll(TimeScope* scope, QObject* parent) : QObject(parent), m_scope(scope)
{
    m_timer.setInterval(askMs);
    connect(&m_timer, &QTimer::timeout, this, &QueuePoll::ask);
    if (scope)
        connect(scope, &TimeScope::changed, this, &QueuePoll::ask);
}

void QueuePoll::setEngine(Engine* engine)
{
    if (m_engine == engine)
        return;
    m_engine = engine;
    ++m_ticket;
    m_asking = m_known = false;
    ask();
}

void QueuePoll::setWatched(bool watched)
{
    m_watched = watched;
    if (!watched)
        return m_timer.stop();
    m_timer.start();
    ask();
}

void QueuePoll::ask()
{
    if (!m_asking && (!m_known || !m_scope || m_scope->isLive()))
        send();
}

void QueuePoll::askNow()
{
    m_asking = false;
    send();
}

void QueuePoll::send()
{
    QueueQueries* queue = m_engine ? m_engine->balanceQueue() : nullptr;
    if (!queue || !m_watched)
        return;
    m_asking = true;
    const quint64 ticket = ++m_ticket;
    whenAnswered(queue->queues(), this, [this, ticket](const Expected<std::vector<BalanceQueue>>& answer) {
        if (ticket != m_ticket)
            return;
        m_asking = false;
        if (!answer)
            return Q_EMIT failed(answer.error());
        m_known = true;
        Q_EMIT arrived(*answer);
    });
}

}  // namespace signalbox::ui
