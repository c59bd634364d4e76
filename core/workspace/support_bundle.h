// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "signalbox/workspace.h"

namespace signalbox::engine {

/// What a report of a fault needs, as the façade answers it.
struct SupportFacts {
    QString program;  ///< "Signalbox 0.1.0"
    WorkspaceInfo info;
    QString directory;     ///< of the workspace: settings and log are read there; empty: none yet
    SnapshotPtr snapshot;  ///< may be null
    std::vector<AlertRow> alerts;
    std::vector<CommandStatus> commands;
    std::vector<LogEntry> recent;
};

/// Writes <file> (.tar.gz, 0600): versions, settings, statuses, alerts, commands, log. Every text is redacted and every
/// URL in it masked, whatever the file it comes from. Blocks for as long as that takes; any thread. Errors:
/// BUNDLE_FAILED.
Expected<Done> writeSupportBundle(const QString& file, const SupportFacts& facts);

/// The same with what the engine knows (null: none), in a thread of its own; called in the engine's thread.
QFuture<Expected<Done>> saveSupportBundle(const QString& file, SupportFacts facts, Engine* engine);

/// Known secrets blanked out and URLs with a secret masked.
QString withoutSecrets(const QString& text);

}  // namespace signalbox::engine
