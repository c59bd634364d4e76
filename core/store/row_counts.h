// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "postgres/session.h"

namespace signalbox::store {

/// Rows of one chain by what they belong to. Exact where the table is small enough to be counted, else from
/// PostgreSQL's own figures, shared out by a sample.
struct RowCounts {
    struct Count {
        qint64 rows = -1;  ///< −1: not known
        bool exact = false;
    };
    Count blocks, transfers, events;
    Count tables;                     ///< of a Canopy chain: rows of all its tables, staging left out
    std::map<QString, Count> tokens;  ///< by lower-case address; of the tokens that were asked for
    qint64 undecided = 0;             ///< proven blocks with logs that no receipts root holds
    qint64 changes = -1;              ///< rows written and removed so far: equal means that nothing is new
    qint64 total() const
    {
        return qMax<qint64>(0, transfers.rows) + qMax<qint64>(0, events.rows) + qMax<qint64>(0, tables.rows);
    }
};

/// Reads again only what changed since `before`. At most some 20 ms.
/// `hasEvents`: the schema has blocks and transfers; else all of its tables are counted together.
Expected<RowCounts> countRows(Session& session, const QString& caip2, const QString& schema, const QStringList& tokens,
                              const RowCounts& before = {}, bool hasEvents = true);

}  // namespace signalbox::store
