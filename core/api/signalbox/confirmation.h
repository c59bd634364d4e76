// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/commands.h"

namespace signalbox {

/// Actions whose confirmation requires typing the chain's name: hard delete, rewind, and dropping row versions. Other
/// dangerous actions fetch or copy the same rows again, or keep the data: a button confirms them.
bool needsTypedName(const Command& command);

}  // namespace signalbox
