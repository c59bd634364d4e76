// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "chain/block_ref.h"

/// Fragments of SQL. Every identifier is quoted, every literal escaped.
namespace signalbox::layers {

QString ident(const QString& name);
QString ident(const QString& schema, const QString& name);
QString literal(const QString& text);
QString bigints(const std::vector<qint64>& values);                                  ///< '{1,2}'::bigint[]
QString idents(const QStringList& names, const QString& alias = {});                 ///< "a", "b" or t."a", t."b"
QString equal(const QStringList& names, const QString& left, const QString& right);  ///< l."a" = r."a" AND …
QString commaLines(const QStringList& lines, int indent);                            ///< joined by commas, one per line
/// Condition that alias."height" is within one of the ranges; meant for a few ranges.
QString within(const std::vector<Interval>& ranges, const QString& alias);

}  // namespace signalbox::layers
