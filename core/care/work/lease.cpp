// SPDX-License-Identifier: GPL-3.0-or-later

#include "care/work/lease.h"

namespace signalbox::care {

namespace {

// No heartbeat could be renewed while the server did not run.
constexpr const char* row =
    "SELECT coalesce(l.holder, ''), coalesce(l.host, ''), coalesce(l.pid, 0), extract(epoch FROM clock_timestamp() - "
    "greatest(l.heartbeat_at, pg_postmaster_start_time())) FROM signalbox.consumers l WHERE l.name = $1 AND l.caip2 IS "
    "NULL";

bool isFree(const pqxx::row& lease, const store::Holder& us)
{
    if (store::text(lease[0]).isEmpty() || store::real(lease[3]) > Lease::staleSeconds)
        return true;
    return store::text(lease[1]) == us.host && store::processGone(store::integer(lease[2]));
}

}  // namespace

Expected<bool> Lease::keep(store::Session& session)
{
    if (m_epoch == 0)
        return take(session);
    const auto kept = session.write([&](store::Transaction& transaction) {
        return transaction
                   .exec(
                       "UPDATE signalbox.consumers SET heartbeat_at = clock_timestamp() WHERE name = $1 AND caip2 IS "
                       "NULL AND epoch = $2",
                       {leaseName, m_epoch})
                   .affected_rows() > 0;
    });
    if (kept && !*kept)
        m_epoch = 0;
    return kept;
}

Expected<bool> Lease::take(store::Session& session)
{
    const auto free = session.read([&](store::Transaction& transaction) {
        const auto rows = transaction.exec(row, {leaseName});
        return rows.empty() || isFree(rows[0], m_holder);
    });
    if (!free || !*free)
        return free;
    const auto epoch = session.write([&](store::Transaction& transaction) -> Expected<qint64> {
        transaction.exec("SET LOCAL lock_timeout = 500");
        transaction.exec(
            "INSERT INTO signalbox.consumers (name, seq) VALUES ($1, 0) ON CONFLICT (name) WHERE caip2 IS NULL DO "
            "NOTHING",
            {leaseName});
        const auto rows = transaction.exec(std::string(row) + " FOR UPDATE", {leaseName});
        if (!isFree(rows[0], m_holder))
            return 0;
        return store::integer(
            transaction.exec("UPDATE signalbox.consumers SET epoch = epoch + 1, holder = $2, host = $3, pid = $4, "
                             "heartbeat_at = clock_timestamp() WHERE name = $1 AND caip2 IS NULL RETURNING epoch",
                             {leaseName, m_holder.console, m_holder.host, m_holder.pid})[0][0]);
    });
    if (!epoch && epoch.error().code == "LOCKED"_L1)
        return false;
    if (!epoch)
        return fail(epoch.error());
    m_epoch = *epoch;
    return m_epoch > 0;
}

void Lease::release(store::Session& session)
{
    if (m_epoch == 0)
        return;
    (void)session.write([&](store::Transaction& transaction) {
        transaction.exec(
            "UPDATE signalbox.consumers SET epoch = epoch + 1, holder = NULL, host = NULL, pid = NULL, heartbeat_at = "
            "NULL WHERE name = $1 AND caip2 IS NULL AND epoch = $2",
            {leaseName, m_epoch});
        return Done{};
    });
    m_epoch = 0;
}

}  // namespace signalbox::care
