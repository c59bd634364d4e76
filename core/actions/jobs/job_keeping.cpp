// SPDX-License-Identifier: GPL-3.0-or-later

#include <poll.h>
#include <unistd.h>

#include "actions/jobs/job_runner.h"

/// The thread of a JobRunner that keeps leases and watches the time.
namespace signalbox::actions {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds shortestSpacing(50), longestSpacing(5'000), recoverEvery(1'000);
constexpr std::chrono::hours pruneEvery(24);

}  // namespace

void JobRunner::wakeKeeper()
{
    const quint64 one = 1;
    // It fails only if so many are waiting that the keeper wakes anyway.
    (void)!::write(m_signal, &one, sizeof one);
}

void JobRunner::sleep(milliseconds time)
{
    pollfd sources[] = {{m_signal, POLLIN, 0}, {m_keeper.socket(), POLLIN, 0}};
    ::poll(sources, sources[1].fd < 0 ? 1 : 2, int(time.count()));
    quint64 count = 0;
    (void)!::read(m_signal, &count, sizeof count);
}

void JobRunner::keep()
{
    (void)m_keeper.listen(ActionJobs::channel, [this](const QString&) { m_told = true; });
    while (waitFor(milliseconds(0))) {
        const auto due = turn();
        if (due) {
            sleep(pauseFor(*due));
        } else {
            say(due.error());
            if (!waitFor(m_pace.retry))
                return;
        }
    }
}

/// Milliseconds until the next job is due, if there is one.
Expected<std::optional<qint64>> JobRunner::turn()
{
    if (const auto open = m_keeper.open(); !open)
        return fail(open.error());
    std::vector<ClaimedJob> running;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& entry : m_running)
            running.push_back(entry.second);
    }
    const auto now = Clock::now();
    const bool isNew = m_keeper.connections() != m_connections;
    const bool recovers = isNew || now - m_recovered >= recoverEvery;
    const bool renews = !running.empty() && (isNew || now - m_renewed >= m_pace.renew);
    if (recovers || renews) {
        const auto done = m_keeper.write([&](store::Transaction& transaction) {
            if (renews)
                ActionJobs::renew(transaction, running);
            if (recovers) {
                JobUpkeep::holdRestored(transaction);
                JobUpkeep::recover(transaction, m_expired);
            }
            return Done{};
        });
        if (!done)
            return fail(done.error());
        m_connections = m_keeper.connections();
        if (renews)
            m_renewed = now;
        if (recovers)
            m_recovered = now;
    }
    if (now - m_pruned >= pruneEvery) {
        m_pruned = now;
        const auto pruned = m_keeper.write([](store::Transaction& transaction) {
            JobUpkeep::prune(transaction);
            return Done{};
        });
        if (!pruned)
            return fail(pruned.error());
    }
    auto due = m_keeper.read([](store::Transaction& transaction) { return ActionJobs::nextDue(transaction); });
    // What came with these answers is not announced by the socket any more.
    if (const auto polled = m_keeper.poll(); !polled)
        return fail(polled.error());
    if (std::exchange(m_told, false)) {
        m_spacing = milliseconds(0);
        wakeWorkers();
    }
    return due;
}

/// Workers take one job after the other once they are awake. Jobs that are due and that none of them can take (another
/// console has them, their secrets are locked) wake them less and less often.
milliseconds JobRunner::pauseFor(const std::optional<qint64>& due)
{
    const auto now = Clock::now();
    milliseconds pause = std::min(m_pace.look, std::chrono::duration_cast<milliseconds>(pruneEvery));
    {
        const std::lock_guard lock(m_mutex);
        if (!m_running.empty())
            pause = std::min(pause, m_pace.renew);
        if (std::exchange(m_claimsSeen, m_claims) != m_claims)
            m_spacing = milliseconds(0);
    }
    if (!due)
        return pause;
    if (*due > 0) {
        m_spacing = milliseconds(0);
        return std::min(pause, milliseconds(*due + 1));
    }
    const auto since = std::chrono::duration_cast<milliseconds>(now - m_woken);
    if (since < m_spacing)
        return std::min(pause, m_spacing - since);
    m_woken = now;
    m_spacing = std::clamp(m_spacing * 2, shortestSpacing, longestSpacing);
    wakeWorkers();
    return std::min(pause, m_spacing);
}

}  // namespace signalbox::actions
