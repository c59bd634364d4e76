// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/action_totals_model.h"

#include <QPainter>

#include "audit/audit_words.h"
#include "signalbox/literals.h"
#include "theme/icon.h"

namespace signalbox::ui {

ActionTotalsModel::ActionTotalsModel(QObject* parent)
    : RowModel<ActionTotals>({{u"action"_s, tr("Action"), CellKind::Text, 110, true},
                              {u"jobs"_s, tr("Jobs"), CellKind::Number, 50},
                              {u"attempts"_s, tr("Attempts"), CellKind::Number, 70},
                              {u"failed"_s, tr("Failed", "attempts"), CellKind::Number, 52},
                              {u"dead"_s, tr("Dead", "jobs"), CellKind::Number, 50}},
                             parent)
{
}

QVariant ActionTotalsModel::cell(const ActionTotals& row, int column, int role) const
{
    if (Column(column) == Column::Action) {
        if (role == IconRole)
            return actionIcon(row.type);
        return role == Qt::DisplayRole ? QVariant(actionTypeWord(row.type)) : QVariant();
    }
    const qint64 value = Column(column) == Column::Jobs       ? row.jobs
                         : Column(column) == Column::Attempts ? row.attempts
                         : Column(column) == Column::Failed   ? row.failed
                                                              : row.dead;
    if (role == InkRole && Column(column) == Column::Dead && value > 0)
        return int(Ink::Error);
    return role == Qt::DisplayRole ? QVariant(value) : QVariant();
}

void ActionDelegate::paintCell(QPainter& p, const QRectF& box, const QStyleOptionViewItem& option,
                               const QModelIndex& index) const
{
    paintIcon(p, QRectF(box.left(), box.center().y() - 7, 14, 14), index.data(ActionTotalsModel::IconRole).toString(),
              Theme::current().secondary);
    CellDelegate::paintCell(p, box.adjusted(22, 0, 0, 0), option, index);
}

}  // namespace signalbox::ui
