#pragma once

#include "evm/proof/rules.h"

namespace signalbox::evm::proof {

/// The rules that the presets have for a chain; Ethereum's own for a chain that they do not know. Any thread.
const Rules& rulesOf(qint64 chainId);

/// PROOF_IMPOSSIBLE for a chain whose headers never commit to its receipts.
Expected<Done> checkPossible(qint64 chainId);

}  // namespace signalbox::evm::proof
