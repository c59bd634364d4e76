// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/literals.h"
#include "store/leases.h"

namespace signalbox::care {

inline const QString leaseName = u"maintenance"_s;  ///< in signalbox.consumers

/// The right to run maintenance jobs, which one console of the workspace has at a time: a row of signalbox.consumers
/// without a chain. A console that was silent for `staleSeconds`, or whose process has ended on this machine, loses it.
class Lease {
public:
    static constexpr double staleSeconds = store::Leases::staleAfterSeconds;

    explicit Lease(store::Holder holder) : m_holder(std::move(holder)) {}

    /// Takes the lease, or renews it. False: another console has it.
    Expected<bool> keep(store::Session& session);
    bool isOurs() const { return m_epoch > 0; }
    void release(store::Session& session);

private:
    Expected<bool> take(store::Session& session);

    store::Holder m_holder;
    qint64 m_epoch = 0;  ///< 0 if it is not ours
};

}  // namespace signalbox::care
