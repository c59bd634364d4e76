// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "indexing/adapter.h"
#include "postgres/connection_info.h"
#include "postgres/session.h"
#include "signalbox/commands.h"
#include "signalbox/snapshot.h"
#include "store/chains.h"

namespace signalbox::engine {

/// What a family records in tables of its own, in addition to its rows. This class records nothing, as most families
/// do. Without state; its functions may be called from any thread unless they say otherwise.
class OwnRecords {
public:
    virtual ~OwnRecords() = default;

    /// Data that only the present state of the chain's nodes has (polls, proposals) is read every pollMs(); 0 if there
    /// is none.
    virtual qint64 pollMs() const { return 0; }
    /// Reads and stores it. In the worker's thread; `epoch` fences it; a failure is logged, and the data read again
    /// next time.
    virtual void poll(indexing::Adapter& adapter, const store::ConnectionInfo& database, const store::ChainRow& chain,
                      qint64 epoch) const;
    /// True if it records this console's endpoints and queue of the chain.
    virtual bool hasOwnTables() const { return false; }
    virtual void writeOwnTables(store::Transaction& transaction, const store::ChainRow& chain,
                                const ChainSnapshot& snapshot) const;
    /// True if an optimize is due by the schedule `every` (weekly, monthly) and the recorded commands: one chain of a
    /// workspace at a time, a failed one again after a day.
    virtual Expected<bool> optimizeDue(store::Transaction& transaction, const QString& caip2,
                                       const QString& every) const;
    virtual Expected<Done> reindexBegins(store::Session& session, const store::ChainRow& chain, Interval range,
                                         CommandId command, const QString& by) const;
    virtual Expected<Done> reindexEnds(store::Session& session, const QString& caip2, CommandId command,
                                       const QString& state, const QString& error) const;
};

}  // namespace signalbox::engine
