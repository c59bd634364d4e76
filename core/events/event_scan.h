// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <functional>

#include "events/event_filter.h"

namespace signalbox::store {

/// Finds rows of a table in the order of a key, newest or oldest first, from a place on. The planner is not asked: it
/// walks back for the rare address and reads half the table for the middling one. First some rows are walked by the
/// key; where that is not enough, blocks spread over the rest tell where hits are dense (walked on) and where they are
/// rare (searched through the bloom ranges, as far as a page of hits is expected to reach). Under a budget the scan
/// stops early and says from where to go on.
struct EventScan {
    std::string table, columns, order;  ///< `order`: key columns; the first `order` columns of `columns` are the key
    std::size_t keyLength = 2;
    std::string filter;  ///< empty: every row
    std::string bounds;  ///< on key columns; empty: none
    bool descending = true;
    std::optional<Place> after;  ///< exclusive
    int wanted = 100;
    int walkedRows = 20'000;  ///< looked at by walking the key before anything else: some 5 ms
    bool selective = false;   ///< so few rows match (one transaction) that walking is a waste
    int conditions = 1;       ///< of the filter; of several, each may be met nearly everywhere
    double budgetMs = 0;      ///< 0: until the page is full

    /// Heights are searched in windows when the key begins with the block; else the rest at once.
    bool windows = false;
    double rowsPerBlock = 1;
    Height lowest = 0, highest = 0;

    struct Found {
        std::vector<pqxx::row> rows;
        bool exhausted = false;       ///< there are no more
        double scanned = 0;           ///< about how many rows were looked at
        std::optional<Place> goOnAt;  ///< the budget is spent: what lies behind was not looked at
    };
    Expected<Found> run(Session& session) const;
};

}  // namespace signalbox::store
