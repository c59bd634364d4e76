// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>

#include "signalbox/literals.h"
#include "store/change_log.h"

namespace signalbox::test {

/// A consumer of the change log: a copy of tables, kept up to date by reading the ranges that changed.
class TableCopy {
public:
    struct Table {
        QString query;   ///< SELECT of one text, to which a condition on heights is added
        QString height;  ///< the expression for the height
    };
    TableCopy(store::Session& session, QString caip2, std::vector<Table> tables)
        : m_session(session), m_log(u"copy"_s, std::move(caip2)), m_tables(std::move(tables))
    {
    }

    Expected<Done> start()
    {
        return m_session.write([this](store::Transaction& transaction) {
            transaction.exec("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            m_rows.clear();
            m_seq = m_log.start(transaction);
            read(transaction, {0, std::numeric_limits<Height>::max() - 1});
            return Done{};
        });
    }
    /// Everything that is committed by now.
    Expected<Done> follow()
    {
        return m_session.write([this](store::Transaction& transaction) -> Expected<Done> {
            const auto changes = m_log.after(transaction);
            if (!changes)
                return fail(changes.error());
            for (const store::Change& change : *changes) {
                if (change.seq != m_seq + 1)
                    return fail(ErrorKind::Internal, "GAP", Message(u"a gap before %1"_s.arg(change.seq)));
                m_seq = change.seq;
                for (const Interval& range : change.ranges)
                    read(transaction, range);
            }
            m_log.keep(transaction, m_seq);
            return Done{};
        });
    }
    qint64 seq() const { return m_seq; }
    const std::map<Height, std::multiset<QString>>& rows() const { return m_rows; }

private:
    void read(store::Transaction& transaction, Interval range)
    {
        m_rows.erase(m_rows.lower_bound(range.lo), m_rows.upper_bound(range.hi));
        for (const Table& table : m_tables)
            for (const auto& row : transaction.exec(
                     (u"SELECT %1, %2 BETWEEN $1 AND $2"_s.arg(table.height, table.query + u" WHERE "_s + table.height))
                         .toStdString(),
                     {range.lo, range.hi}))
                m_rows[store::integer(row[0])].insert(store::text(row[1]));
    }

    store::Session& m_session;
    store::ChangeLog m_log;
    std::vector<Table> m_tables;
    qint64 m_seq = 0;
    std::map<Height, std::multiset<QString>> m_rows;
};

}  // namespace signalbox::test
