// SPDX-License-Identifier: GPL-3.0-or-later

#include "care/work/quarters.h"

#include "signalbox/literals.h"

namespace signalbox::care {

namespace {

QDate quarterOf(const QDate& day)
{
    return QDate(day.year(), (day.month() - 1) / 3 * 3 + 1, 1);
}

/// The bounds of all partitions of the table, as the server writes them.
QStringList boundsOf(store::Transaction& transaction, qint64 table)
{
    QStringList all;
    for (const auto& row : transaction.exec("SELECT pg_get_expr(c.relpartbound, c.oid) FROM pg_catalog.pg_inherits h "
                                            "JOIN pg_catalog.pg_class c ON c.oid "
                                            "= h.inhrelid WHERE h.inhparent = $1::oid",
                                            {table}))
        all << store::text(row[0]);
    return all;
}

/// "FOR VALUES FROM ('2026-10-01 00:00:00+00') TO ('2027-01-01 00:00:00+00')"
bool covers(const QString& bound, const QDate& first, const QDate& end)
{
    const QDate from = QDate::fromString(bound.section(u'\'', 1, 1).left(10), Qt::ISODate);
    const QDate to = QDate::fromString(bound.section(u'\'', 3, 3).left(10), Qt::ISODate);
    if (bound.startsWith("DEFAULT"_L1))
        return false;
    const bool fromLeast = bound.contains("FROM (MINVALUE"_L1), toMost = bound.contains("TO (MAXVALUE"_L1);
    // An unbounded end has no quotes, so the other one is the first text.
    const QDate upper = fromLeast ? from : to;
    return (fromLeast || (from.isValid() && from < end)) && (toMost || (upper.isValid() && upper > first));
}

}  // namespace

Expected<std::vector<Step>> partitionSteps(store::Transaction& transaction, const QDate& today)
{
    std::vector<Step> steps;
    for (const auto& row : transaction.exec(
             "SELECT c.oid::bigint, n.nspname, c.relname FROM pg_catalog.pg_partitioned_table p JOIN "
             "pg_catalog.pg_class "
             "c ON c.oid = p.partrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN "
             "pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = p.partattrs[0] WHERE p.partstrat = 'r' "
             "AND "
             "p.partnatts = 1 AND a.atttypid IN ('date'::regtype, 'timestamp'::regtype, 'timestamptz'::regtype) AND "
             "pg_has_role(c.relowner, 'USAGE') ORDER BY 2, 3")) {
        const QString schema = store::text(row[1]), name = store::text(row[2]);
        const QStringList bounds = boundsOf(transaction, store::integer(row[0]));
        QDate first = quarterOf(today);
        for (int i = 0; i < 2; ++i, first = first.addMonths(3)) {
            const QDate end = first.addMonths(3);
            if (std::any_of(bounds.begin(), bounds.end(),
                            [&](const QString& bound) { return covers(bound, first, end); }))
                continue;
            const QString partition =
                u"%1_%2_q%3"_s.arg(name.left(50)).arg(first.year()).arg((first.month() - 1) / 3 + 1);
            const QString statement =
                u"CREATE TABLE IF NOT EXISTS %1.%2 PARTITION OF %1.%3 FOR VALUES FROM ('%4') TO ('%5')"_s.arg(
                    QString::fromStdString(store::quoteName(schema)),
                    QString::fromStdString(store::quoteName(partition)), QString::fromStdString(store::quoteName(name)),
                    first.toString(Qt::ISODate), end.toString(Qt::ISODate));
            steps.push_back({Step::Kind::Statement, schema + u'.' + partition, statement});
        }
    }
    return steps;
}

}  // namespace signalbox::care
