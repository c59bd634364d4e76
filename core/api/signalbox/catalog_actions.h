// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFuture>
#include <QStringList>

#include "signalbox/error.h"

namespace signalbox {

/// The catalog that the consoles of a server workspace use, and this console's own file.
struct CatalogStanding {
    QString file;          ///< path on this console
    bool hasFile = false;  ///< true if it exists
    bool differs = false;  ///< true if it, or its absence, differs from the published catalog
    bool empty = false;    ///< true if the published catalog adds nothing
    QString by, on;        ///< user and machine that published it
    QDateTime at;
};

/// The operator's actions for a catalog.json that differs from the published catalog of a server workspace. Available
/// while the workspace is open, and after a failed opening that reached its database, such as CATALOG_DIFFERS. Called
/// in the workspace's thread; futures are finished in another one. Errors of all: NOT_SHARED (the workspace is local,
/// or was not reached), CATALOG_INVALID, those of the database.
class CatalogActions {
public:
    virtual ~CatalogActions() = default;
    virtual QFuture<Expected<CatalogStanding>> catalogStanding() = 0;
    /// Sentences: how the tables would change if all consoles used this console's file. Empty if no table changes.
    virtual QFuture<Expected<std::vector<Message>>> catalogChanges() = 0;
    /// Adopts the workspace's catalog as this console's file, from the next opening on; returns where the previous file
    /// is kept, or an empty string.
    virtual QFuture<Expected<QString>> takeCatalog() = 0;
    /// Publishes this console's file for all. WORKSPACE_IN_USE while any console, this one included, has the workspace
    /// open.
    virtual QFuture<Expected<Done>> publishCatalog() = 0;
};

}  // namespace signalbox
