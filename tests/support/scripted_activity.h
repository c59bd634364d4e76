// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/commands.h"
#include "signalbox/queries.h"

namespace signalbox::test {

/// Content of the Activity screen for the scene with twelve chains.
std::vector<CommandStatus> scriptedHistory(const QDateTime& now);  ///< all over, newest first
CommandStatus scriptedRunningJob(const QDateTime& now);
std::vector<CommandStatus> scriptedSyncJobs(const QDateTime& now);  ///< of the scene with Canopy chains
std::vector<AlertRow> scriptedAlerts(const QDateTime& now);         ///< three of them unread

}  // namespace signalbox::test
