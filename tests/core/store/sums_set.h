// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

#include "signalbox/literals.h"
#include "store/derived_set.h"
#include "store/ingest_text.h"

namespace signalbox::test {

/// A derived set for tests only: <schema>.sums, the number and the sum of the values of a base table's rows by key.
class SumsSet : public store::DerivedSet {
public:
    struct Base {
        QString stream, table;         ///< table: schema.table
        QByteArray key, value, block;  ///< expressions on its row t
    };
    SumsSet(const store::ChainPlace& place, Base base)
        : m_base(std::move(base)),
          m_table(QByteArray::fromStdString(store::quoteName(place.schema)) + ".sums"),
          m_from(m_base.table.toLatin1() + " t")
    {
    }
    static QByteArray createTable(const QString& schema)
    {
        return "CREATE TABLE " + schema.toLatin1() + ".sums (key text PRIMARY KEY, rows bigint, total numeric)";
    }
    /// Differences from a sum over the base's rows in the blocks that the derived stream covers; empty if none.
    static QString wrong(const QString& schema, const Base& base)
    {
        return u"SELECT string_agg(s::text, ' ') FROM (SELECT * FROM (SELECT key, rows, total FROM %1.sums WHERE rows "
               "<> 0) a FULL JOIN (SELECT (%3)::text AS key, count(*) AS rows, sum(%4) AS total FROM %2 t JOIN "
               "signalbox.coverage c ON c.stream = 'sums' AND %5 BETWEEN c.lo AND c.hi GROUP BY 1) b USING (key) "
               "WHERE (a.rows, a.total) IS DISTINCT FROM (b.rows, b.total)) s"_s.arg(
                   schema, base.table, QString::fromLatin1(base.key), QString::fromLatin1(base.value),
                   QString::fromLatin1(base.block));
    }

    QString name() const override { return u"sums"_s; }
    QString stream() const override { return u"sums"_s; }
    QString follows() const override { return m_base.stream; }
    void derive(store::Script& script, const QByteArray& blocks) const override
    {
        add(script, blocks, "");
        if (endsConnection)
            script.sql += "SELECT pg_terminate_backend(pg_backend_pid());";
    }
    void underive(store::Script& script, const QByteArray& blocks) const override { add(script, blocks, "-"); }
    void clear(store::Script& script) const override { script.sql += "DELETE FROM " + m_table + ";"; }
    QByteArray baseRows(Interval blocks) const override
    {
        return "SELECT " + m_base.block + " FROM " + m_from + " WHERE " + m_base.block + " BETWEEN " +
               QByteArray::number(blocks.lo) + " AND " + QByteArray::number(blocks.hi);
    }

    mutable std::atomic<bool> endsConnection{false};  ///< in the middle of derive()

private:
    void add(store::Script& script, const QByteArray& blocks, const QByteArray& sign) const
    {
        script.sql += "INSERT INTO " + m_table + " AS s SELECT (" + m_base.key + ")::text, " + sign + "count(*), " +
                      sign + "sum(" + m_base.value + ") FROM " + m_from + " JOIN " + blocks + " ON " + m_base.block +
                      " BETWEEN r.lo AND r.hi GROUP BY 1 ON CONFLICT (key) DO UPDATE SET rows = "
                      "s.rows + excluded.rows, total = s.total + excluded.total;";
    }
    Base m_base;
    QByteArray m_table, m_from;
};

}  // namespace signalbox::test
