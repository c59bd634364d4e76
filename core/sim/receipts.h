// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/content.h"

namespace signalbox::sim {

inline constexpr qint64 receiptGas = 21'000;  ///< gas used by every transaction, also reported as cumulative

Bloom bloomOf(const BlockContent& content, int transaction);
/// Root of the receipts as receiptJson() writes them: type 2, succeeded.
Bytes32 receiptsRoot(const BlockContent& content);

}  // namespace signalbox::sim
