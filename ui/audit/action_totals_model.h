// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/action_queries.h"
#include "tables/delegates.h"
#include "tables/row_model.h"

namespace signalbox::ui {

class ActionTotalsModel : public RowModel<ActionTotals> {
    Q_OBJECT
public:
    enum class Column { Action, Jobs, Attempts, Failed, Dead };
    static constexpr int IconRole = Qt::UserRole + 310;
    explicit ActionTotalsModel(QObject* parent = nullptr);

protected:
    QString key(const ActionTotals& row) const override { return row.type; }
    QVariant cell(const ActionTotals& row, int column, int role) const override;
};

/// The icon of a type of action and its name.
class ActionDelegate : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter&, const QRectF&, const QStyleOptionViewItem&, const QModelIndex&) const override;
};

}  // namespace signalbox::ui
