// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/commands.h"

namespace signalbox {

/// Actions whose confirmation asks for the chain's name: hard delete, rewind, and dropping versions of rows. Other
/// dangerous actions fetch or copy the same rows again, or keep the data: a button confirms them.
bool needsTypedName(const Command& command);

}  // namespace signalbox
