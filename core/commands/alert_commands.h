// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/run.h"
#include "signalbox/command_arguments.h"

namespace signalbox::engine {

/// Acknowledging and muting alerts. Engine thread.
class AlertCommands {
public:
    void acknowledge(Run run, const arguments::AlertAcknowledge& alert);
    void mute(Run run, const arguments::AlertMute& alert);
};

}  // namespace signalbox::engine
