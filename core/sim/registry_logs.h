// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/content.h"

namespace signalbox::sim {

/// One action at the ERC-8004 registries, as the logs it produces: mostly current layouts, sometimes older ones.
std::vector<SimLog> registryLogs(Random& random, const SimSpec& spec, const Bytes20& who, const Bytes20& other);

}  // namespace signalbox::sim
