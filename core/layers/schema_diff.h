// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layers/schema_state.h"

namespace signalbox::layers {

/// One difference between what the catalog asks for and what is there.
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
        ExtraTable,  ///< from here on: what another catalog left; only a roll-back removes it
        ExtraColumn,
        ExtraFunction,
        ExtraView,
    };
    Kind kind = Kind::MissingTable;
    QString schema, entity, object;  ///< object: table, table.column, function, …
    Message text;                    ///< a sentence
    QStringList repair;              ///< statements; of an extra: those that remove it

    bool isExtra() const { return kind >= Kind::ExtraTable; }
};

/// In the order in which the repairs can be run.
std::vector<Finding> compare(const SchemaSpec& wanted, const SchemaState& there);

}  // namespace signalbox::layers
