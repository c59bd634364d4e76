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
    bool nullable = false;                ///< chain tables say '' or 0 for what is missing: false for all that ship
    std::optional<QString> defaultValue;  ///< without quotes; unset: the type's zero
    bool skip = false;                    ///< not in the global table
    QString rename;                       ///< its name in the global table; empty: the same

    QString globalName() const { return rename.isEmpty() ? name : rename; }
    QString literal() const { return defaultValue.value_or(zeroLiteral(type)); }
    bool operator==(const Column&) const = default;
};

enum class Kind {
    Versioned,  ///< a row when something changed; the newest at or below a height is the state there
    Event,      ///< rows that belong to one height
    Snapshot,   ///< what a node said at a time: no height, no staging
    Global,     ///< a table of the global schema only, written directly; the first column of its key is the chain's id
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
    QStringList key;        ///< natural key; of Versioned without the height, of others the whole primary key
    QStringList globalKey;  ///< the key in the global table, beside chain_id; by names of the chain table
    std::vector<QStringList> indexes, globalIndexes;  ///< beside the keys; by names of the chain table
    std::vector<PartialIndex> partialIndexes;
    bool synced = false;
    bool closing = false;  ///< has `deleted`: true in the row that ends a key, which then has no global row
    std::vector<Column> columns;

    const QString& table() const { return name; }
    QString stagingTable() const { return name + "_staging"_L1; }
    QString globalTable() const { return name + "_global"_L1; }
    QString syncName(const QString& schema) const  ///< function and triggers, as the document names them
    {
        return name + "_sync_"_L1 + schema;
    }

    bool inChain() const { return kind != Kind::Global; }
    bool hasHeight() const { return kind == Kind::Versioned || kind == Kind::Event; }
    bool staged() const { return hasHeight(); }
    bool newestOnly() const { return !globalKey.contains("height"_L1); }  ///< in global: one row a key
    QStringList primaryKey() const;  ///< of the chain table: key, and the height of a version
    QStringList stagingKey() const;  ///< the height first: rows come and go by heights

    const Column* column(const QString& name) const;
    /// Without the skipped, and without `deleted` of closing rows, which have no global row; chain_id and updated_at
    /// come beside them.
    std::vector<Column> globalColumns() const;
    bool operator==(const Entity&) const = default;
};

}  // namespace signalbox::catalog
