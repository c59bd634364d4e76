// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "layers/schema_spec.h"
#include "postgres/session.h"

namespace signalbox::layers {

/// The content of a schema in the database, in the terms of SchemaSpec.
struct SchemaState {
    struct Column {
        QString type, storedDefault;
        bool notNull = false;
    };
    struct Index {
        QString method;
        QStringList columns;
        bool valid = true;
        QString condition;  ///< condition of a partial index
    };
    struct Trigger {
        QString event, function, oldRows, newRows;  ///< event is empty if it is not a plain AFTER … STATEMENT trigger
        bool enabled = true;
    };
    struct Table {
        bool unlogged = false;
        std::map<QString, Column> columns;
        QStringList primaryKey;
        std::map<QString, Index> indexes;  ///< without the primary key
        std::map<QString, Trigger> triggers;
    };
    struct Function {
        QString body;
        QStringList settings;
    };

    bool exists = false;
    std::map<QString, Table> tables;
    std::map<QString, Function> functions;
    std::map<QString, QString> views;  ///< name → mark

    static SchemaState read(store::Transaction& transaction, const QString& schema);
};

}  // namespace signalbox::layers
