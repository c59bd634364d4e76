// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QString>
#include <QVariant>
#include <vector>

namespace signalbox::ui {

/// Item roles read by the delegates of tables/delegates.h.
enum ItemRole {
    SortRole = Qt::UserRole + 1,  ///< sort value; default: DisplayRole
    KeyRole,                      ///< stable key of the row, text
    CopyRole,                     ///< full value for the clipboard, exports and the tool tip; default: DisplayRole
    StateItemRole,                ///< int(State): sign in front and ink
    InkRole,                      ///< int(Ink)
    MarkRole,                     ///< int: the chain's mark in front
    NoteRole,                     ///< small, secondary text behind the main text
    ShareRole,                    ///< double 0..1: bar of the progress delegate; negative: moving piece
    SparkRole,                    ///< SparkData
    ColorRole,                    ///< QColor of the progress bar
    StrongRole,                   ///< bool: DemiBold
    FilterRole,                   ///< text searched by the quick filter; default: DisplayRole + NoteRole
};

/// Roles of the horizontal header, answered by columnHeader().
enum HeaderRole {
    ColumnIdRole = Qt::UserRole + 100,
    CellKindRole,
    WidthRole,
    StretchRole,
    DropOrderRole,
    ShownRole,
    LeastWidthRole,  ///< minimum width in px; default: a share of WidthRole
};

enum class CellKind { Text, Name, State, Number, Balance, Sparkline, Progress, Mono, Check };

/// One column of a table. Numbers and balances are right aligned, the rest left.
struct ColumnSpec {
    QString id;  ///< stable, for layouts and exports
    QString title;
    CellKind kind = CellKind::Text;
    int width = 100;       ///< px at the base font
    bool stretch = false;  ///< takes the remaining width
    int dropOrder = 0;     ///< 1, 2, …: hidden first in small windows; 0: always shown
    bool shown = true;     ///< shown by default
    QString tip;
};

QVariant columnHeader(const ColumnSpec& column, int role);

/// Values of a sparkline: NaN is a gap; min and max are the fixed scale of the kind.
struct SparkData {
    std::vector<double> values;
    double min = 0, max = 1;
    int state = 0;  ///< int(State): muted when ok
};

}  // namespace signalbox::ui

Q_DECLARE_METATYPE(signalbox::ui::SparkData)
