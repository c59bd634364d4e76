// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "family/family.h"
#include "postgres/session.h"
#include "signalbox/commands.h"

namespace signalbox::engine {

/// The rows that a dangerous command would change, counted now, and those that optimize reads. Other verbs have an
/// empty preview. `keepDays`: the setting sync.optimize_keep_days. Errors: CHAIN_UNKNOWN, BAD_ARGS.
Expected<Preview> makePreview(store::Session& session, const Families& families, const Command& command,
                              qint64 keepDays = 0);

}  // namespace signalbox::engine
