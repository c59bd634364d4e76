// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <vector>

#include "signalbox/interval.h"
#include "support/bytes.h"

namespace signalbox::sim {

/// How many transfers a block holds over the length of the history; the mean stays the same.
enum class Shape {
    Flat,
    Growing,  ///< from nearly none to twice the mean
    Bursty,   ///< quiet, with one stretch in ten that holds nearly all
    Fading,   ///< most of it in the first third
};

struct SimToken {
    Bytes20 address{};
    QByteArray symbol, name;  ///< as the contract answers: any bytes
    int decimals = 6;
    Height createdAt = 1;
    double share = 1;  ///< weight among the tokens
};

/// Everything that determines a simulated chain. Equal values give equal chains, byte for byte.
struct SimSpec {
    quint64 chainId = 1'000'001;
    quint64 seed = 1;
    Height history = 1000;  ///< blocks above genesis when it starts
    double blockSeconds = 2;
    qint64 genesisTime = 0;  ///< Unix seconds; 0: so that the history ends now (then equal only within the second)
    double transfersPerBlock = 25;
    int logsPerTransaction = 25;
    Shape shape = Shape::Flat;
    int holders = 2000;
    double registryEventsPerBlock = 0;
    double approvalShare = 0;      ///< share of the tokens' logs that are approvals
    double bloomFill = 0;          ///< every bloom is filled up to this share of its bits with noise; 0: no noise
    double oddShare = 0;           ///< share of the logs that are ERC-721, 2^256 − 1, or malformed
    std::vector<SimToken> tokens;  ///< empty: two of its own making
    Bytes20 identity{}, reputation{}, validation{};  ///< zero: of its own making
    int safeDepth = 32;
    int finalizedDepth = 64;
    bool tags = true;              ///< knows "safe" and "finalized"
    bool blockTimestamps = false;  ///< logs carry blockTimestamp
    bool trueRoots = false;        ///< receipts roots are those of the receipts: each block takes longer to make
    QByteArray client = "signalbox-sim/1";
};

}  // namespace signalbox::sim
