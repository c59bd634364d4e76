// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "signalbox/snapshot.h"

namespace signalbox::ui {

/// A chain whose registry events triggers may watch.
struct WatchedChain {
    qint64 id = 0;  ///< 8453 of eip155:8453
    QString name;
    bool hasRegistries = false;  ///< they are indexed
    friend bool operator==(const WatchedChain&, const WatchedChain&) = default;
};

std::vector<WatchedChain> watchedChains(const WorkspaceSnapshot& snapshot);  ///< all EVM chains
const WatchedChain* findChain(const std::vector<WatchedChain>& chains, qint64 id);

}  // namespace signalbox::ui
