// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

#include "postgres/session.h"
#include "signalbox/database_queries.h"

/// Tables and indexes of the workspace's database, with what the statistics tell about them.
namespace signalbox::care {

constexpr qint64 leastBloated = 10 * 1024 * 1024;  ///< bytes
constexpr double mostBloat = 1.30;                 ///< of size / (40 bytes * rows)
constexpr double mostDead = 0.20;                  ///< share of a table's rows
constexpr qint64 leastDead = 1'000;                ///< rows

struct IndexRow {
    DatabaseIndex index;
    qint64 rows = 0;      ///< of its table
    bool isOurs = false;  ///< the session's role may rebuild it

    QString place() const { return index.schema + u'.' + index.name; }
    qint64 bytesAfter() const;  ///< an estimate
};
struct TableRow {
    DatabaseTable table;
    bool isOurs = false;
    bool rested = false;  ///< it was not vacuumed within the last ten minutes

    QString place() const { return table.schema + u'.' + table.name; }
};

std::vector<IndexRow> readIndexes(store::Transaction& transaction);  ///< the largest first
std::vector<TableRow> readTables(store::Transaction& transaction);   ///< the largest first

/// Since when scans are counted: a crash of the server discards the counts. Invalid: since the database was created.
QDateTime statisticsSince(store::Transaction& transaction);
/// Counts of less than a week tell nothing about an index that is needed once a week.
bool countsTell(const QDateTime& since, const QDateTime& now);
QString usageOf(qint64 scans, bool countsTell = true);  ///< the document's words; "NO STATISTICS"

/// Invalid indexes that an interrupted rebuild left, and that nobody is building now: quoted names.
std::vector<std::string> readLeftovers(store::Transaction& transaction);

}  // namespace signalbox::care
