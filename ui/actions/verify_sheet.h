// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/action_sheets.h"

namespace signalbox::ui {

/// Asks which blocks of an EVM chain to verify: all stored blocks, a range, or a random sample. Verification changes
/// nothing, so it needs no typed confirmation.
void openVerifySheet(const ChainSnapshot& chain, QWidget* window, Send send);

}  // namespace signalbox::ui
