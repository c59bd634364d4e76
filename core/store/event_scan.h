#pragma once

#include <functional>

#include "store/event_filter.h"

namespace signalbox::store {

/// Finds rows of a table in the order of a key, newest or oldest first, from a place on. The planner is not asked: it
/// walks back for the rare address and reads half the table for the middling one. A window of the newest rows is walked
/// by the key first; how many match there says how far the next window must reach, and that is searched through the
/// other indexes.
struct EventScan {
    std::string table, columns, order;  ///< `order`: key columns; the first `order` columns of `columns` are the key
    std::size_t keyLength = 2;
    std::string filter;  ///< empty: every row
    std::string bounds;  ///< on key columns; empty: none
    bool descending = true;
    std::optional<Place> after;  ///< exclusive
    int wanted = 100;
    int walkedRows = 20'000;  ///< looked at by walking the key: some 15 ms
    bool selective = false;   ///< so few rows match (one transaction) that walking is a waste

    /// Heights are searched in windows when the key begins with the block; else the rest at once.
    bool windows = false;
    double rowsPerBlock = 1;
    Height lowest = 0, highest = 0;

    struct Found {
        std::vector<pqxx::row> rows;
        bool exhausted = false;  ///< there are no more
        double scanned = 0;      ///< about how many rows were looked at
    };
    Expected<Found> run(Session& session) const;

private:
    std::string keyCondition() const;
    std::string orderBy() const;
    Expected<Done> walk(Session& session, Found& found, std::optional<Height>& edge) const;
    Expected<pqxx::result> search(Session& session, const std::string& range, int limit, int timeoutMs) const;
};

}  // namespace signalbox::store
