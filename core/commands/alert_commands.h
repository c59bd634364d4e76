// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/run.h"

namespace signalbox::engine {

/// Acknowledging and muting alerts. Engine thread.
class AlertCommands {
public:
    void acknowledge(Run run);
    void mute(Run run);
};

}  // namespace signalbox::engine
