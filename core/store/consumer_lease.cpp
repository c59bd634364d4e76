// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/consumer_lease.h"

#include "signalbox/literals.h"

namespace signalbox::store {

namespace {

// No heartbeat could be renewed while the server did not run.
constexpr const char* row =
    "SELECT l.epoch, coalesce(l.holder, ''), coalesce(l.host, ''), coalesce(l.pid, 0), extract(epoch FROM "
    "clock_timestamp() - greatest(l.heartbeat_at, pg_postmaster_start_time())) FROM signalbox.consumers l WHERE l.name "
    "= "
    "$1 AND l.caip2 IS NULL";

bool isFree(const pqxx::row& lease, const Holder& us)
{
    if (text(lease[1]).isEmpty() || real(lease[4]) > ConsumerLease::staleSeconds)
        return true;
    return text(lease[2]) == us.host && processGone(integer(lease[3]));
}

}  // namespace

Expected<bool> ConsumerLease::keep(Session& session)
{
    if (m_epoch == 0)
        return take(session);
    const auto kept = session.write([&](Transaction& transaction) { return fence(transaction); });
    if (kept)
        return true;
    if (kept.error().code != "CONSUMER_LEASE_LOST"_L1)
        return fail(kept.error());
    m_epoch = 0;
    return false;
}

/// The former holder may be frozen in the middle of a transaction: ending its session releases the row. A session that
/// works is waited for.
Expected<bool> ConsumerLease::take(Session& session)
{
    const auto free = session.read([&](Transaction& transaction) {
        const auto rows = transaction.exec(row, {m_name});
        return rows.empty() || isFree(rows[0], m_holder);
    });
    if (!free || !*free)
        return free;
    const auto epoch = session.write([&](Transaction& transaction) -> Expected<qint64> {
        transaction.exec(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND pid <> "
            "pg_backend_pid() AND datname = current_database() AND usename = current_user AND state LIKE 'idle in "
            "transaction%' AND state_change < clock_timestamp() - interval '5 s'",
            {session.info().application});
        transaction.exec("SET LOCAL lock_timeout = 500");
        transaction.exec(
            "INSERT INTO signalbox.consumers (name, seq) VALUES ($1, 0) ON CONFLICT (name) WHERE caip2 IS NULL DO "
            "NOTHING",
            {m_name});
        const auto rows = transaction.exec(std::string(row) + " FOR UPDATE", {m_name});
        if (!isFree(rows[0], m_holder))
            return 0;
        return integer(
            transaction.exec("UPDATE signalbox.consumers SET epoch = epoch + 1, holder = $2, host = $3, pid = $4, "
                             "heartbeat_at = clock_timestamp() WHERE name = $1 AND caip2 IS NULL RETURNING epoch",
                             {m_name, m_holder.console, m_holder.host, m_holder.pid})[0][0]);
    });
    if (!epoch && epoch.error().code == "LOCKED"_L1)
        return false;
    if (!epoch)
        return fail(epoch.error());
    m_epoch = *epoch;
    return m_epoch > 0;
}

Expected<Done> ConsumerLease::fence(Transaction& transaction) const
{
    if (transaction
            .exec(
                "UPDATE signalbox.consumers SET heartbeat_at = clock_timestamp() WHERE name = $1 AND caip2 IS NULL AND "
                "epoch = $2",
                {m_name, m_epoch})
            .affected_rows() > 0)
        return Done{};
    return fail(ErrorKind::Conflict, "CONSUMER_LEASE_LOST", m_lost);
}

void ConsumerLease::release(Session& session)
{
    if (m_epoch == 0)
        return;
    (void)session.write([&](Transaction& transaction) {
        transaction.exec(
            "UPDATE signalbox.consumers SET epoch = epoch + 1, holder = NULL, host = NULL, pid = NULL, "
            "heartbeat_at = NULL WHERE name = $1 AND caip2 IS NULL AND epoch = $2",
            {m_name, m_epoch});
        return Done{};
    });
    m_epoch = 0;
}

}  // namespace signalbox::store
