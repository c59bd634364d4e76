// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/delegates.h"

namespace signalbox::ui {

/// "Clear…" at the end of a row. By keys the same is in the row's menu.
class ClearCell : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

    void setOn(bool on) { m_on = on; }  ///< off: the cell is empty
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

Q_SIGNALS:
    void pressed(const QString& key);  ///< KeyRole of the row

protected:
    void paintCell(QPainter&, const QRectF&, const QStyleOptionViewItem&, const QModelIndex&) const override;

private:
    bool m_on = true;
};

}  // namespace signalbox::ui
