// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/delegates.h"

namespace signalbox::ui {

/// The sign says how a run went; the name stays plain text.
class SignedName : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;
    /// In place of the column's own delegate.
    static void install(QAbstractItemView* view, int column);

protected:
    void paintCell(QPainter& painter, const QRectF& box, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const override;
};

}  // namespace signalbox::ui
