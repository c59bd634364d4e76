// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFuture>
#include <QStringList>

#include "signalbox/error.h"

namespace signalbox {

/// By which catalog the consoles of a server workspace work, and this console's own file.
struct CatalogStanding {
    QString file;          ///< this console's
    bool hasFile = false;  ///< it is there
    bool differs = false;  ///< what it says, or that there is none, is not what all work by
    bool empty = false;    ///< all work by what ships
    QString by, on;        ///< who published, at which machine
    QDateTime at;
};

/// What the operator may do about a catalog.json that is not what the consoles of a server workspace work by.
/// Works while the workspace is open, and after an opening that reached its database:
/// CATALOG_DIFFERS is such a one. Called in the workspace's thread; futures are answered in another. Errors of all:
/// NOT_SHARED (the workspace is local, or was not reached), CATALOG_INVALID, the database's.
class CatalogLevers {
public:
    virtual ~CatalogLevers() = default;
    virtual QFuture<Expected<CatalogStanding>> catalogStanding() = 0;
    /// Sentences: what the tables would differ in if all worked by this console's file. Empty: no table changes.
    virtual QFuture<Expected<std::vector<Message>>> catalogChanges() = 0;
    /// The file becomes what all work by, from the next opening on; answers where the one that was there is kept, or
    /// nothing.
    virtual QFuture<Expected<QString>> takeCatalog() = 0;
    /// All work by this console's file. WORKSPACE_IN_USE while any console, also this one, has the workspace open.
    virtual QFuture<Expected<Done>> publishCatalog() = 0;
};

}  // namespace signalbox
