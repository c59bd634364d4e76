// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/list/trigger_row_delegate.h"

#include <QPainter>

#include "signalbox/literals.h"
#include "tables/columns.h"
#include "theme/focus_ring.h"
#include "theme/icon.h"
#include "theme/sign.h"
#include "theme/style_paint.h"

namespace signalbox::ui {

namespace {
constexpr int left = 31;
}

QSize TriggerRowDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    const int lines =
        QFontMetrics(ui::font(TextRole::Strong)).height() + QFontMetrics(ui::font(TextRole::Small)).height();
    return {120, std::max(48, lines + 14)};
}

void TriggerRowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& t = Theme::current();
    QPainter& p = *painter;
    p.save();
    const QRect box = option.rect;
    const bool selected = option.state & QStyle::State_Selected;
    if (selected)
        p.fillRect(box, t.selection);
    else if (option.state & QStyle::State_MouseOver)
        p.fillRect(box, t.hover);
    p.fillRect(box.left(), box.bottom(), box.width(), 1, t.grid);
    if (selected)
        p.fillRect(box.left(), box.top(), 3, box.height() - 1, t.accent);
    const bool current = option.state & QStyle::State_HasFocus;
    if (current && keyboardFocus())
        paint::panel(p, QRectF(box).adjusted(1, 1, -1, -2), 4, {}, t.accent, 2);
    const QFont name = ui::font(selected ? TextRole::Strong : TextRole::Base), small = ui::font(TextRole::Small);
    const int high = QFontMetrics(name).height(), low = QFontMetrics(small).height();
    const int top = box.top() + (box.height() - 1 - high - low) / 2;
    paintSign(p, QRectF(box.left() + 12, top + high / 2.0 - 5, 10, 10), State(index.data(StateItemRole).toInt()));
    int right = box.right() - 12;
    if (index.data(StrongRole).toBool()) {
        right -= 16;
        paintIcon(p, QRectF(right, top + high / 2.0 - 7, 14, 14), u"edit"_s, t.secondary);
        right -= 4;
    }
    const int room = right - box.left() - left;
    p.setFont(name);
    p.setPen(t.text);
    p.drawText(QRect(box.left() + left, top, room, high), Qt::AlignVCenter | Qt::TextSingleLine,
               p.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room));
    p.setFont(small);
    p.setPen(inkColor(Ink(index.data(InkRole).toInt())));
    const int wide = box.right() - 12 - box.left() - left;
    p.drawText(QRect(box.left() + left, top + high, wide, low), Qt::AlignVCenter | Qt::TextSingleLine,
               p.fontMetrics().elidedText(index.data(NoteRole).toString(), Qt::ElideRight, wide));
    p.restore();
}

}  // namespace signalbox::ui
