// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <vector>

#include "catalog/column_type.h"
#include "signalbox/literals.h"

namespace signalbox::catalog {

struct Column {
    QString name;
    ColumnType type = ColumnType::Bigint;
    bool nullable = false;  ///< chain tables store '' or 0 for a missing value: false for all built-in columns
    std::optional<QString> defaultValue;  ///< without quotes; unset for the type's zero
    bool skip = false;                    ///< true if it is not in the global table
    QString rename;                       ///< its name in the global table; empty for the same name

    QString globalName() const { return rename.isEmpty() ? name : rename; }
    QString literal() const { return defaultValue.value_or(zeroLiteral(type)); }
    bool operator==(const Column&) const = default;
};

enum class Kind {
    Versioned,  ///< a row per change; the newest at or below a height is the state there
    Event,      ///< rows that belong to one height
    Snapshot,   ///< a node's answer at a time: no height, no staging
    Plain,      ///< rows of blocks that a data set of the family writes, replaces and undoes: no staging
    Global,     ///< only in the global schema, written directly; the first column of its key is the chain's ID
};

/// An index of the chain table over the few rows in which a text column has one value.
struct PartialIndex {
    QStringList columns;
    QString column, value;
    bool operator==(const PartialIndex&) const = default;
};

/// One table of a chain in its three layers, as data.
struct Entity {
    QString name, about;
    Kind kind = Kind::Versioned;
    QStringList key;        ///< natural key; for Versioned without the height, for others the whole primary key
    QStringList globalKey;  ///< the key in the global table besides chain_id, by names of the chain table
    std::vector<QStringList> indexes, globalIndexes;  ///< in addition to the keys, by names of the chain table
    std::vector<PartialIndex> partialIndexes;
    bool synced = false;
    bool closing = false;  ///< true if it has `deleted`: true in the row that ends a key, which then has no global row
    std::vector<Column> columns;

    const QString& table() const { return name; }
    QString stagingTable() const { return name + "_staging"_L1; }
    QString globalTable() const { return name + "_global"_L1; }
    QString syncName(const QString& schema) const  ///< name of function and triggers, as in the document
    {
        return name + "_sync_"_L1 + schema;
    }

    bool inChain() const { return kind != Kind::Global; }
    bool hasHeight() const { return kind == Kind::Versioned || kind == Kind::Event; }
    bool staged() const { return hasHeight(); }
    bool newestOnly() const { return !globalKey.contains("height"_L1); }  ///< in global: one row per key
    QStringList primaryKey() const;  ///< key of the chain table, with the height of a version
    QStringList stagingKey() const;  ///< the height first, because rows are written and removed by height

    const Column* column(const QString& name) const;
    /// Without skipped columns, and without `deleted` of closing rows, which have no global row; chain_id and
    /// updated_at are added to them.
    std::vector<Column> globalColumns() const;
    bool operator==(const Entity&) const = default;
};

}  // namespace signalbox::catalog
