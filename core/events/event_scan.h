// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <functional>

#include "events/event_filter.h"

namespace signalbox::store {

/// Finds rows of a table in the order of a key, newest or oldest first, from a position on. The planner does not decide
/// the method: it walks back for a rare address and reads half the table for a moderately frequent one. First, some
/// rows are walked by the key; if that is not enough, blocks spread over the rest show where hits are dense (the walk
/// continues) and where they are rare (searched through the bloom ranges, as far as a page of hits is expected to
/// reach). With a budget the scan stops early and returns where to continue.
struct EventScan {
    std::string table, columns, order;  ///< `order`: key columns; the first `order` columns of `columns` are the key
    std::size_t keyLength = 2;
    std::string filter;  ///< empty for every row
    std::string bounds;  ///< conditions on key columns; empty if none
    bool descending = true;
    std::optional<Place> after;  ///< exclusive
    int wanted = 100;
    int walkedRows = 20'000;  ///< rows read by walking the key before other methods: some 5 ms
    bool selective = false;   ///< true if so few rows match (one transaction) that walking is a waste
    int conditions = 1;       ///< conditions of the filter; each of several may match nearly everywhere
    double budgetMs = 0;      ///< 0 for no limit before the page is full

    /// Heights are searched in windows if the key begins with the block; else the rest is searched at once.
    bool windows = false;
    double rowsPerBlock = 1;
    Height lowest = 0, highest = 0;

    struct Found {
        std::vector<pqxx::row> rows;
        bool exhausted = false;       ///< true if there are no further rows
        double scanned = 0;           ///< approximate number of rows read
        std::optional<Place> goOnAt;  ///< set if the budget is spent: rows after it were not read
    };
    Expected<Found> run(Session& session) const;
};

}  // namespace signalbox::store
