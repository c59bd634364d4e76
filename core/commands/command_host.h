// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "chain/interval_set.h"
#include "postgres/session.h"
#include "probing/net_thread.h"
#include "units/chain_unit.h"
#include "units/engine_parts.h"

namespace signalbox::engine {

/// What carrying out a command needs of the supervisor. Engine thread.
class CommandHost {
public:
    virtual ~CommandHost() = default;

    virtual store::Session& session() = 0;
    virtual const EngineParts& parts() const = 0;
    const Families& families() const { return *parts().families; }
    virtual NetThread& net() = 0;
    virtual ChainUnit* unit(const QString& caip2) = 0;  ///< null: no such chain

    /// The lease is ours, or became it. LEASE_HELD: the engine that has it carries out the command.
    virtual Expected<Done> hold(ChainUnit& unit) = 0;
    /// Commands without a chain (adding one) are ours: no engine that stays is there to take them.
    virtual bool takesFreeCommands() = 0;
    /// The rows were changed: read them again and apply them.
    virtual Expected<Done> reload() = 0;
    /// The tables that catalogs describe are there and as they say.
    virtual Expected<Done> prepareTables() = 0;
    /// Starts the worker when it does not run, as this process may.
    virtual void ensureWorker(ChainUnit& unit) = 0;
    virtual void told(const CommandStatus& status) = 0;  ///< a command changed
    /// A reindex has read blocks again. `kept`: where stored rows stayed that the answers lacked.
    virtual void rowsKept(const QString& caip2, const chain::IntervalSet& read, const Intervals& kept) = 0;
};

}  // namespace signalbox::engine
