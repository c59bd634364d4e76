// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"

namespace signalbox::triggers {

/// A stateful trigger that waits for missing blocks goes on behind them; they are not evaluated when they come later.
/// Errors: TRIGGER_UNKNOWN, NO_GAP.
Expected<Done> skipGap(store::Transaction& transaction, const QString& trigger);

}  // namespace signalbox::triggers
