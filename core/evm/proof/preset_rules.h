// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evm/proof/rules.h"

namespace signalbox::evm::proof {

/// The preset rules of a chain; Ethereum's own for a chain without a preset. Any thread.
/// Sources of the heights:
/// Arbitrum One 22,207,817: first Nitro block (ARB1_NITRO_GENESIS_L2_BLOCK of OffchainLabs/arbitrum-sdk).
/// Celo 21,616,000: Gingerbread (GingerbreadBlock in params/config.go of celo-org/celo-blockchain, its pull request
/// 2180). 31,056,500: first block of the L2 (docs.celo.org/specs/deployments); nodes of the L2 serve older extraData
/// without the aggregated seal, which is not hashed (celo-migrate).
/// OP Mainnet 114,696,812 and Base 9,101,527: first blocks of Canyon, time 1,704,992,401 (release op-node v1.3.2), two
/// seconds a block after block 105,235,063 at 1,686,068,903 and after genesis at 1,686,789,347.
/// Polygon 80,084,800: state syncs under the root, PIP-74 (Madhugiri; release v3.3.0 of 0xPolygon/erigon).
/// Polygon Amoy 28,899,616: the same fork (Madhugiri; pull request 1851 of 0xPolygon/bor).
const Rules& rulesOf(qint64 chainId);

/// PROOF_IMPOSSIBLE for a chain whose headers never commit to its receipts.
Expected<Done> checkPossible(qint64 chainId);

}  // namespace signalbox::evm::proof
