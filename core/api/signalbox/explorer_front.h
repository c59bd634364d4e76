// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFuture>
#include <vector>

#include "signalbox/explorer.h"

namespace signalbox {

/// The first page of the Explorer: suggested keys over all Canopy chains.
struct ExplorerFrontPage {
    struct Line {
        QString caip2, chain;  ///< id and name
        int mark = 0;
        QString key;     ///< as ExplorerKey::key
        QString amount;  ///< smallest unit; for a block, its number of transactions
        QDateTime time;  ///< set for blocks
    };
    std::vector<Line> blocks;    ///< newest first
    std::vector<Line> accounts;  ///< largest first
    std::vector<Line> pools;     ///< largest first
    /// For tables too large to be sorted for a page: the largest of the rows that changed last.
    bool newestAccounts = false, newestPools = false;
};

/// Implemented by the same object as Explorer: find it with dynamic_cast.
class ExplorerFront {
public:
    virtual ~ExplorerFront() = default;
    virtual QFuture<Expected<ExplorerFrontPage>> front(int linesEach) = 0;
};

}  // namespace signalbox
