// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/delegates.h"

namespace signalbox::ui {

/// A relayer's address in figures of equal width; relayers of this workspace are marked behind it.
class RelayerCell : public CellDelegate {
public:
    using CellDelegate::CellDelegate;

protected:
    void paintCell(QPainter& painter, const QRectF& box, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const override;
};

}  // namespace signalbox::ui
