// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "catalog/catalog.h"

namespace signalbox::catalog {

/// The entities of a workspace's Canopy chains: what ships, with what the file catalog.json in the workspace's folder
/// adds (in the format of resources/catalog/canopy.json; an entity that ships needs only its name and the new columns).
/// No file: what ships. The consoles of a server workspace have a folder each; what they agreed on lies in the database
/// (layers::AgreedCatalog). Errors: CATALOG_INVALID, whose text names the file, CATALOG_UNREADABLE.
Expected<Catalog> ofWorkspace(const QString& folder);
Expected<Catalog> withContent(const QByteArray& json);  ///< what ships, with what such a file adds; empty: nothing
QString fileOfWorkspace(const QString& folder);
Expected<std::optional<QByteArray>> fileContent(const QString& folder);  ///< unset: there is no file

}  // namespace signalbox::catalog
