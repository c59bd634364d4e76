// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"

namespace signalbox::catalog {

/// The entities of a workspace's Canopy chains: the built-in ones, with the additions of the file catalog.json in the
/// workspace's folder (in the format of resources/catalog/canopy.json; a built-in entity needs only its name and the
/// new columns). Without a file, only the built-in ones. The consoles of a server workspace have a folder each; the
/// additions on which they agreed are in the database (layers::AgreedCatalog). Errors: CATALOG_INVALID, whose text
/// names the file, CATALOG_UNREADABLE.
Expected<Catalog> ofWorkspace(const QString& folder);
Expected<Catalog> withContent(
    const QByteArray& json);  ///< the built-in entities with the additions of such a file; empty for no additions
QString fileOfWorkspace(const QString& folder);
Expected<std::optional<QByteArray>> fileContent(const QString& folder);  ///< unset if there is no file

}  // namespace signalbox::catalog
