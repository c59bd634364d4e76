// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "chain/interval_set.h"
#include "postgres/session.h"
#include "probing/net_thread.h"
#include "units/chain_unit.h"
#include "units/engine_parts.h"

namespace signalbox::engine {

/// The parts of the supervisor that commands need. Engine thread.
class CommandHost {
public:
    virtual ~CommandHost() = default;

    virtual store::Session& session() = 0;
    virtual const EngineParts& parts() const = 0;
    const Families& families() const { return *parts().families; }
    virtual NetThread& net() = 0;
    virtual ChainUnit* unit(const QString& caip2) = 0;  ///< null if there is no such chain

    /// Holds or takes the lease. LEASE_HELD: the engine that holds it executes the command.
    virtual Expected<Done> hold(ChainUnit& unit) = 0;
    /// True if this engine executes commands without a chain (adding one): no permanent engine does.
    virtual bool takesFreeCommands() = 0;
    /// The chain's rows were changed: reads them again and applies them.
    virtual Expected<Done> reload() = 0;
    /// Brings the tables of catalogs up to date.
    virtual Expected<Done> prepareTables() = 0;
    /// Starts the worker if it does not run and this process may run it.
    virtual void ensureWorker(ChainUnit& unit) = 0;
    virtual void told(const CommandStatus& status) = 0;  ///< a command changed
    /// A reindex has read blocks again. `kept`: blocks whose stored rows the answers lacked and which were kept.
    virtual void rowsKept(const QString& caip2, const chain::IntervalSet& read, const Intervals& kept) = 0;
};

}  // namespace signalbox::engine
