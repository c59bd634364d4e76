// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/content.h"

namespace signalbox::sim {

/// One happening at the ERC-8004 registries, as the logs it leaves: current layouts mostly, older ones now and then.
std::vector<SimLog> registryLogs(Random& random, const SimSpec& spec, const Bytes20& who, const Bytes20& other);

}  // namespace signalbox::sim
