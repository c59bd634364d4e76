// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "signalbox/snapshot.h"

class QWidget;

namespace signalbox::ui {

/// Ctrl+G: asks for a chain and a block, and opens the stored rows of that block. `chain` is preselected when it is
/// listed.
void openGoToBlock(const WorkspaceSnapshot& snapshot, const QString& chain, QWidget* window,
                   std::function<void(const QString& address)> go);

/// The address of one block: in the explorer when its chain has one, else of its events.
QString blockAddress(const QString& caip2, bool hasExplorer, Height block);

}  // namespace signalbox::ui
