#pragma once

#include "store/chain_place.h"

namespace signalbox::layers {

using store::ChainPlace;

inline const QString globalSchema = QStringLiteral("canopyx_global");
inline const QString adminSchema = QStringLiteral("canopyx");

}  // namespace signalbox::layers
