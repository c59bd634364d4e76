// SPDX-License-Identifier: GPL-3.0-or-later

#include "care/work/maintenance_worker.h"

#include "care/work/slow_log.h"
#include "support/log.h"

namespace signalbox::care {

namespace {

/// Share of the running statement that is done; 0 if its kind reports none.
constexpr const char* shareOfStatement =
    "SELECT max(share) FROM (SELECT CASE WHEN blocks_total > 0 THEN blocks_done::float8 / blocks_total END AS share "
    "FROM "
    "pg_stat_progress_create_index WHERE pid = $1 UNION ALL SELECT CASE WHEN heap_blks_total > 0 THEN "
    "heap_blks_scanned::float8 / heap_blks_total END FROM pg_stat_progress_vacuum WHERE pid = $1) p";

}  // namespace

MaintenanceWorker::MaintenanceWorker(Parts parts, Pace pace)
    : m_parts(std::move(parts)),
      m_pace(pace),
      m_session(m_parts.database.withApplication(u"signalbox maintenance"_s)),
      m_lease(m_parts.holder)
{
    m_thread = std::thread([this] { loop(); });
}

MaintenanceWorker::~MaintenanceWorker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_session.abandon();
    m_thread.join();
    const bool interrupted = m_run != nullptr;
    m_run.reset();
    store::Session session(m_session.info());
    if (interrupted && m_lease.isOurs())
        (void)session.write([](store::Transaction& transaction) {
            closeOrphans(transaction);
            return Done{};
        });
    m_lease.release(session);
}

bool MaintenanceWorker::waitFor(std::chrono::milliseconds time)
{
    std::unique_lock lock(m_mutex);
    return !m_wake.wait_for(lock, time, [this] { return m_stop; });
}

bool MaintenanceWorker::isDue(Clock::time_point& last, std::chrono::milliseconds pace) const
{
    const auto now = Clock::now();
    if (last != Clock::time_point() && now - last < pace)
        return false;
    last = now;
    return true;
}

void MaintenanceWorker::loop()
{
    for (bool more = true; more;) {
        const auto done = turn();
        if (done)
            m_said.clear();
        else if (done.error().kind != ErrorKind::Retryable &&
                 std::exchange(m_said, done.error().code) != done.error().code)
            qCWarning(logEngine).noquote()
                << u"The database could not be maintained; it is tried again: %1"_s.arg(done.error().text());
        more = waitFor(done ? m_pace.look : m_pace.retry);
    }
}

Expected<bool> MaintenanceWorker::takesPart()
{
    if (m_parts.scheduled || m_lease.isOurs())
        return true;
    return m_session.read([](store::Transaction& transaction) { return hasQueued(transaction); });
}

Expected<Done> MaintenanceWorker::turn()
{
    const auto wanted = takesPart();
    if (!wanted)
        return fail(wanted.error());
    if (!*wanted)
        return Done{};
    const bool had = m_lease.isOurs();
    const auto ours = m_lease.keep(m_session);
    if (!ours)
        return fail(ours.error());
    if (!*ours) {
        m_run.reset();  // another console has closed it
        return Done{};
    }
    if (!had)
        if (const auto taken = takenOver(); !taken)
            return taken;
    if (m_run)
        if (const auto followed = follow(); !followed)
            return followed;
    if (m_parts.scheduled) {
        if (isDue(m_sampled, m_pace.sample))
            if (const auto sampled = sample(); !sampled)
                return sampled;
        if (isDue(m_slow, m_pace.slow))
            if (const auto noted = noteSlowQueries(m_session); !noted)
                return noted;
        if (!m_run && isDue(m_planned, m_pace.due))
            if (const auto planned = plan(); !planned)
                return planned;
    }
    if (!m_run)
        if (const auto began = begin(); !began)
            return began;
    if (!m_run && !m_parts.scheduled)
        m_lease.release(m_session);
    return Done{};
}

Expected<Done> MaintenanceWorker::takenOver()
{
    m_run.reset();
    m_planned = {};
    return m_session.write([](store::Transaction& transaction) {
        closeOrphans(transaction);
        return Done{};
    });
}

Expected<Done> MaintenanceWorker::follow()
{
    const qint64 id = m_run->order().id;
    if (m_run->isOver()) {
        const auto stored = m_session.write([&](store::Transaction& transaction) {
            putResult(transaction, id, m_run->result());
            return Done{};
        });
        if (stored)
            m_run.reset();
        return stored;
    }
    return m_session.write([&](store::Transaction& transaction) {
        const int pid = m_run->backendPid();
        if (stopWanted(transaction, id)) {
            m_run->stop();
            transaction.exec(
                "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE pid = $1 AND application_name = $2 AND "
                "state "
                "= 'active'",
                {pid, JobRun::application});
        }
        const double share = store::real(transaction.exec(shareOfStatement, {pid})[0][0]);
        putProgress(transaction, id, std::min(1.0, m_run->share() + share * m_run->stepShare()));
        return Done{};
    });
}

Expected<Done> MaintenanceWorker::begin()
{
    const auto next = m_session.write([&](store::Transaction& transaction) -> std::optional<RunOrder> {
        return beginNext(transaction, m_parts.holder.console);
    });
    if (!next)
        return fail(next.error());
    if (*next)
        m_run = std::make_unique<JobRun>(m_parts.database, m_parts.machine, **next);
    return Done{};
}

Expected<Done> MaintenanceWorker::plan()
{
    const auto dropped = dropLeftovers(m_session);
    if (!dropped)
        return fail(dropped.error());
    if (*dropped > 0)
        qCInfo(logEngine) << "Indexes of an interrupted rebuild were dropped:" << *dropped;
    return m_session.write([&](store::Transaction& transaction) {
        queueDue(transaction, QDateTime::currentDateTimeUtc(), m_parts.machine.hasFiles());
        const auto rows = transaction.exec(
            "SELECT coalesce((SELECT enabled AND coalesce(cron, '') = '' FROM signalbox.maintenance_jobs WHERE id = "
            "'vacuum'), true) AND NOT EXISTS (SELECT FROM signalbox.maintenance_runs WHERE job_id = 'vacuum' AND "
            "finished_at > now() - interval '10 min')");
        if (store::boolean(rows[0][0]) && needsVacuum(transaction))
            (void)queueRun(transaction, {0, u"vacuum"_s, {}, true}, u"schedule"_s);
        return Done{};
    });
}

Expected<Done> MaintenanceWorker::sample()
{
    return m_session.write([](store::Transaction& transaction) {
        transaction.exec(
            "INSERT INTO signalbox.database_samples (bytes, blocks_read, blocks_hit) SELECT "
            "pg_database_size(current_database()), blks_read, blks_hit FROM pg_stat_database WHERE datname = "
            "current_database() ON CONFLICT DO NOTHING");
        return Done{};
    });
}

}  // namespace signalbox::care
