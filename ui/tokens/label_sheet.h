// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace signalbox::ui {

class Desk;

/// Asks for the operator's own name of an address; an empty one removes it. `changed` is called after it was stored.
void openLabelSheet(Desk* desk, const QString& address, QWidget* window, std::function<void()> changed);

}  // namespace signalbox::ui
