#pragma once

#include "signalbox/commands.h"
#include "store/session.h"

namespace signalbox::engine {

/// What a dangerous command would touch, counted now. Other verbs answer an empty preview. Errors: CHAIN_UNKNOWN,
/// BAD_ARGS.
Expected<Preview> makePreview(store::Session& session, const Command& command);

}  // namespace signalbox::engine
