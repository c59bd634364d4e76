// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/queue_worker.h"

#include "signalbox/literals.h"
#include "support/log.h"

namespace signalbox::balances {

QueueWorker::QueueWorker(store::ConnectionInfo database, Pace pace) : m_pace(pace), m_session(std::move(database))
{
    m_thread = std::thread([this] { loop(); });
}

QueueWorker::~QueueWorker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_session.abandon();  // what runs is rolled back, and done by the next engine
    m_thread.join();
}

bool QueueWorker::waitFor(std::chrono::milliseconds time)
{
    std::unique_lock lock(m_mutex);
    return !m_wake.wait_for(lock, time, [this] { return m_stop; });
}

void QueueWorker::loop()
{
    QString said;
    auto pause = m_pace.look;
    while (waitFor(pause)) {
        const auto done = turn();
        pause = done ? m_pace.look : m_pace.retry;
        const QString code = done ? QString() : done.error().code;
        if (!done && code != said && done.error().kind != ErrorKind::Retryable)
            qCWarning(logEngine).noquote()
                << u"The queue of balances could not be processed; it is tried again: %1"_s.arg(done.error().text());
        said = code;
    }
}

Expected<Done> QueueWorker::turn()
{
    for (auto more = process();; more = process()) {
        if (!more)
            return fail(more.error());
        if (!*more || !waitFor(std::chrono::milliseconds(0)))
            break;
    }
    if (Clock::now() - m_closed >= m_pace.days) {
        const auto closed = closeDay();
        if (!closed)
            return fail(closed.error());
        if (!*closed)
            m_closed = Clock::now();
    }
    if (Clock::now() - m_sampled < m_pace.sample)
        return Done{};
    m_sampled = Clock::now();
    return sample();
}

Expected<bool> QueueWorker::process()
{
    return m_session.write([](store::Transaction& transaction) {
        const auto row = transaction.exec(
            "SELECT processed_count + error_count FROM "
            "balances.process_balance_update_queue(NULL)")[0];
        return store::integer(row[0]) > 0;
    });
}

/// One day of each chain at a time, so that a fence waits for no more than that.
Expected<bool> QueueWorker::closeDay()
{
    const auto chains = m_session.read([](store::Transaction& transaction) {
        std::vector<qint64> all;
        for (const auto& row :
             transaction.exec("SELECT k.chain_id FROM balances.queue_counters k JOIN signalbox.chains c "
                              "ON c.caip2 = 'eip155:' || k.chain_id WHERE c.state IN ('active', "
                              "'paused') ORDER BY k.chain_id"))
            all.push_back(store::integer(row[0]));
        return all;
    });
    if (!chains)
        return fail(chains.error());
    bool any = false;
    for (const qint64 chain : *chains) {
        const auto closed = m_session.write([&](store::Transaction& transaction) {
            return !transaction.exec("SELECT balances.close_next_day($1)", {chain})[0][0].is_null();
        });
        if (!closed)
            return closed;
        any = any || *closed;
        if (!waitFor(std::chrono::milliseconds(0)))
            return false;
    }
    return any;
}

Expected<Done> QueueWorker::sample()
{
    return m_session.write([](store::Transaction& transaction) {
        transaction.exec("SELECT balances.collect_queue_health_metrics()");
        return Done{};
    });
}

}  // namespace signalbox::balances
