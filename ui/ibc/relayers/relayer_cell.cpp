// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/relayers/relayer_cell.h"

#include <QPainter>

#include "theme/fonts.h"

namespace signalbox::ui {

void RelayerCell::paintCell(QPainter& p, const QRectF& box, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const
{
    const QString address = index.data().toString(), note = index.data(NoteRole).toString();
    const auto draw = [&](const QRectF& room, const QString& text, TextRole role, const QColor& color) {
        p.setFont(ui::font(role));
        p.setPen(color);
        p.drawText(room, int(Qt::AlignVCenter | Qt::AlignLeft) | int(Qt::TextSingleLine),
                   p.fontMetrics().elidedText(text, Qt::ElideRight, int(room.width())));
    };
    draw(box, address, TextRole::Mono, ink(option, index));
    const double used = QFontMetricsF(ui::font(TextRole::Mono)).horizontalAdvance(address) + 6;
    if (!note.isEmpty() && box.width() - used > 16)
        draw(box.adjusted(used, 0, 0, 0), note, TextRole::Small, inkColor(Ink::Link));
}

}  // namespace signalbox::ui
