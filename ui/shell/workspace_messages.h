// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>

#include "shell/cures.h"

namespace signalbox::ui {

inline constexpr char workspaceMessageKey[] = "workspace";  ///< of openFailedMessage()

BarMessage demoMessage();

/// Says why a workspace could not be opened, with its cures and a retry; `again` opens it again.
BarMessage openFailedMessage(const std::optional<Error>& error, const Cures& cures, QWidget* window,
                             const std::function<void()>& again);

}  // namespace signalbox::ui
