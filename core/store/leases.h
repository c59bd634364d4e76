// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"
#include "signalbox/literals.h"

namespace signalbox::store {

struct LeaseRow {
    QString caip2, holder, host;
    qint64 epoch = 0, pid = 0;
    QDateTime heartbeatAt;
    double ageSeconds = 0;  ///< since the holder's last sign of life, by the server's clock; none while it did not run
};

struct Holder {
    QString console;  ///< "host pid 123"
    QString host;     ///< as thisHost() says it
    qint64 pid = 0;
};

/// This machine since it was started, and the place in it where our process numbers count: "name/boot.space". Machines
/// often share a name, and containers their process numbers.
QString thisHost();

/// No process of that number is on this host, as far as can be said.
bool processGone(qint64 pid);

/// signalbox.leases: who works on a chain. Errors: LEASE_HELD (Conflict; args holder, ageSeconds), LEASE_LOST,
/// CHAIN_UNKNOWN.
class Leases {
public:
    static constexpr double staleAfterSeconds = 7;  ///< without a sign of life

    explicit Leases(Session& session) : m_session(session) {}

    Expected<std::vector<LeaseRow>> list();
    bool isStale(const LeaseRow& row, const Holder& holder) const;  ///< `holder` may take it
    /// Takes a lease that is free, stale, or whose holder's process is gone from this very host. Answers the new epoch.
    Expected<qint64> acquire(const QString& caip2, const Holder& holder);
    /// Takes it from a living holder: bumps the epoch, ends the old ingest backend when that does not let go in
    /// `lockTimeoutMs`.
    Expected<qint64> takeOver(const QString& caip2, const Holder& holder, int lockTimeoutMs = 3000);
    Expected<Done> heartbeat(const QString& caip2, qint64 epoch);
    /// Renews all that are still ours in one statement, which a console that freezes on the way cannot leave open. A
    /// lease that a commit of ours holds just now has its sign of life in chain_status.
    struct Held {
        QString caip2;
        qint64 epoch = 0;
    };
    Expected<Done> heartbeat(const std::vector<Held>& held);
    Expected<Done> release(const QString& caip2, qint64 epoch);

    /// First statement of every transaction that writes a chain's data: the fence.
    static Expected<Done> fence(Transaction& transaction, const QString& caip2, qint64 epoch);
    /// The same for what is changed beside the data (settings, endpoints, commands): nobody takes the lease before this
    /// transaction ends, and the chain's own writer need not wait for it.
    static Expected<Done> stand(Transaction& transaction, const QString& caip2, qint64 epoch);
    static Error lost(const QString& caip2);
    /// application_name of a chain's ingest connection: by it the old backend is found.
    static QString ingestApplication(const QString& caip2) { return u"signalbox ingest "_s + caip2; }

private:
    Expected<qint64> take(const QString& caip2, const Holder& holder, bool force, int lockTimeoutMs);
    Expected<Done> clear(const QString& caip2);  ///< ends the sessions that are in the way
    Session& m_session;
};

}  // namespace signalbox::store
