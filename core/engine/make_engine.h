// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "signalbox/engine_options.h"
#include "signalbox/workspace.h"
#include "signalbox/workspace_tools.h"

namespace signalbox::store {
struct ConnectionInfo;
}

/// The composition root of window and command line.
namespace signalbox::engine {

/// First in main(), before anything allocates much: few arenas, no core dump. Messages go through the redacting log, to
/// standard error as well when asked.
void prepareProgram(bool logToStandardError);

/// Told the engine's database before the engine starts, in the workspace's thread: for the demo, which seeds it.
using DatabaseOpened = std::function<void(const store::ConnectionInfo&)>;

/// A workspace that, once open, has an engine which takes part as `options` say. settings.json of the workspace folder
/// is read when it is opened.
std::unique_ptr<Workspace> makeWorkspace(EngineOptions options = {}, DatabaseOpened opened = {});

/// What works without the engine. `folder`: as the operator names it; it need not be there.
std::unique_ptr<WorkspaceTools> makeTools(const QString& folder, WorkspaceTools::Calls calls = {});

}  // namespace signalbox::engine
