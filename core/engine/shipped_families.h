// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "family/family.h"

namespace signalbox::engine {

/// The built-in families, in the order in which they are offered. A new one is one line in the source. `catalog`: the
/// workspace's; null for the built-in one.
std::shared_ptr<const Families> shippedFamilies(std::shared_ptr<const catalog::Catalog> catalog = {});

}  // namespace signalbox::engine
