// SPDX-License-Identifier: GPL-3.0-or-later

#include "tables/columns.h"

namespace signalbox::ui {

QVariant columnHeader(const ColumnSpec& column, int role)
{
    const bool right = column.kind == CellKind::Number || column.kind == CellKind::Balance;
    switch (role) {
        case Qt::DisplayRole:
            return column.title;
        case Qt::ToolTipRole:
            return column.tip.isEmpty() ? QVariant() : QVariant(column.tip);
        case Qt::TextAlignmentRole:
            return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft)));
        case ColumnIdRole:
            return column.id;
        case CellKindRole:
            return int(column.kind);
        case WidthRole:
            return column.width;
        case StretchRole:
            return column.stretch;
        case DropOrderRole:
            return column.dropOrder;
        case ShownRole:
            return column.shown;
        default:
            return {};
    }
}

}  // namespace signalbox::ui
