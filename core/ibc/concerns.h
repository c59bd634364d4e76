// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "family/capability.h"

namespace signalbox::ibc {

/// Stuck packets of each channel, differences from the chains' state, and chains whose packets are not joined.
Expected<engine::Concerns> readConcerns(store::Session& session);

/// For each chain, the block up to which its packets are joined and counted: the counterparties of their channels were
/// asked for at least once.
Expected<std::map<QString, Height>> readSettled(store::Session& session);

}  // namespace signalbox::ibc
