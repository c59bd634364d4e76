// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/leases.h"

namespace signalbox::store {

/// The right to do the work of a consumer that follows all chains, which one console of the workspace has at a time:
/// the consumer's row of signalbox.consumers that has no chain. It is kept by keep() and by each fenced transaction. A
/// console that was silent for `staleSeconds` loses it to another one, and its next transaction is refused.
class ConsumerLease {
public:
    static constexpr double staleSeconds = Leases::staleAfterSeconds;

    /// `lost`: says that another console does it now.
    ConsumerLease(QString name, Holder holder, Message lost)
        : m_name(std::move(name)), m_holder(std::move(holder)), m_lost(std::move(lost))
    {
    }

    /// Takes the lease, or renews it. False: another console has it.
    Expected<bool> keep(Session& session);
    bool isOurs() const { return m_epoch > 0; }
    /// The first statement of every transaction that does the work. CONSUMER_LEASE_LOST.
    Expected<Done> fence(Transaction& transaction) const;
    void release(Session& session);

private:
    Expected<bool> take(Session& session);

    QString m_name;
    Holder m_holder;
    Message m_lost;
    qint64 m_epoch = 0;  ///< 0 if it is not ours
};

}  // namespace signalbox::store
