// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "family/capability.h"

namespace signalbox::triggers {

/// Open breakers, failed evaluations, gaps, dead and held jobs. Those of chains that the workspace does not have are
/// under an empty CAIP-2 ID.
Expected<engine::Concerns> readConcerns(store::Session& session);

/// For each chain, the block up to which its stored events were evaluated.
Expected<std::map<QString, Height>> readSettled(store::Session& session);

}  // namespace signalbox::triggers
