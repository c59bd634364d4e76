// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <vector>

#include "signalbox/sql_console.h"

namespace signalbox::ui {

/// What can be completed: schemas, tables, columns, keywords.
class SqlWords {
public:
    void setTables(std::vector<SqlTable> tables);
    const std::vector<SqlTable>& tables() const { return m_tables; }
    QStringList schemas() const { return m_schemas; }
    const SqlTable* find(const QString& schema, const QString& name) const;

    struct Place {
        qsizetype from = 0;  ///< start of the unfinished word
        QString word;        ///< its text so far
        QString before;      ///< the name before its dot; empty: none
    };
    static Place placeAt(const QString& text, qsizetype position);
    /// Completions at the cursor, best first; `statement` is the enclosing one.
    QStringList offers(const Place& place, const QString& statement) const;

private:
    std::vector<const SqlTable*> named(const QString& statement) const;
    std::vector<SqlTable> m_tables;
    QStringList m_schemas;
};

}  // namespace signalbox::ui
