// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <functional>
#include <memory>
#include <vector>

#include "postgres/pq_connection.h"
#include "postgres/session.h"
#include "store/chain_place.h"
#include "store/ingest.h"

namespace signalbox::store {

/// Statements of one transaction, each ending with a semicolon, and the rows of their COPYs in the order of the
/// statements.
struct Script {
    QByteArray sql;
    QList<QByteArray> copies;
};

class DerivedSet;

/// How one group of a chain's tables is written, compared, replaced and undone, in the transaction that ChainIngest
/// opens: first the fence, then the sets in order (for an undo in reverse), then the coverage. A set writes SQL and
/// runs none; names and values in it are quoted. Belongs to one chain; its functions may be called from any thread.
class DataSet {
public:
    virtual ~DataSet() = default;

    virtual QString name() const = 0;                              ///< as in signalbox.changes.data_sets
    virtual const DerivedSet* derived() const { return nullptr; }  ///< null if its rows come from the chain
    virtual bool isWrittenBy(const Commit&) const = 0;  ///< true if the commit's streams decide rows of this set
    virtual bool resolvesItems(const Commit&) const
    {
        return false;
    }  ///< true if they also decide items of the quarantine

    /// `merged`: an earlier attempt met existing rows (EXISTS_ALREADY) and was rolled back.
    virtual void append(Script& script, const Commit& commit, bool merged) const = 0;

    /// The first half of a replace: loads the fetched rows into temporary tables.
    virtual void load(Script&, const Commit&) const {}
    /// A SELECT of the heights with a stored row of the commit's streams that was not fetched although the block is the
    /// same; empty if there can be none.
    virtual QByteArray missing(const Commit&) const { return {}; }
    /// After load(): a condition that item `q` of the quarantine was fetched, or that its block was replaced; empty if
    /// items of this set have no rows of their own.
    virtual QByteArray wasRead() const { return {}; }
    /// The second half. Removes only rows in the scope of the commit's own streams.
    virtual void replace(Script& script, const Commit& commit) const = 0;

    virtual void covered(Script&, const Commit&) const {}            ///< after the coverage of a commit grew
    virtual void uncovered(Script&, const chain::Streams&) const {}  ///< after blocks were uncovered

    /// Deletes the rows above the ancestor and adds to pg_temp.undone (rows, blocks).
    virtual void undo(Script& script, const Undo& undo) const = 0;
    virtual void undone(Script&, const Undo&) const {}  ///< after all sets were undone and uncovered

    /// The highest block of the next batch of a drop, which begins above block `above`; none if the stream has no rows
    /// left that none of the streams `kept` wants.
    virtual std::optional<Height> dropTo(Transaction&, const QString& stream, const chain::Streams& kept,
                                         Height above) const
    {
        Q_UNUSED(stream)
        Q_UNUSED(kept)
        Q_UNUSED(above)
        return {};
    }
    /// The batch, behind the fence: deletes the stream's rows in these blocks that none of the streams `kept` wants.
    /// Returns their number.
    virtual qint64 drop(Transaction&, const QString& stream, const chain::Streams& kept, Interval blocks) const
    {
        Q_UNUSED(stream)
        Q_UNUSED(kept)
        Q_UNUSED(blocks)
        return 0;
    }
    virtual void dropped(Transaction&, const QString& stream) const
    {
        Q_UNUSED(stream)
    }  ///< called once its rows are all deleted

    /// This set's part of the state with which a worker begins.
    virtual Expected<Done> read(PqConnection&, StoredChain&) const { return Done{}; }
    virtual Expected<std::vector<chain::BlockBloom>> blooms(PqConnection&, Interval) const
    {
        return std::vector<chain::BlockBloom>{};
    }
};

/// A family's maintenance besides the writes, at moments when a writer waits anyway. Called by one thread at a time.
class Upkeep {
public:
    virtual ~Upkeep() = default;
    virtual void committed(const Commit&) {}
    virtual void beat() {}  ///< every few seconds
    /// The history is complete, or new rows have settled: may take a moment. `connection` is the writer's own, open and
    /// outside a transaction.
    virtual void quiet(PqConnection& connection) { Q_UNUSED(connection) }
};

/// A chain's tables and the sets that write them.
struct ChainTables {
    std::vector<std::shared_ptr<const DataSet>> sets;  ///< in catalog order
    std::shared_ptr<Upkeep> upkeep;                    ///< null if there is none
};

using MakeChainTables = std::function<ChainTables(const ConnectionInfo& engine, const ChainPlace& place, qint64 epoch)>;

}  // namespace signalbox::store
