// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layers/schema_state.h"

namespace signalbox::layers {

/// One difference between the catalog and the database.
struct Finding {
    enum class Kind {
        MissingSchema,
        MissingTable,
        MissingColumn,
        WrongColumn,  ///< type, nullability or default
        WrongKey,
        WrongPersistence,
        MissingIndex,
        WrongIndex,
        MissingFunction,
        WrongFunction,
        MissingView,
        WrongView,
        MissingTrigger,
        DisabledTrigger,
        WrongTrigger,
        ExtraTrigger,
        ExtraTable,  ///< from here on: left by another catalog; only a rollback removes it
        ExtraColumn,
        ExtraFunction,
        ExtraView,
    };
    Kind kind = Kind::MissingTable;
    QString schema, entity, object;  ///< object: table, table.column, function, …
    Message text;                    ///< one sentence
    QStringList repair;              ///< statements; for an extra object, those that remove it

    bool isExtra() const { return kind >= Kind::ExtraTable; }
};

/// The differences in the order in which the repairs can be run.
std::vector<Finding> compare(const SchemaSpec& wanted, const SchemaState& there);

}  // namespace signalbox::layers
