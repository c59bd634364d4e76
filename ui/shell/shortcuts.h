// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace signalbox::ui {

void showShortcutSheet(QWidget* parent);  ///< F1: all of them, searchable; the window's own can be changed

}  // namespace signalbox::ui
