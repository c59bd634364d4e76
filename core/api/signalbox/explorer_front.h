// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFuture>
#include <vector>

#include "signalbox/explorer.h"

namespace signalbox {

/// What the Explorer shows before anything is asked: keys worth a look, over all Canopy chains.
struct ExplorerFrontPage {
    struct Line {
        QString caip2, chain;  ///< id and name
        int mark = 0;
        QString key;     ///< as ExplorerKey::key
        QString amount;  ///< smallest unit; of a block its number of transactions
        QDateTime time;  ///< of blocks
    };
    std::vector<Line> blocks;    ///< newest first
    std::vector<Line> accounts;  ///< largest first
    std::vector<Line> pools;     ///< largest first
    /// Of tables too large to be sorted for a page: the largest among those that changed last.
    bool newestAccounts = false, newestPools = false;
};

/// Beside Explorer, by the same object: find it with dynamic_cast.
class ExplorerFront {
public:
    virtual ~ExplorerFront() = default;
    virtual QFuture<Expected<ExplorerFrontPage>> front(int linesEach) = 0;
};

}  // namespace signalbox
