// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/spec.h"

namespace signalbox::sim {

/// Seconds from genesis to a block.
qint64 secondsTo(const SimSpec& spec, Height height);

/// Spreads the older blocks over `days` so that a history of few blocks covers them. The newest hour, but at most half
/// of the history, keeps the pace of `blockSeconds`.
void spreadOver(SimSpec& spec, int days);

}  // namespace signalbox::sim
