// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "sim/chain.h"

namespace signalbox::sim {

/// Values as JSON-RPC writes them, appended to `out`.
void appendLog(QByteArray& out, const SimChain& chain, const SimHeader& header, int index);
QByteArray blockJson(const SimChain& chain, const SimHeader& header, bool zeroBloom);
QByteArray receiptJson(const SimChain& chain, const SimHeader& header, int transaction);
QByteArray headJson(const SimHeader& header);  ///< the header as in newHeads

template <std::size_t N>
QByteArray quoted(const std::array<std::uint8_t, N>& bytes);
QByteArray quotedQuantity(qint64 value);

}  // namespace signalbox::sim
