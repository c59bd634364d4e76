// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include "catalog/entity.h"

namespace signalbox::catalog {

/// {"family": "canopy", "entities": [{"name", "about", "kind": versioned | event | snapshot | plain | global, "key":
/// […], "synced", "closing", "globalKey": […], "indexes": [[…]], "globalIndexes": [[…]], "partialIndexes": [{"columns":
/// […], "where": {"column": "value"}}], "columns": [{"name", "type", "nullable", "default", "skip", "rename"}]}]}. What
/// cannot be read, unknown words included, is told in `wrong`. An entity without columns' keys ("key", "kind") is one
/// that only brings columns to an entity that exists.
std::vector<Entity> readEntities(const QByteArray& json, QStringList& wrong);

/// The CAIP-2 namespace of the chains whose tables the shipped file describes.
QString shippedFamily();

}  // namespace signalbox::catalog
