#pragma once

#include <memory>

#include "signalbox/workspace.h"
#include "units/engine_options.h"

namespace signalbox::engine {

/// The composition root of window and command line: a workspace that, once open, has an engine which takes part as
/// `options` say. settings.json of the workspace folder is read when it is opened.
std::unique_ptr<Workspace> makeWorkspace(EngineOptions options = {});

}  // namespace signalbox::engine
