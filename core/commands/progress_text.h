// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/message.h"

namespace signalbox::engine {

/// "40 of 1,200 blocks": the progress of a command that works block by block.
Message blocksDone(qint64 done, qint64 total);

}  // namespace signalbox::engine
