// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QVariant>
#include <optional>

#include "tables/columns.h"
#include "tables/row_model.h"
#include "theme/fonts.h"
#include "widgets/format.h"

/// Answers of table cells by role.
namespace signalbox::ui::ibc {

inline QVariant textCell(const QString& shown, int role, const QString& whole = {}, const QVariant& sort = {})
{
    switch (role) {
        case Qt::DisplayRole:
            return shown;
        case CopyRole:
            return whole.isEmpty() ? QVariant() : QVariant(whole);
        case SortRole:
            return sort;
        default:
            return {};
    }
}

inline QVariant countCell(qint64 value, int role)
{
    return textCell(format::number(value), role, QString::number(value), value);
}

inline QVariant timeCell(const QDateTime& at, int role)
{
    return at.isValid() ? textCell(format::time(at), role, format::iso(at), at.toMSecsSinceEpoch())
                        : textCell(format::none(), role, {}, -1);
}

/// `value` none: "–", sorted below all values.
template <class T>
QVariant optionalCell(const QString& shown, const std::optional<T>& value, int role)
{
    return textCell(shown, role, {}, value ? double(*value) : -1.0);
}

/// True if two rows look the same in all columns of a model.
template <class Cell>
bool sameCells(int columns, Cell cell)
{
    for (int column = 0; column < columns; ++column)
        for (const int role : {int(Qt::DisplayRole), int(SortRole), int(Qt::ToolTipRole), int(StateItemRole),
                               int(NoteRole), int(InkRole)})
            if (!cell(column, role))
                return false;
    return true;
}

}  // namespace signalbox::ui::ibc
