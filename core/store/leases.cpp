#include "store/leases.h"

#include <cerrno>
#include <csignal>

namespace signalbox::store {

namespace {

LeaseRow lease(const pqxx::row& row)
{
    return {text(row[0]), text(row[2]), text(row[3]), integer(row[1]), integer(row[4]), time(row[5]), real(row[6])};
}

constexpr const char* columns =
    "SELECT caip2, epoch, holder, host, pid, heartbeat_at, extract(epoch FROM clock_timestamp() - heartbeat_at) FROM "
    "signalbox.leases";

bool processGone(qint64 pid)
{
    return pid > 0 && ::kill(static_cast<pid_t>(pid), 0) != 0 && errno == ESRCH;
}

void endOldBackends(Transaction& transaction, const QString& caip2)
{
    transaction.exec(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND datname = "
        "current_database() "
        "AND usename = current_user AND pid <> pg_backend_pid()",
        {Leases::ingestApplication(caip2)});
}

}  // namespace

Expected<std::vector<LeaseRow>> Leases::list()
{
    return m_session.read([](Transaction& transaction) {
        std::vector<LeaseRow> all;
        for (const auto& row : transaction.exec(std::string(columns) + " ORDER BY caip2"))
            all.push_back(lease(row));
        return all;
    });
}

Expected<qint64> Leases::acquire(const QString& caip2, const Holder& holder)
{
    return take(caip2, holder, false, 1000);
}

Expected<qint64> Leases::takeOver(const QString& caip2, const Holder& holder, int lockTimeoutMs)
{
    return take(caip2, holder, true, lockTimeoutMs);
}

Expected<qint64> Leases::take(const QString& caip2, const Holder& holder, bool force, int lockTimeoutMs)
{
    const auto stale = [&](const LeaseRow& row) {
        return row.holder.isEmpty() || row.ageSeconds > staleAfterSeconds ||
               (row.host == holder.host && (row.pid == holder.pid || processGone(row.pid)));
    };
    const auto held = [&](const LeaseRow& row) {
        return fail(
            ErrorKind::Conflict, "LEASE_HELD",
            QStringLiteral("%1 works on %2 now. This console watches; it can take over.").arg(row.holder, caip2),
            {{QStringLiteral("holder"), row.holder}, {QStringLiteral("ageSeconds"), row.ageSeconds}});
    };
    for (int attempt = 1;; ++attempt) {
        bool replaced = false;
        auto epoch = m_session.write([&](Transaction& transaction) -> Expected<qint64> {
            transaction.exec("SET LOCAL lock_timeout = " + std::to_string(qMax(1, lockTimeoutMs)));
            const auto rows = transaction.exec(std::string(columns) + " WHERE caip2 = $1 FOR UPDATE", {caip2});
            if (rows.empty())
                return fail(ErrorKind::NotFound, "CHAIN_UNKNOWN",
                            QStringLiteral("The workspace has no chain %1.").arg(caip2),
                            {{QStringLiteral("chain"), caip2}});
            const LeaseRow row = lease(rows[0]);
            if (!force && !stale(row))
                return held(row);
            replaced = !row.holder.isEmpty();
            return integer(
                transaction.exec("UPDATE signalbox.leases SET epoch = epoch + 1, holder = $2, host = $3, pid = $4, "
                                 "heartbeat_at = clock_timestamp(), "
                                 "acquired_at = clock_timestamp() WHERE caip2 = $1 RETURNING epoch",
                                 {caip2, holder.console, holder.host, holder.pid})[0][0]);
        });
        if (epoch && replaced) {
            // Its next commit would be refused by the fence; ending it frees what it holds now.
            const auto ended = m_session.write([&](Transaction& transaction) {
                endOldBackends(transaction, caip2);
                return Done{};
            });
            if (!ended && ended.error().kind != ErrorKind::Refused)
                return fail(ended.error());
        }
        if (epoch || epoch.error().code != QLatin1String("LOCKED") || attempt > 3)
            return epoch;
        // An open transaction of the holder is in the way: it works, or it hangs.
        const auto cleared = m_session.write([&](Transaction& transaction) -> Expected<Done> {
            const auto rows = transaction.exec(std::string(columns) + " WHERE caip2 = $1", {caip2});
            if (!rows.empty() && !force && !stale(lease(rows[0])))
                return held(lease(rows[0]));
            endOldBackends(transaction, caip2);
            return Done{};
        });
        if (!cleared)
            return fail(cleared.error());
    }
}

Expected<Done> Leases::heartbeat(const QString& caip2, qint64 epoch)
{
    return m_session.write([&](Transaction& transaction) { return fence(transaction, caip2, epoch); });
}

Expected<Done> Leases::release(const QString& caip2, qint64 epoch)
{
    return m_session.write([&](Transaction& transaction) -> Expected<Done> {
        // The epoch moves on, so that a worker that forgot to stop cannot commit either.
        if (transaction
                .exec("UPDATE signalbox.leases SET epoch = epoch + 1, holder = NULL, host = NULL, pid = NULL, "
                      "heartbeat_at = NULL "
                      "WHERE caip2 = $1 AND epoch = $2",
                      {caip2, epoch})
                .affected_rows() == 0)
            return fail(lost(caip2));
        return Done{};
    });
}

Expected<Done> Leases::fence(Transaction& transaction, const QString& caip2, qint64 epoch)
{
    if (transaction
            .exec("UPDATE signalbox.leases SET heartbeat_at = clock_timestamp() WHERE caip2 = $1 AND epoch = $2",
                  {caip2, epoch})
            .affected_rows() == 0)
        return fail(lost(caip2));
    return Done{};
}

Error Leases::lost(const QString& caip2)
{
    return Error::make(ErrorKind::Conflict, "LEASE_LOST",
                       QStringLiteral("Another console took over %1. This one stops working on it.").arg(caip2),
                       {{QStringLiteral("chain"), caip2}});
}

}  // namespace signalbox::store
