// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "catalog/catalog.h"
#include "layers/place.h"

namespace signalbox::layers {

/// The wanted content of one schema, derived from the catalog, and the statements that create it. The same description
/// is compared with the database (SchemaDiff), so creating, checking, repairing and printing never differ.
struct ColumnSpec {
    QString name, type;  ///< type as format_type() prints it
    bool notNull = true;
    std::optional<QString> literal;  ///< default without quotes; unset if none
    bool operator==(const ColumnSpec&) const = default;

    QString sql() const;
    QString storedDefault() const;  ///< as pg_get_expr() prints it under UTC; empty if none
};

struct IndexSpec {
    QString name, method;  ///< btree, brin
    QStringList columns;
    QString condition = {};  ///< as pg_get_expr() prints it; empty for all rows
};

struct TriggerSpec {
    QString name, event;       ///< INSERT, UPDATE, DELETE, TRUNCATE
    QString function;          ///< in the table's schema
    QString oldRows, newRows;  ///< transition tables; empty if none
};

struct TableSpec {
    QString name, entity;
    bool unlogged = false;
    std::vector<ColumnSpec> columns;
    QStringList primaryKey;
    std::vector<IndexSpec> indexes;
    std::vector<TriggerSpec> triggers;
    int fillfactor = 100;
};

struct FunctionSpec {
    QString name, entity, arguments, head, body;  ///< head: from RETURNS to AS
    QStringList settings;                         ///< name=value, as pg_proc.proconfig has them
};

struct ViewSpec {
    QString name, entity, query;
    QString mark() const;  ///< kept as the view's comment to identify the query
};

struct SchemaSpec {
    QString schema;
    std::vector<TableSpec> tables;
    std::vector<FunctionSpec> functions;
    std::vector<ViewSpec> views;

    const TableSpec* table(const QString& name) const;
    QString createTable(const TableSpec& table) const;
    QString createIndex(const TableSpec& table, const IndexSpec& index) const;
    QString createFunction(const FunctionSpec& function) const;
    QString createTrigger(const TableSpec& table, const TriggerSpec& trigger) const;
    QString createView(const ViewSpec& view) const;
    /// All statements that create the schema, in a working order: for a new chain, `schema sql` and the golden files.
    QStringList create() const;
};

SchemaSpec chainSpec(const catalog::Catalog& catalog, const ChainPlace& chain);
SchemaSpec globalSpec(const catalog::Catalog& catalog);
/// The statements as a readable file: one after another, each ended by a semicolon and a line break.
QString asScript(const QStringList& statements);

}  // namespace signalbox::layers
