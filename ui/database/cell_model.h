// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "tables/row_model.h"
#include "theme/fonts.h"
#include "theme/sign.h"

namespace signalbox::ui {

/// What a cell shows and how it sorts.
struct Cell {
    QString shown;
    QVariant sort = {}, copy = {};  ///< invalid: `shown`
    std::optional<Ink> ink = {};
    std::optional<State> sign = {};
    QString tip = {};
    double share = -2;  ///< of a progress bar; below −1: none

    bool operator==(const Cell&) const = default;
    QVariant data(int role) const;
};

Cell countCell(qint64 value, std::optional<Ink> ink = {});
Cell sizeCell(qint64 bytes);
Cell clockCell(const QDateTime& at);                              ///< to the minute; empty cell: a dash
Cell millisecondsCell(const std::optional<qint64>& ms);           ///< a duration
Cell textCell(const QString& text, std::optional<Ink> ink = {});  ///< made harmless

/// A table model whose cells are values. A row changes only when one of its cells does.
template <class Row>
class CellModel : public RowModel<Row> {
public:
    using RowModel<Row>::RowModel;

protected:
    virtual Cell cellOf(const Row& row, int column) const = 0;
    QVariant cell(const Row& row, int column, int role) const override { return cellOf(row, column).data(role); }
    bool same(const Row& a, const Row& b) const override
    {
        for (int column = 0; column < int(this->columns().size()); ++column)
            if (!(cellOf(a, column) == cellOf(b, column)))
                return false;
        return true;
    }
};

}  // namespace signalbox::ui
