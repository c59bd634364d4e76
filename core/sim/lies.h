// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>

#include "sim/chain.h"
#include "sim/faults.h"

namespace signalbox::sim {

/// What an eth_getLogs answer becomes at an endpoint with those faults; `logs` are its elements as JSON. Depends on
/// the range and the elements only, so that the same request is answered the same each time.
QByteArrayList withLies(QByteArrayList logs, const SimFaults& faults, const SimChain& chain, Interval range,
                        const Bytes20& token);

}  // namespace signalbox::sim
