// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "signalbox/interval.h"

namespace signalbox::sim {

class CosmosSimNet;

/// Faults of a simulated node. All are off by default. Shares are shares of the answers, 0…1.
struct CosmosFaults {
    bool refuse = false;  ///< true if it does not listen; open connections are cut
    bool webSocket = true;
    bool lcd = true;         ///< false: the LCD answers 503 while the RPC works
    bool lcdIsGone = false;  ///< the LCD answers HTML with status 502
    int latencyMs = 0;
    int httpStatus = 0;      ///< status of every answer of the RPC: 429, 503 …
    double silentShare = 0;  ///< requests without an answer
    double cutShare = 0;     ///< answers that end in the middle
    Height prunedBelow = 0;  ///< lowest block that the node still has; 0: all
    bool txIndex = true;
    bool discardsResults = false;  ///< block_results is not available for any block
    double lateResults = 0;        ///< share of requests for the newest block's results that are too early
    bool mixedAttributes = false;  ///< plain and base64 attributes in the same block
    int lagBlocks = 0;
    std::shared_ptr<CosmosSimNet> impostor;  ///< other chains with the same IDs that it serves instead
};

}  // namespace signalbox::sim
