// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace signalbox::ui {

class Desk;
class KeyBindings;

void showShortcutSheet(KeyBindings* keys, Desk* desk,
                       QWidget* parent);  ///< F1: searchable list of all shortcuts; those of the window can be changed

}  // namespace signalbox::ui
