// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <vector>

#include "signalbox/interval.h"
#include "sim/tokens/token_spec.h"
#include "support/bytes.h"

namespace signalbox::sim {

/// Distribution of transfers over the history; the mean is the same for all.
enum class Shape {
    Flat,
    Growing,  ///< from nearly none to twice the mean
    Bursty,   ///< quiet except for one stretch in ten with nearly all
    Fading,   ///< mostly in the first third
};

/// All parameters of a simulated chain. Equal values give equal chains, byte for byte.
struct SimSpec {
    quint64 chainId = 1'000'001;
    quint64 seed = 1;
    Height history = 1000;  ///< blocks above genesis at the start
    double blockSeconds = 2;
    Height sparseBlocks = 0;  ///< number of the oldest blocks that are `sparseSeconds` apart: see spreadOver()
    double sparseSeconds = 0;
    qint64 genesisTime = 0;  ///< Unix seconds; 0 for a history that ends now (equal only within the second)
    double transfersPerBlock = 25;
    int logsPerTransaction = 25;
    Shape shape = Shape::Flat;
    int holders = 2000;
    double registryEventsPerBlock = 0;
    QByteArray agentFiles;         ///< URI of agent N: this, N, ".json"; a name that does not exist if empty
    double approvalShare = 0;      ///< share of the tokens' logs that are approvals
    double bloomFill = 0;          ///< every bloom is filled with noise up to this share of its bits; 0 for no noise
    double oddShare = 0;           ///< share of the logs that are ERC-721, 2^256 − 1, or malformed
    std::vector<SimToken> tokens;  ///< two default tokens if empty
    std::vector<SimOpening> openings;  ///< balances at genesis; their tokens exist from block 0
    Height multicallAt = 1;            ///< block at which Multicall3 was deployed; negative if it is not on the chain
    Bytes20 identity{}, reputation{}, validation{};  ///< default addresses if zero
    int safeDepth = 32;
    int finalizedDepth = 64;
    bool tags = true;              ///< true if it supports "safe" and "finalized"
    bool blockTimestamps = false;  ///< true if logs contain blockTimestamp
    bool trueRoots = false;  ///< true if receipts roots match the receipts, which makes each block slower to generate
    QByteArray client = "signalbox-sim/1";
};

}  // namespace signalbox::sim
