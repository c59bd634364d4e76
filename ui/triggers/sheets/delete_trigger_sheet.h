// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "signalbox/triggers.h"

class QWidget;

namespace signalbox::ui {

/// Shows what is deleted with the trigger and what stays, and asks for its name.
void openDeleteTriggerSheet(const TriggerSummary& summary, qint64 edits, QWidget* window,
                            std::function<void()> confirmed);

}  // namespace signalbox::ui
