// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/stats/statistics_worker.h"

#include "ibc/stats/statistics.h"
#include "signalbox/literals.h"
#include "support/log.h"

namespace signalbox::ibc {

StatisticsWorker::StatisticsWorker(store::ConnectionInfo database, std::chrono::milliseconds beat)
    : m_beat(beat), m_session(std::move(database))
{
    m_thread = std::thread([this] { loop(); });
}

StatisticsWorker::~StatisticsWorker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_session.abandon();
    m_thread.join();
}

bool StatisticsWorker::waitFor(std::chrono::milliseconds time)
{
    std::unique_lock lock(m_mutex);
    return !m_wake.wait_for(lock, time, [this] { return m_stop; });
}

void StatisticsWorker::loop()
{
    auto pause = m_beat;
    while (waitFor(pause)) {
        const auto done = updateStatistics(m_session);
        pause = done && done->more ? std::chrono::milliseconds(0) : m_beat;
        say(done ? std::optional<Error>() : done.error());
    }
}

/// A failure is logged once, until another one or none follows.
void StatisticsWorker::say(const std::optional<Error>& error)
{
    const QString code = error ? error->code : QString();
    if (error && code != m_said && error->kind != ErrorKind::Retryable)
        qCWarning(logEngine).noquote()
            << u"Statistics of packets could not be brought up to date; it is tried again: %1"_s.arg(error->text());
    m_said = code;
}

}  // namespace signalbox::ibc
