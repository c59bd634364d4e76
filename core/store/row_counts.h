// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "postgres/session.h"

namespace signalbox::store {

/// Rows of one chain by stream. Exact if the table is small enough to be counted, else from PostgreSQL's statistics,
/// divided by a sample.
struct RowCounts {
    struct Count {
        qint64 rows = -1;  ///< −1 if unknown
        bool exact = false;
    };
    Count blocks, transfers, events;
    Count balanceEvents;
    Count tables;                     ///< for a Canopy chain: rows of all its tables without staging
    std::map<QString, Count> tokens;  ///< by lower-case address; for the requested tokens
    std::map<QString, Count> ruled;   ///< balance events by lower-case address, if they were counted
    qint64 undecided = 0;             ///< proven blocks with logs that no receipts root covers
    qint64 changes = -1;              ///< rows written and removed so far: an equal value means that no row changed
    qint64 total() const
    {
        return qMax<qint64>(0, transfers.rows) + qMax<qint64>(0, balanceEvents.rows) + qMax<qint64>(0, events.rows) +
               qMax<qint64>(0, tables.rows);
    }
};

/// Counts again only what changed since `before`. At most some 20 ms.
/// `hasEvents`: true if the schema has blocks and transfers; else all its tables are counted together.
Expected<RowCounts> countRows(Session& session, const QString& caip2, const QString& schema, const QStringList& tokens,
                              const RowCounts& before = {}, bool hasEvents = true);

}  // namespace signalbox::store
