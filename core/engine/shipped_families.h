// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"
#include "family/family.h"

namespace signalbox::engine {

/// The families that are shipped, in the order in which they are offered. A new one is one line there. `catalog`: of
/// the workspace; null: as it is shipped.
std::shared_ptr<const Families> shippedFamilies(std::shared_ptr<const catalog::Catalog> catalog = {});

}  // namespace signalbox::engine
