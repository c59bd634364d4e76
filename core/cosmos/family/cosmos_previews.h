// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"
#include "signalbox/commands.h"
#include "store/chains.h"

namespace signalbox::engine {

/// Rows of a Cosmos chain's own tables; counted up to 2 million, above that estimated.
Expected<Preview> previewCosmosDelete(store::Session& session, const store::ChainRow& chain);
Expected<Preview> previewCosmosRange(store::Session& session, const store::ChainRow& chain, Interval range);

}  // namespace signalbox::engine
