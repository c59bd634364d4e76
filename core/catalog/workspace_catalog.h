#pragma once

#include "catalog/catalog.h"

namespace signalbox::catalog {

/// The entities of a workspace's Canopy chains: what ships, with what the file catalog.json in the workspace's folder
/// adds (in the format of resources/catalog/canopy.json; an entity that ships needs only its name and the new columns).
/// No file: what ships. The consoles of a server workspace have a folder each and need the same file. Errors:
/// CATALOG_INVALID, whose text names the file, CATALOG_UNREADABLE.
Expected<Catalog> ofWorkspace(const QString& folder);
QString fileOfWorkspace(const QString& folder);

}  // namespace signalbox::catalog
