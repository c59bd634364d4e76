// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/workspace_tools.h"

namespace signalbox::engine {

/// `folder`: as given by the operator; it need not exist.
std::unique_ptr<WorkspaceTools> toolsOf(const QString& folder, WorkspaceTools::Calls calls);

}  // namespace signalbox::engine
