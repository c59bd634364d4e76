#include "store/event_scan.h"

#include <cmath>

namespace signalbox::store {

namespace {

constexpr int searchTimeoutMs = 200;  // a window that holds too many is made narrower

}  // namespace

std::string EventScan::orderBy() const
{
    std::string all;
    std::string name;
    for (const char c : order + ",") {
        if (c != ',') {
            name += c;
            continue;
        }
        all += (all.empty() ? " ORDER BY " : ", ") + name + (descending ? " DESC" : " ASC");
        name.clear();
    }
    return all;
}

std::string EventScan::keyCondition() const
{
    std::string condition = bounds.empty() ? "true" : bounds;
    if (after) {
        std::string place;
        for (const qint64 part : *after)
            place += (place.empty() ? "" : ", ") + std::to_string(part);
        condition += " AND (" + order + ") " + (descending ? "<" : ">") + " (" + place + ")";
        if (windows)  // the planner makes better use of a plain comparison
            condition +=
                std::string(" AND block_number ") + (descending ? "<= " : ">= ") + std::to_string(after->front());
    }
    return condition;
}

Expected<Done> EventScan::walk(Session& session, Found& found, std::optional<Height>& edge) const
{
    const std::string first = order.substr(0, order.find(','));
    const std::string edgeOf = descending ? "min" : "max";
    return session.read([&](Transaction& transaction) {
        transaction.exec("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL jit = off");
        const auto rows = transaction.exec("WITH w AS MATERIALIZED (SELECT " + columns + " FROM " + table + " WHERE " +
                                           keyCondition() + orderBy() + " LIMIT " + std::to_string(walkedRows) +
                                           ") SELECT m.*, s.n, s.edge FROM (SELECT count(*) AS n, " + edgeOf + "(" +
                                           first + ") AS edge FROM w) s LEFT JOIN LATERAL (SELECT * FROM w WHERE " +
                                           filter + orderBy() + " LIMIT " + std::to_string(wanted) + ") m ON true");
        const auto last = rows.columns();
        const qint64 count = integer(rows[0][static_cast<int>(last) - 2]);
        found.exhausted = count < walkedRows;
        found.scanned = double(count);
        if (!found.exhausted)
            edge = integer(rows[0][static_cast<int>(last) - 1]);
        for (const auto& row : rows)
            // The window may end inside a block or second: what lies on the edge is left to the next one.
            if (!row[0].is_null() && (found.exhausted || integer(row[0]) != *edge))
                found.rows.push_back(row);
        return Done{};
    });
}

Expected<pqxx::result> EventScan::search(Session& session, const std::string& range, int limit, int timeoutMs) const
{
    return session.read([&](Transaction& transaction) {
        transaction.exec(
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off; SET LOCAL enable_indexonlyscan = off; "
            "SET LOCAL jit = off" +
            (timeoutMs > 0 ? "; SET LOCAL statement_timeout = " + std::to_string(timeoutMs) : std::string()));
        return transaction.exec("SELECT " + columns + " FROM " + table + " WHERE " + keyCondition() +
                                (range.empty() ? "" : " AND " + range) + " AND " + filter + orderBy() + " LIMIT " +
                                std::to_string(limit));
    });
}

Expected<EventScan::Found> EventScan::run(Session& session) const
{
    Found found;
    if (filter.empty()) {
        const auto rows = session.read([&](Transaction& transaction) {
            transaction.exec("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL jit = off");
            return transaction.exec("SELECT " + columns + " FROM " + table + " WHERE " + keyCondition() + orderBy() +
                                    " LIMIT " + std::to_string(wanted));
        });
        if (!rows)
            return fail(rows.error());
        for (const auto& row : *rows)
            found.rows.push_back(row);
        found.exhausted = static_cast<int>(found.rows.size()) < wanted;
        found.scanned = double(found.rows.size());
        return found;
    }
    std::optional<Height> edge;
    if (!selective) {
        if (const auto walked = walk(session, found, edge); !walked)
            return fail(walked.error());
        if (found.exhausted || static_cast<int>(found.rows.size()) >= wanted) {
            found.exhausted = found.exhausted && static_cast<int>(found.rows.size()) < wanted;
            return found;
        }
    }
    const std::string first = order.substr(0, order.find(','));
    if (!windows || selective) {
        const std::string rest = edge ? first + (descending ? " <= " : " >= ") + std::to_string(*edge) : std::string();
        const auto rows = search(session, rest, wanted - static_cast<int>(found.rows.size()), 0);
        if (!rows)
            return fail(rows.error());
        for (const auto& row : *rows)
            found.rows.push_back(row);
        found.exhausted = static_cast<int>(found.rows.size()) < wanted;
        return found;
    }
    Height from = *edge;  // goes towards the end of the order
    double narrow = 1;
    while (static_cast<int>(found.rows.size()) < wanted && (descending ? from >= lowest : from <= highest)) {
        const double missing = double(wanted) - double(found.rows.size());
        // None in the window walked does not say that there are none: a middling address has none there one time in
        // three.
        const double seen = found.rows.empty() ? 0.35 : double(found.rows.size()) + 0.5;
        const double density = seen / qMax(1.0, found.scanned);
        const double left = double(descending ? from - lowest : highest - from) + 1;
        double blocks = missing * 1.4 / density / rowsPerBlock;
        blocks = qBound(1.0, std::ceil(qMax(blocks, 4.0 * walkedRows / rowsPerBlock) / narrow), left);
        const Height to = descending ? from - static_cast<Height>(blocks) + 1 : from + static_cast<Height>(blocks) - 1;
        const std::string range = "block_number BETWEEN " + std::to_string(descending ? to : from) + " AND " +
                                  std::to_string(descending ? from : to);
        const auto rows = search(session, range, static_cast<int>(missing), blocks > 1 ? searchTimeoutMs : 0);
        if (!rows && rows.error().code == QLatin1String("QUERY_CANCELLED") && blocks > 1) {
            narrow = narrow * qMax(16.0, left / qMax(1.0, blocks));
            continue;
        }
        if (!rows)
            return fail(rows.error());
        for (const auto& row : *rows)
            found.rows.push_back(row);
        found.scanned += blocks * rowsPerBlock;
        narrow = qMax(1.0, narrow / 4);
        from = descending ? to - 1 : to + 1;
    }
    found.exhausted = static_cast<int>(found.rows.size()) < wanted;
    return found;
}

}  // namespace signalbox::store
