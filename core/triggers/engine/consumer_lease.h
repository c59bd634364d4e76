// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/literals.h"
#include "store/leases.h"

namespace signalbox::triggers {

inline const QString consumerName = u"triggers"_s;  ///< in signalbox.consumers

/// The right to evaluate triggers, which one console of the workspace has at a time: the row of
/// signalbox.consumers that has no chain. It is kept by keep() and by each fenced transaction. A console that was
/// silent for `staleSeconds` loses it to another one, and its next transaction is refused.
class ConsumerLease {
public:
    static constexpr double staleSeconds = store::Leases::staleAfterSeconds;

    explicit ConsumerLease(store::Holder holder) : m_holder(std::move(holder)) {}

    /// Takes the lease, or renews it. False: another console has it.
    Expected<bool> keep(store::Session& session);
    bool isOurs() const { return m_epoch > 0; }
    /// The first statement of every transaction that evaluates. CONSUMER_LEASE_LOST.
    Expected<Done> fence(store::Transaction& transaction) const;
    void release(store::Session& session);

private:
    Expected<bool> take(store::Session& session);

    store::Holder m_holder;
    qint64 m_epoch = 0;  ///< 0 if it is not ours
};

}  // namespace signalbox::triggers
