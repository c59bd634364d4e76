// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layers/endpoint_health.h"
#include "signalbox/snapshot.h"

namespace signalbox::engine {

/// What the admin tables say of a Canopy chain, from what this console knows of its endpoints and its queue.
layers::ChainHealth canopyHealth(const ChainSnapshot& chain);

}  // namespace signalbox::engine
