// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "signalbox/workspace.h"

namespace signalbox::engine {

/// Content of a problem report, as the façade provides it.
struct SupportFacts {
    QString program;  ///< "Signalbox 0.1.0"
    WorkspaceInfo info;
    QString directory;  ///< folder of the workspace, from which settings and log are read; empty if there is none yet
    SnapshotPtr snapshot;  ///< may be null
    std::vector<AlertRow> alerts;
    std::vector<CommandStatus> commands;
    std::vector<LogEntry> recent;
};

/// Writes <file> (.tar.gz, 0600): versions, settings, statuses, alerts, commands, log. Every text is redacted and every
/// URL in it masked, whichever file it comes from. Blocks until done; any thread. Errors: BUNDLE_FAILED.
Expected<Done> writeSupportBundle(const QString& file, const SupportFacts& facts);

/// The same with the engine's data (null if there is none), in a separate thread; called in the engine's thread.
QFuture<Expected<Done>> saveSupportBundle(const QString& file, SupportFacts facts, Engine* engine);

/// The text with known secrets blanked out and URLs with secrets masked.
QString withoutSecrets(const QString& text);

}  // namespace signalbox::engine
