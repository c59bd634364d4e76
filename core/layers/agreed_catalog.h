// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <optional>

#include "catalog/catalog.h"
#include "layers/schema_diff.h"
#include "postgres/session.h"

namespace signalbox::layers {

/// canopyx.catalog: the catalog additions that the consoles of a workspace have agreed on for Canopy chains. Two
/// consoles with different files would change each other's functions and views back and forth. Needs migration 9.
class AgreedCatalog {
public:
    AgreedCatalog(store::Session& session, QString folder) : m_session(session), m_folder(std::move(folder)) {}

    struct Content {
        QByteArray json;  ///< empty if nothing is added
        QString by, on;
        QDateTime at;
    };
    Expected<std::optional<Content>> stored();  ///< unset if the workspace has not been opened yet

    /// The additions that this console uses. The first console's file becomes the agreed one. In a local workspace the
    /// folder's file is the workspace's, and a change of it is adopted; in a shared one, a console without a file uses
    /// the agreed one, and a console whose file differs gets CATALOG_DIFFERS with what to do.
    Expected<catalog::Catalog> open(bool shared);

    struct Standing {
        Content agreed;        ///< the additions that all consoles use
        bool hasFile = false;  ///< true if this console has its own file
        bool differs = false;  ///< true if that file differs; without a file, if additions are agreed on
    };
    Expected<Standing> standing();  ///< CATALOG_INVALID if this console's file cannot be used

    /// What would change if all consoles used this console's file, and what would remain of the current one. Sentences.
    Expected<std::vector<Message>> changes(const QString& reader);
    /// Publishes this console's file, or its absence, for all consoles. WORKSPACE_IN_USE while others have the
    /// workspace open.
    Expected<Done> publish();
    /// Adopts the agreed additions as this console's file; an existing file is kept under the returned name.
    Expected<QString> take();

    /// CATALOG_CHANGED if `mine` is no longer the agreed one; without an agreement it succeeds.
    static Expected<Done> check(store::Session& session, const catalog::Catalog& mine);

private:
    Expected<Done> store(const QByteArray& json, bool replace);

    store::Session& m_session;
    QString m_folder;
};

}  // namespace signalbox::layers
