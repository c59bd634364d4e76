// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/queries.h"

namespace signalbox::cosmos {

/// Known chains: IDs are case-sensitive. Versions are not listed, because they are read from the node.
std::vector<ChainPreset> presets();

}  // namespace signalbox::cosmos
