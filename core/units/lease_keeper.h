// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <functional>

#include "store/leases.h"
#include "units/chain_units.h"

namespace signalbox::engine {

/// The leases of this console: renewed every 2 s, taken if they are free or stale, released once another console has
/// them. Engine thread; each step is a query or two.
class LeaseKeeper {
public:
    struct Events {
        std::function<void(ChainUnit&)> held;   ///< this console now has the chain's lease
        std::function<void(ChainUnit&)> taken;  ///< by keep(), after held(): its work can start
        std::function<void(ChainUnit&)> lost;   ///< before the unit stops
    };
    LeaseKeeper(const EngineParts& parts, ChainUnits& units, store::Session& session, Events events);

    Expected<Done> renew();
    /// Reads all leases, records the holder of each chain, and takes the leases that this console wants and may take.
    Expected<Done> keep();
    void lookAgain() { m_keptAt.invalidate(); }  ///< the next keep() does not wait for its turn
    /// Takes the lease of `unit` unless this console has it. LEASE_HELD if another console is active.
    Expected<Done> hold(ChainUnit& unit);
    void lose(ChainUnit& unit);
    void release(const ChainUnit& unit);
    /// Other consoles could not renew their leases either: they get time to do so before any lease is taken over.
    void interrupted() { m_interrupted.start(); }

private:
    bool mayTake(const store::LeaseRow& lease) const;
    bool isWanted(const store::ChainRow& row) const;

    const EngineParts& m_parts;
    ChainUnits& m_units;
    store::Session& m_session;
    Events m_events;
    QElapsedTimer m_renewedAt, m_keptAt, m_interrupted;
    bool m_someoneSilent = false;  ///< true if a holder has sent no heartbeat for seconds: check more often
};

}  // namespace signalbox::engine
