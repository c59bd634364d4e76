// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "units/family.h"

namespace signalbox::engine {

/// The families that are shipped. A new one is one line there.
std::shared_ptr<const Families> shippedFamilies();

}  // namespace signalbox::engine
