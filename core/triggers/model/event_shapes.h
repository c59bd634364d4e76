// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace signalbox::triggers {

QStringList eventTypesOf(const QString& registry);  ///< empty if it is unknown
bool isRegistry(const QString& registry);
/// Whether events of a type can have a value in a column that conditions compare; true for unknown types and for all
/// other columns.
bool hasField(const QString& eventType, const QString& column);

}  // namespace signalbox::triggers
