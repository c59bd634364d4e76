#pragma once

#include "store/session.h"

namespace signalbox::store {

struct LeaseRow {
    QString caip2, holder, host;
    qint64 epoch = 0, pid = 0;
    QDateTime heartbeatAt;
    double ageSeconds = 0;  ///< by the server's clock
};

struct Holder {
    QString console;  ///< "host pid 123"
    QString host;
    qint64 pid = 0;
};

/// signalbox.leases: who works on a chain. Errors: LEASE_HELD (Conflict; args holder, ageSeconds), LEASE_LOST,
/// CHAIN_UNKNOWN.
class Leases {
public:
    static constexpr double staleAfterSeconds = 8;  ///< without a heartbeat

    explicit Leases(Session& session) : m_session(session) {}

    Expected<std::vector<LeaseRow>> list();
    /// Takes a lease that is free, stale, or whose holder's process is gone from this very host. Answers the new epoch.
    Expected<qint64> acquire(const QString& caip2, const Holder& holder);
    /// Takes it from a living holder: bumps the epoch, ends the old ingest backend when that does not let go in
    /// `lockTimeoutMs`.
    Expected<qint64> takeOver(const QString& caip2, const Holder& holder, int lockTimeoutMs = 3000);
    Expected<Done> heartbeat(const QString& caip2, qint64 epoch);
    Expected<Done> release(const QString& caip2, qint64 epoch);

    /// First statement of every transaction that writes a chain's data: the fence.
    static Expected<Done> fence(Transaction& transaction, const QString& caip2, qint64 epoch);
    static Error lost(const QString& caip2);
    /// application_name of a chain's ingest connection: by it the old backend is found.
    static QString ingestApplication(const QString& caip2) { return QStringLiteral("signalbox ingest ") + caip2; }

private:
    Expected<qint64> take(const QString& caip2, const Holder& holder, bool force, int lockTimeoutMs);
    Session& m_session;
};

}  // namespace signalbox::store
