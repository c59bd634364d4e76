// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/entity.h"
#include "layers/place.h"

namespace signalbox::layers {

/// The one statement that keeps canopyx_global true: for keys of `touched` (a SELECT of the global key's columns, by
/// their names in the chain table) it reads the newest version that the chain's table holds, and sets or removes the
/// global row. Sync triggers and resync both use it. It is written so that there is only one plan, key by key: plans
/// are kept for a session and made while tables may be empty.
struct SyncParts {
    const catalog::Entity& entity;
    const ChainPlace& chain;

    enum class For {
        Trigger,  ///< touched has the greatest touched height, too: keys with a newer version are left alone
        Resync,   ///< rows that are right already are not written; ends with a SELECT of rows set and removed
    };
    QString setNewest(const QString& touched, For what) const;
    QString triggerBody() const;

    QString chainTable() const;
    QString globalTable() const;
    QStringList globalNames(const QStringList& columns) const;  ///< with renames
};

}  // namespace signalbox::layers
