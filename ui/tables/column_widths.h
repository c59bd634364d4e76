// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <optional>
#include <vector>

namespace signalbox::ui {

/// What a shown column asks for when the columns of a table share its room. In px.
struct ColumnRoom {
    int asked = 100;           ///< by its specification; 0: not specified
    int width = 100;           ///< the same, or set by the operator
    bool fixed = false;        ///< set by the operator: keeps its width
    bool stretch = false;      ///< takes what is left
    int content = 0;           ///< of its texts; 0: unknown
    int header = 36;           ///< its header needs this width
    double leastShare = 0;     ///< of `asked`; a cut number is a wrong number
    std::optional<int> least;  ///< in place of header and leastShare

    int leastAt(double share) const;
    /// By the header's roles and the texts of the first rows.
    static ColumnRoom of(const QAbstractItemModel& model, int column, int leastSection);
};

/// Own widths first; columns whose texts need less give to columns whose texts are cut; the stretching ones share the
/// rest, without one `last` takes it. Beyond their least widths the columns are wider than the room.
std::vector<int> sharedWidths(const std::vector<ColumnRoom>& columns, int last, int room);

}  // namespace signalbox::ui
