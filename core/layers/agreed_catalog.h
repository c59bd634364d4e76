// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <optional>

#include "catalog/catalog.h"
#include "layers/schema_diff.h"
#include "postgres/session.h"

namespace signalbox::layers {

/// canopyx.catalog: what the consoles of a workspace have agreed to add to Canopy chains. Two consoles that worked by
/// different files would change each other's functions and views back and forth. Needs migration 9.
class AgreedCatalog {
public:
    AgreedCatalog(store::Session& session, QString folder) : m_session(session), m_folder(std::move(folder)) {}

    struct Content {
        QByteArray json;  ///< empty: nothing is added
        QString by, on;
        QDateTime at;
    };
    Expected<std::optional<Content>> stored();  ///< unset: nobody has opened the workspace yet

    /// What this console works by. The first one's file is what is agreed on. On a local workspace the folder's file
    /// is the workspace's and a change of it is taken over; on a shared one, a console without a file works by what is
    /// agreed on, and one whose file says something else gets CATALOG_DIFFERS with what to do.
    Expected<catalog::Catalog> open(bool shared);

    struct Standing {
        Content agreed;        ///< what all work by
        bool hasFile = false;  ///< this console has one of its own
        bool differs = false;  ///< which says something else; without one: something is agreed on
    };
    Expected<Standing> standing();  ///< CATALOG_INVALID: this console's file cannot be used

    /// What would change if all worked by this console's file, and what would be left over of the one before.
    /// Sentences.
    Expected<std::vector<Message>> changes(const QString& reader);
    /// This console's file, or that there is none, becomes what all work by. WORKSPACE_IN_USE while others have it
    /// open.
    Expected<Done> publish();
    /// What all work by becomes this console's file; one that was there is kept under the name that is answered.
    Expected<QString> take();

    /// CATALOG_CHANGED where `mine` is not what is agreed on any more; nothing agreed on: fine.
    static Expected<Done> check(store::Session& session, const catalog::Catalog& mine);

private:
    Expected<Done> store(const QByteArray& json, bool replace);

    store::Session& m_session;
    QString m_folder;
};

}  // namespace signalbox::layers
