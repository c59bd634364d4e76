// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QString>

namespace signalbox::ui {

enum class TableFormat { Text, Csv, Json };

/// Rows of a model as text for the clipboard: tab separated, CSV (cells that begin with = + - @ are prefixed, RFC 4180
/// quoting), or JSON (an array of objects by column id). Values are CopyRole, else DisplayRole.
QString tableText(const QAbstractItemModel& model, const QList<int>& rows, const QList<int>& columns,
                  TableFormat format, bool withHeader);

QString csvCell(const QString& value);

}  // namespace signalbox::ui
