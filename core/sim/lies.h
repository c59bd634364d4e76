// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>

#include "sim/chain.h"
#include "sim/faults.h"

namespace signalbox::sim {

/// Changes an eth_getLogs answer as the endpoint's faults require; `logs` are its elements as JSON. The result depends
/// only on the range and the elements, so the same request always gets the same answer.
QByteArrayList withLies(QByteArrayList logs, const SimFaults& faults, const SimChain& chain, Interval range,
                        const Bytes20& token);

}  // namespace signalbox::sim
