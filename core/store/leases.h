// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"
#include "signalbox/literals.h"

namespace signalbox::store {

struct LeaseRow {
    QString caip2, holder, host;
    qint64 epoch = 0, pid = 0;
    QDateTime heartbeatAt;
    double ageSeconds =
        0;  ///< since the holder's last heartbeat by the server's clock, without the time while the server did not run
};

struct Holder {
    QString console;  ///< "host pid 123"
    QString host;     ///< as returned by thisHost()
    qint64 pid = 0;
};

/// This machine since its start, and the scope in which our process numbers are valid: "name/boot.space". Machines
/// often share a name, and containers their process numbers.
QString thisHost();

/// True if this host certainly has no process of that number.
bool processGone(qint64 pid);

/// signalbox.leases: the console that runs each chain. Errors: LEASE_HELD (Conflict; args holder, ageSeconds),
/// LEASE_LOST, CHAIN_UNKNOWN.
class Leases {
public:
    static constexpr double staleAfterSeconds = 7;  ///< without a heartbeat

    explicit Leases(Session& session) : m_session(session) {}

    Expected<std::vector<LeaseRow>> list();
    bool isStale(const LeaseRow& row, const Holder& holder) const;  ///< `holder` may take the lease over
    /// Takes a lease that is free or stale, or whose holder's process on this host has ended. Returns the new epoch.
    Expected<qint64> acquire(const QString& caip2, const Holder& holder);
    /// Takes the lease over from a running holder: increases the epoch, and ends the old ingest backend if it does not
    /// release its locks within `lockTimeoutMs`.
    Expected<qint64> takeOver(const QString& caip2, const Holder& holder, int lockTimeoutMs = 3000);
    Expected<Done> heartbeat(const QString& caip2, qint64 epoch);
    /// Renews all leases of this engine in one statement, which a console that freezes cannot leave open. A lease that
    /// one of our commits holds at this moment has its heartbeat in chain_status.
    struct Held {
        QString caip2;
        qint64 epoch = 0;
    };
    Expected<Done> heartbeat(const std::vector<Held>& held);
    Expected<Done> release(const QString& caip2, qint64 epoch);

    /// The fence: the first statement of every transaction that writes a chain's data.
    static Expected<Done> fence(Transaction& transaction, const QString& caip2, qint64 epoch);
    /// The same for changes besides the data (settings, endpoints, commands): no console takes the lease over before
    /// this transaction ends, and the chain's own writer need not wait for it.
    static Expected<Done> stand(Transaction& transaction, const QString& caip2, qint64 epoch);
    static Error lost(const QString& caip2);
    /// application_name of a chain's ingest connection, by which the old backend is found.
    static QString ingestApplication(const QString& caip2) { return u"signalbox ingest "_s + caip2; }

private:
    Expected<qint64> take(const QString& caip2, const Holder& holder, bool force, int lockTimeoutMs);
    Expected<Done> clear(const QString& caip2);  ///< ends the sessions that hold conflicting locks
    Session& m_session;
};

}  // namespace signalbox::store
