// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>

#include "signalbox/engine.h"
#include "signalbox/sync_queries.h"

class QWidget;

namespace signalbox::ui {

using SendEach = std::function<void(const Command&)>;
/// Tables by chain; an empty list: all of them.
using SyncChoice = std::map<QString, QStringList>;

/// What the tables of each chain would cost is counted, summed up and confirmed once; then one command a chain is
/// handed over, each with its own numbers. The sheets live over `window` and delete themselves.
void openSyncResync(Engine* engine, const SyncChoice& choice, QWidget* window, SendEach send);
/// With the choice of dropping versions below a height when it is about one chain.
void openSyncOptimize(Engine* engine, const SyncChoice& choice, QWidget* window, SendEach send);

}  // namespace signalbox::ui
