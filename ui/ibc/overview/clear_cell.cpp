// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/overview/clear_cell.h"

#include <QMouseEvent>
#include <QPainter>

#include "theme/fonts.h"
#include "theme/style_paint.h"

namespace signalbox::ui {

namespace {

QString word()
{
    return ClearCell::tr("Clear…");
}

QRectF buttonIn(const QRectF& box)
{
    const double width = qMin(box.width(), QFontMetricsF(ui::font(TextRole::Small)).horizontalAdvance(word()) + 18);
    return {box.right() - width, box.center().y() - 10.5, width, 22};
}

}  // namespace

QSize ClearCell::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return {QFontMetrics(ui::font(TextRole::Small)).horizontalAdvance(word()) + 40,
            CellDelegate::sizeHint(option, index).height()};
}

void ClearCell::paintCell(QPainter& p, const QRectF& box, const QStyleOptionViewItem& option, const QModelIndex&) const
{
    if (!m_on)
        return;
    const Theme& t = Theme::current();
    const QRectF button = buttonIn(box);
    const bool hover = option.state & QStyle::State_MouseOver;
    paint::panel(p, button, 5, hover ? t.hover : t.surface, t.control);
    p.setFont(ui::font(TextRole::Small));
    p.setPen(t.text);
    p.drawText(button, Qt::AlignCenter, word());
}

bool ClearCell::editorEvent(QEvent* event, QAbstractItemModel*, const QStyleOptionViewItem& option,
                            const QModelIndex& index)
{
    if (!m_on || event->type() != QEvent::MouseButtonRelease)
        return false;
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (mouse->button() != Qt::LeftButton || !buttonIn(contentRect(option, index)).contains(mouse->position()))
        return false;
    Q_EMIT pressed(index.data(KeyRole).toString());
    return true;
}

}  // namespace signalbox::ui
