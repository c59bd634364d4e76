// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "postgres/session.h"
#include "signalbox/queries.h"

namespace signalbox::store {

/// Pages of stored transfers and registry events. Filters are checked first: BAD_ADDRESS, BAD_HASH, BAD_CURSOR,
/// CHAIN_UNKNOWN, CHAIN_REQUIRED. Cursors contain a position (block, log), not a page number: new rows do not shift a
/// page. `total` is exact if that is cheap, else an estimate. A page whose rows are far apart is returned before it is
/// full, even empty, when its time budget is spent: `next` then continues after the rows that were read.
class EventReader {
public:
    static constexpr double pageBudgetMs = 80;
    /// `walkedRows`: number of rows that are read one by one before other indexes are used. `budgetMs` 0: pages are
    /// full.
    explicit EventReader(Session& session, int walkedRows = 20'000, double budgetMs = pageBudgetMs)
        : m_session(session), m_walkedRows(walkedRows), m_budgetMs(budgetMs)
    {
    }
    Expected<EventPage> page(const EventQuery& query) { return page(query, m_budgetMs); }
    Expected<EventRow> row(const QString& caip2, EventKind kind, const QString& key);
    /// Passes every row of the query in order, in pages of `batch`; stops if `sink` returns false. For export.
    Expected<qint64> each(EventQuery query, int batch, const std::function<bool(const std::vector<EventRow>&)>& sink);

private:
    Expected<EventPage> page(const EventQuery& query, double budgetMs);

    Session& m_session;
    int m_walkedRows;
    double m_budgetMs;
};

}  // namespace signalbox::store
