// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/error.h"
#include "widgets/message_bar.h"

namespace signalbox::ui {

/// Actions offered for a workspace that failed to open, besides retrying; `again` opens it again.
using Cures =
    std::function<std::vector<MessageAction>(const Error& error, QWidget* window, std::function<void()> again)>;

}  // namespace signalbox::ui
