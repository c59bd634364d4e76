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
        qsizetype from = 0;  ///< where the unfinished word begins
        QString word;        ///< what stands of it
        QString before;      ///< the name before its dot; empty: none
    };
    static Place placeAt(const QString& text, qsizetype position);
    /// Names that may stand there, best first; `statement` is the one around it.
    QStringList offers(const Place& place, const QString& statement) const;

private:
    std::vector<const SqlTable*> named(const QString& statement) const;
    std::vector<SqlTable> m_tables;
    QStringList m_schemas;
};

}  // namespace signalbox::ui
