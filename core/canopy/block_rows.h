// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>

#include "canopy/types.h"
#include "catalog/rows.h"

namespace signalbox::canopy {

enum class Fold {
    None,
    Genesis,  ///< block 1: there is no earlier state, and everything that genesis created appears in it
    Start,    ///< the first block of a chain that is indexed from above 1: every key gets a row
};

/// Evidence of double signing: addresses, and the heights of their root at which they signed twice.
using Accusations = std::map<QByteArray, std::set<quint64>>;

/// The data that determine the rows of one block. Both states may be whole, or both partial: equal blocks give equal
/// rows either way.
struct BlockInput {
    quint64 chainId = 0;
    const Block* block = nullptr;
    const State* before = nullptr;  ///< state(b); empty with Fold::Genesis
    const State* after = nullptr;   ///< state(b + 1)
    Fold fold = Fold::None;
    /// All validators after the block, if needsAllValidators() and the state is partial.
    const std::vector<Validator>* allValidators = nullptr;
    /// Evidence of earlier blocks against the accused of this block; with Fold::Start, against anyone.
    const Accusations* evidence = nullptr;
};

/// True if the block changed a committee's flags, which are stored in the rows of all its members.
bool needsAllValidators(const State& before, const State& after);
/// The validators that the block slashes for double signing, and the heights. The block does not contain earlier
/// counts.
Accusations accusations(const Block& block, quint64 chainId, const Params& params);

/// Appends the block's rows of every entity that has rows. A fault is reported by RowSet::fault().
void makeBlockRows(const BlockInput& input, catalog::RowSet& rows);

/// The chain of a pool ID: 131071 is the DAO's (chain 0).
enum class PoolKind { Reward, Holding, Liquidity, Escrow, Dao };
struct PoolParts {
    PoolKind kind = PoolKind::Reward;
    quint64 chainId = 0;
};
PoolParts poolParts(quint64 poolId);

}  // namespace signalbox::canopy
