// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/commands.h"
#include "store/chains.h"

namespace signalbox::engine {

/// The row of a new chain with what a draft says in every family: name, hash of the first block, the draft's settings,
/// range, explorer and symbol. `name` is for a draft without one. Errors: BAD_ARGS.
Expected<store::ChainRow> newChainRow(const ChainDraft& draft, const QString& family, const QString& name, Height from);
tl::unexpected<Error> badArguments(Message message);
tl::unexpected<Error> noEndpoint();

}  // namespace signalbox::engine
