// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "catalog/catalog.h"
#include "chain/block_ref.h"
#include "layers/place.h"
#include "postgres/session.h"

namespace signalbox::layers {

/// Liquidity positions at the end of every UTC day, in canopyx_global.lp_position_snapshots_global, by the document's
/// rules. The snapshot's height is the day's highest block, or the last earlier one if the day has none; a balance is
/// points × the pool's amount / the pool's points at that height, exact and truncated. The newest day is computed again
/// whenever blocks are added. A position without points at the end of a day is closed: its last row has 0, and there
/// are no later rows. Entering again starts a new position. A position that was opened and closed within a day has only
/// the closing row.
///
/// Days are computed in order, as far as the chain is indexed without a gap (canopyx.lp_progress). A reindex, an undo
/// or earlier blocks set the progress back in the transaction that changes the rows (lpSetBack), and the days from
/// there on are computed again. Versions that optimize dropped are not needed again: earlier days keep their rows.
class LpDays {
public:
    LpDays(store::Session& session, const catalog::Catalog& catalog, ChainPlace chain, qint64 epoch);

    /// Computes all days that are due, each in some milliseconds and behind the fence. `goesOn` is called between them.
    /// Returns whether all are done. Errors: LEASE_LOST, those of Session.
    Expected<bool> run(const std::function<bool()>& goesOn = {});

private:
    struct State;
    Expected<bool> step();
    void take(store::Transaction& transaction, const QDate& day, const State& state);

    store::Session& m_session;
    ChainPlace m_chain;
    qint64 m_epoch;
    QString m_holders, m_pools, m_blocks, m_snapshots;
};

/// The statement for a transaction that changes the block at `height` or blocks above it.
QString lpSetBack(const ChainPlace& chain, Height height);

}  // namespace signalbox::layers
