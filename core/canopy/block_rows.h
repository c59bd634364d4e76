// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>

#include "canopy/types.h"
#include "catalog/rows.h"

namespace signalbox::canopy {

enum class Fold {
    None,
    Genesis,  ///< block 1: there was nothing before, what genesis made appears in it
    Start,    ///< the first block of a chain that is indexed from above 1: every key gets a row
};

/// Evidence of double signing: addresses and the heights of their root at which they did.
using Accusations = std::map<QByteArray, std::set<quint64>>;

/// All that the rows of one block follow from. The states may be whole or partial, both alike: equal blocks give equal
/// rows either way.
struct BlockInput {
    quint64 chainId = 0;
    const Block* block = nullptr;
    const State* before = nullptr;  ///< state(b); an empty one with Fold::Genesis
    const State* after = nullptr;   ///< state(b + 1)
    Fold fold = Fold::None;
    /// All validators after the block, where needsAllValidators() and the state is partial.
    const std::vector<Validator>* allValidators = nullptr;
    /// What earlier blocks brought against those whom this one accuses; with Fold::Start, against anybody.
    const Accusations* evidence = nullptr;
};

/// The block changed a committee's flags, which stand in the rows of all its members.
bool needsAllValidators(const State& before, const State& after);
/// Whom the block slashes for double signing at which heights. How often it was before is not in the block.
Accusations accusations(const Block& block, quint64 chainId, const Params& params);

/// Appends the block's rows of every entity that has any. A fault is in RowSet::fault().
void makeBlockRows(const BlockInput& input, catalog::RowSet& rows);

/// What a pool id stands for: 131071 is the DAO's (chain 0).
enum class PoolKind { Reward, Holding, Liquidity, Escrow, Dao };
struct PoolParts {
    PoolKind kind = PoolKind::Reward;
    quint64 chainId = 0;
};
PoolParts poolParts(quint64 poolId);

}  // namespace signalbox::canopy
