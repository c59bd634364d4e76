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

/// First in main(), before many allocations: few arenas, no core dump. Messages go through the redacting log, and to
/// standard error on request.
void prepareProgram(bool logToStandardError);

/// Called with the engine's database before the engine starts, in the workspace's thread: the demo seeds it.
using DatabaseOpened = std::function<void(const store::ConnectionInfo&)>;

/// A workspace that, once open, has an engine with these `options`. settings.json of the workspace folder is read when
/// it is opened.
std::unique_ptr<Workspace> makeWorkspace(EngineOptions options = {}, DatabaseOpened opened = {});

/// Operations without the engine. `folder`: as given by the operator; it need not exist.
std::unique_ptr<WorkspaceTools> makeTools(const QString& folder, WorkspaceTools::Calls calls = {});

}  // namespace signalbox::engine
