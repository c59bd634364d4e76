// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "catalog/catalog.h"
#include "chain/block_ref.h"
#include "layers/place.h"
#include "postgres/session.h"

namespace signalbox::layers {

/// Liquidity positions at the end of every UTC day, in canopyx_global.lp_position_snapshots_global, by the document's
/// rules. The snapshot's height is the day's highest block, or the last one before where the day had none; a balance is
/// points × the pool's amount / the pool's points there, exactly, cut. The newest day is taken again whenever blocks
/// were added. A position without points at the end of a day is closed: its last row says so, with 0; after it there is
/// none. Entering again is a new position. One that was opened and closed within a day has that one closing row.
///
/// Days are taken in their order, as far as the chain is indexed without a gap (canopyx.lp_progress). A reindex, an
/// undo or earlier blocks set that back in the transaction that changes the rows (lpSetBack), and the days from there
/// on are taken again. What optimize dropped is not needed again: days before it keep their rows.
class LpDays {
public:
    LpDays(store::Session& session, const catalog::Catalog& catalog, ChainPlace chain, qint64 epoch);

    /// Takes all days that are due; each some milliseconds long and behind the fence. `goesOn` is asked between them.
    /// Answers whether nothing is left to be done. Errors: LEASE_LOST, those of Session.
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

/// The statement for a transaction that changes blocks from `height` on, or what is below it.
QString lpSetBack(const ChainPlace& chain, Height height);

}  // namespace signalbox::layers
