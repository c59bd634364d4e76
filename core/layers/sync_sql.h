// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/entity.h"
#include "layers/place.h"

namespace signalbox::layers {

/// The only statement that keeps canopyx_global correct: for the keys of `touched` (a SELECT of the global key's
/// columns, by their names in the chain table) it reads the newest version in the chain's table, and sets or removes
/// the global row. Sync triggers and resync both use it. It has only one possible plan, key by key, because plans are
/// kept for a session and may be made while tables are empty.
struct SyncParts {
    const catalog::Entity& entity;
    const ChainPlace& chain;

    enum class For {
        Trigger,  ///< touched has the greatest touched height, too: keys with a newer version are not changed
        Resync,   ///< correct rows are not written; ends with a SELECT of the rows set and removed
    };
    QString setNewest(const QString& touched, For what) const;
    QString triggerBody() const;

    QString chainTable() const;
    QString globalTable() const;
    QStringList globalNames(const QStringList& columns) const;  ///< with renames
};

}  // namespace signalbox::layers
