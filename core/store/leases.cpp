// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/leases.h"
#include "signalbox/literals.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSysInfo>
#include <cerrno>
#include <csignal>

namespace signalbox::store {

namespace {

LeaseRow lease(const pqxx::row& row)
{
    return {text(row[0]), text(row[2]), text(row[3]), integer(row[1]), integer(row[4]), time(row[5]), real(row[6])};
}

// No heartbeat could be renewed while the server did not run: after its start, the time is counted from then.
constexpr const char* leaseColumns =
    "SELECT l.caip2, l.epoch, l.holder, l.host, l.pid, l.heartbeat_at, extract(epoch FROM clock_timestamp() - "
    "greatest(l.heartbeat_at, s.at, pg_postmaster_start_time())) FROM signalbox.leases l LEFT JOIN "
    "signalbox.chain_status s ON s.caip2 = l.caip2 AND s.epoch = l.epoch";

QString shortHash(const QByteArray& content)
{
    return QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex().left(8));
}

}  // namespace

QString thisHost()
{
    static const QString host = [] {
        QFile boot(u"/proc/sys/kernel/random/boot_id"_s);
        const QByteArray started = boot.open(QIODevice::ReadOnly) ? boot.readAll() : QByteArray();
        const QString space = QFile::symLinkTarget(u"/proc/self/ns/pid"_s);
        return u"%1/%2.%3"_s.arg(QSysInfo::machineHostName(), shortHash(started), shortHash(space.toUtf8()));
    }();
    return host;
}

bool processGone(qint64 pid)
{
    if (pid <= 0)
        return false;
    if (::kill(static_cast<pid_t>(pid), 0) != 0)
        return errno == ESRCH;
    // A zombie: the process is dead and its parent has not reaped it yet.
    QFile stat(u"/proc/%1/stat"_s.arg(pid));
    const QByteArray line = stat.open(QIODevice::ReadOnly) ? stat.readAll() : QByteArray();
    return line.mid(line.lastIndexOf(')') + 2).startsWith('Z');
}

Expected<std::vector<LeaseRow>> Leases::list()
{
    return m_session.read([](Transaction& transaction) {
        std::vector<LeaseRow> all;
        for (const auto& row : transaction.exec(std::string(leaseColumns) + " ORDER BY l.caip2"))
            all.push_back(lease(row));
        return all;
    });
}

Expected<qint64> Leases::acquire(const QString& caip2, const Holder& holder)
{
    return take(caip2, holder, false, 300);
}

Expected<qint64> Leases::takeOver(const QString& caip2, const Holder& holder, int lockTimeoutMs)
{
    return take(caip2, holder, true, lockTimeoutMs);
}

bool Leases::isStale(const LeaseRow& row, const Holder& holder) const
{
    if (row.holder.isEmpty() || row.ageSeconds > staleAfterSeconds)
        return true;
    if (row.host == holder.host)
        return processGone(row.pid);
    // A socket file is reached only from this machine: a holder from before the machine's restart no longer exists.
    const auto boot = [](const QString& host) { return host.section(QLatin1Char('.'), 0, -2); };
    return m_session.info().host.startsWith(QLatin1Char('/')) && row.host.contains(QLatin1Char('/')) &&
           boot(row.host) != boot(holder.host);
}

Expected<Done> Leases::clear(const QString& caip2)
{
    // The sessions that lock the row: the chain's writer; a session whose transaction wrote the row; one that is idle
    // in the middle of a transaction with the leases.
    return m_session.write([&](Transaction& transaction) {
        transaction.exec(
            "SELECT pg_terminate_backend(a.pid) FROM pg_stat_activity a WHERE a.datname = current_database() AND "
            "a.usename = current_user AND a.pid <> pg_backend_pid() AND (a.application_name = $1 OR EXISTS (SELECT "
            "FROM pg_locks k JOIN signalbox.leases l ON l.xmax = k.transactionid WHERE k.pid = a.pid AND k.granted AND "
            "l.caip2 = $2) OR (a.state LIKE 'idle in transaction%' AND a.state_change < clock_timestamp() - interval "
            "'5 s' AND EXISTS (SELECT FROM pg_locks k WHERE k.pid = a.pid AND k.relation = "
            "'signalbox.leases'::regclass)))",
            {ingestApplication(caip2), caip2});
        return Done{};
    });
}

Expected<qint64> Leases::take(const QString& caip2, const Holder& holder, bool force, int lockTimeoutMs)
{
    const auto unknown = [&] {
        return fail(ErrorKind::NotFound, "CHAIN_UNKNOWN",
                    Message(QT_TRANSLATE_NOOP("Engine", "The workspace has no chain %1.")).arg(caip2),
                    {{u"chain"_s, caip2}});
    };
    const auto held = [&](const LeaseRow& row) {
        return fail(
            ErrorKind::Conflict, "LEASE_HELD",
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "%1 is the active console of %2. This console is on standby and can take over."))
                .arg(row.holder, caip2),
            {{u"holder"_s, row.holder}, {u"ageSeconds"_s, row.ageSeconds}});
    };
    for (int attempt = 1;; ++attempt) {
        // Checked without a lock first, so that a running holder is not disturbed and a dead one gets no extra time.
        const auto look = m_session.read([&](Transaction& transaction) -> Expected<LeaseRow> {
            const auto rows = transaction.exec(std::string(leaseColumns) + " WHERE l.caip2 = $1", {caip2});
            if (rows.empty())
                return unknown();
            return lease(rows[0]);
        });
        if (!look)
            return fail(look.error());
        const bool stale = isStale(*look, holder);
        if (!force && !stale)
            return held(*look);
        if (!look->holder.isEmpty() && (stale || attempt > 1)) {
            // The fence would refuse its next commit; ending the session releases its locks.
            if (const auto cleared = clear(caip2); !cleared && cleared.error().kind != ErrorKind::Refused)
                return fail(cleared.error());
        }
        auto epoch = m_session.write([&](Transaction& transaction) -> Expected<qint64> {
            transaction.exec("SET LOCAL lock_timeout = " + std::to_string(qMax(1, lockTimeoutMs)));
            // FOR UPDATE also waits for sessions that only hold the lease with stand().
            const auto rows =
                transaction.exec(std::string(leaseColumns) + " WHERE l.caip2 = $1 FOR UPDATE OF l", {caip2});
            if (rows.empty())
                return unknown();
            if (const LeaseRow row = lease(rows[0]); !force && !isStale(row, holder))
                return held(row);
            return integer(
                transaction.exec("UPDATE signalbox.leases SET epoch = epoch + 1, holder = $2, host = $3, pid = $4, "
                                 "heartbeat_at = clock_timestamp(), "
                                 "acquired_at = clock_timestamp() WHERE caip2 = $1 RETURNING epoch",
                                 {caip2, holder.console, holder.host, holder.pid})[0][0]);
        });
        if (epoch && force && !look->holder.isEmpty())
            (void)clear(caip2);  // the former holder's open transaction can no longer be stored
        if (epoch || epoch.error().code != "LOCKED"_L1 || attempt > 3)
            return epoch;
    }
}

Expected<Done> Leases::heartbeat(const QString& caip2, qint64 epoch)
{
    return m_session.write([&](Transaction& transaction) { return fence(transaction, caip2, epoch); });
}

Expected<Done> Leases::heartbeat(const std::vector<Held>& held)
{
    QStringList chains;
    std::vector<qint64> epochs;
    for (const Held& one : held) {
        chains << one.caip2;
        epochs.push_back(one.epoch);
    }
    // The data-changing parts of one statement see the same rows: the second part updates the locked ones.
    return m_session.plain([&](Transaction& transaction) {
        transaction.exec(
            "WITH ours AS (SELECT * FROM unnest($1::text[], $2::bigint[]) AS o (caip2, epoch)), free AS (SELECT "
            "l.caip2 FROM signalbox.leases l JOIN ours USING (caip2, epoch) FOR NO KEY UPDATE OF l SKIP LOCKED), "
            "beaten AS (UPDATE signalbox.leases l SET heartbeat_at = clock_timestamp() FROM free WHERE l.caip2 = "
            "free.caip2 RETURNING l.caip2) UPDATE signalbox.chain_status s SET at = clock_timestamp() FROM ours WHERE "
            "s.caip2 = ours.caip2 AND s.epoch = ours.epoch AND s.caip2 NOT IN (SELECT caip2 FROM beaten)",
            {Value::textArray(chains), Value::bigintArray(epochs)});
        return Done{};
    });
}

Expected<Done> Leases::release(const QString& caip2, qint64 epoch)
{
    return m_session.write([&](Transaction& transaction) -> Expected<Done> {
        // The epoch increases, so that a worker that did not stop cannot commit either.
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

Expected<Done> Leases::stand(Transaction& transaction, const QString& caip2, qint64 epoch)
{
    if (transaction.exec("SELECT FROM signalbox.leases WHERE caip2 = $1 AND epoch = $2 FOR KEY SHARE", {caip2, epoch})
            .empty())
        return fail(lost(caip2));
    return Done{};
}

Error Leases::lost(const QString& caip2)
{
    return Error::make(
        ErrorKind::Conflict, "LEASE_LOST",
        Message(QT_TRANSLATE_NOOP("Engine", "Another console took over %1. This console is on standby now."))
            .arg(caip2),
        {{u"chain"_s, caip2}});
}

}  // namespace signalbox::store
