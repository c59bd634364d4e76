// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layers/endpoint_health.h"
#include "signalbox/snapshot.h"

namespace signalbox::engine {

/// The values of the admin tables for a Canopy chain, from this console's endpoints and queue.
layers::ChainHealth canopyHealth(const ChainSnapshot& chain);

}  // namespace signalbox::engine
