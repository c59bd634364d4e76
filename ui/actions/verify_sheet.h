#pragma once

#include "actions/lever_sheets.h"

namespace signalbox::ui {

/// Asks what of an EVM chain is to be verified: all that is stored, a range, or a random sample. Nothing is changed by
/// it, so nothing is confirmed by typing.
void openVerifySheet(const ChainSnapshot& chain, QWidget* window, Send send);

}  // namespace signalbox::ui
