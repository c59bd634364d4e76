// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "catalog/catalog.h"
#include "layers/place.h"

namespace signalbox::layers {

/// What should be in one schema, made from the catalog; and the statements that make it. The same description is
/// compared with what is there (SchemaDiff), so that making, checking, repairing and printing can never differ.
struct ColumnSpec {
    QString name, type;  ///< type as format_type() prints it
    bool notNull = true;
    std::optional<QString> literal;  ///< default without quotes; unset: none
    bool operator==(const ColumnSpec&) const = default;

    QString sql() const;
    QString storedDefault() const;  ///< as pg_get_expr() prints it under UTC; empty: none
};

struct IndexSpec {
    QString name, method;  ///< btree, brin
    QStringList columns;
    QString condition = {};  ///< as pg_get_expr() prints it; empty: all rows
};

struct TriggerSpec {
    QString name, event;       ///< INSERT, UPDATE, DELETE, TRUNCATE
    QString function;          ///< in the table's schema
    QString oldRows, newRows;  ///< transition tables; empty: none
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
    QString mark() const;  ///< kept as the view's comment: says whether it is this query
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
    /// Everything from nothing, in an order that works: for a new chain, for `schema sql`, for the golden files.
    QStringList create() const;
};

SchemaSpec chainSpec(const catalog::Catalog& catalog, const ChainPlace& chain);
SchemaSpec globalSpec(const catalog::Catalog& catalog);
/// Statements as a file for people: one after another, each ended by a semicolon and a line of its own.
QString asScript(const QStringList& statements);

}  // namespace signalbox::layers
