// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

#include "signalbox/snapshot.h"

/// Figures that tiles, status bar and table share, so that they never disagree.
namespace signalbox::ui::summary {

struct Counts {
    int ok = 0, backfill = 0, starting = 0, waiting = 0, slow = 0, error = 0, paused = 0;
    int all() const { return ok + backfill + starting + waiting + slow + error + paused; }
};
Counts count(const WorkspaceSnapshot& snapshot);  ///< deleted chains are not counted
QString countsText(const Counts& counts);         ///< "8 ok · 1 backfill · 1 slow · 1 error · 1 paused"

/// Whether a chain's lag is meaningful: it follows its head or has done so. A first backfill and a paused chain are
/// left out (their lag is large by definition).
bool countsInLag(const ChainSnapshot& chain);

/// The chain with the largest lag of those that count.
const ChainSnapshot* worstLag(const WorkspaceSnapshot& snapshot);

}  // namespace signalbox::ui::summary
