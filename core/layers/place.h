// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/literals.h"
#include "store/chain_place.h"

namespace signalbox::layers {

using store::ChainPlace;

inline const QString globalSchema = u"canopyx_global"_s;
inline const QString adminSchema = u"canopyx"_s;

}  // namespace signalbox::layers
