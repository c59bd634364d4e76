// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/error.h"
#include "widgets/message_bar.h"

namespace signalbox::ui {

/// What somebody may do about a workspace that did not open, beside trying again; `again` opens it once more.
using Cures =
    std::function<std::vector<MessageAction>(const Error& error, QWidget* window, std::function<void()> again)>;

}  // namespace signalbox::ui
