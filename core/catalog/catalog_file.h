// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include "catalog/entity.h"

namespace signalbox::catalog {

/// {"family": "canopy", "entities": [{"name", "about", "kind": versioned | event | snapshot | plain | global, "key":
/// […], "synced", "closing", "globalKey": […], "indexes": [[…]], "globalIndexes": [[…]], "partialIndexes": [{"columns":
/// […], "where": {"column": "value"}}], "columns": [{"name", "type", "nullable", "default", "skip", "rename"}]}]}.
/// Unreadable parts, unknown words included, are reported in `wrong`. An entity without "key" and "kind" only adds
/// columns to an existing entity.
std::vector<Entity> readEntities(const QByteArray& json, QStringList& wrong);

/// The CAIP-2 namespace of the chains whose tables the built-in file describes.
QString shippedFamily();

}  // namespace signalbox::catalog
