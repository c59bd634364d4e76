// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPoint;

namespace signalbox::ui {

class WindowActions;

void openWorkspaceMenu(WindowActions* actions, const QPoint& globalPos);  ///< the menu deletes itself

}  // namespace signalbox::ui
