// SPDX-License-Identifier: GPL-3.0-or-later

#include "database/signed_name.h"

#include <QAbstractItemView>

#include "theme/sign.h"

namespace signalbox::ui {

void SignedName::install(QAbstractItemView* view, int column)
{
    delete view->itemDelegateForColumn(column);
    view->setItemDelegateForColumn(column, new SignedName(view));
}

void SignedName::paintCell(QPainter& painter, const QRectF& box, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    paintSign(painter, QRectF(box.left(), box.center().y() - 5, 10, 10), State(index.data(StateItemRole).toInt()));
    CellDelegate::paintCell(painter, box.adjusted(16, 0, 0, 0), option, index);
}

}  // namespace signalbox::ui
