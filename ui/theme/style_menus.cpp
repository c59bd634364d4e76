// SPDX-License-Identifier: GPL-3.0-or-later

#include <QMenu>
#include <QStyleOptionMenuItem>

#include "theme/fonts.h"
#include "theme/style_paint.h"

namespace signalbox::ui::paint {

QSize menuItemSize(const QStyleOptionMenuItem& item)
{
    if (item.menuItemType == QStyleOptionMenuItem::Separator)
        return {10, item.text.isEmpty() ? 9 : 26};
    const QStringList parts = item.text.split(QLatin1Char('\t'));
    const QFontMetrics metrics(item.font);
    int width = metrics.size(Qt::TextShowMnemonic, parts.first()).width() + 8 + 16 + 10 + 12;
    if (parts.size() > 1)
        width += 24 + metrics.horizontalAdvance(parts.at(1));
    if (item.menuItemType == QStyleOptionMenuItem::SubMenu)
        width += 20;
    return {qMax(width, 140), 28};
}

bool menuControl(QStyle::ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    if (element == QStyle::CE_MenuEmptyArea || element == QStyle::CE_MenuVMargin || element == QStyle::CE_MenuHMargin)
        return true;
    if (element != QStyle::CE_MenuItem)
        return false;
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
    if (!item)
        return false;
    const Theme& t = Theme::current();
    QPainter& p = *painter;
    p.save();
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        if (item->text.isEmpty()) {
            p.fillRect(QRect(item->rect.left(), item->rect.center().y(), item->rect.width(), 1), t.border);
        } else {
            p.setFont(ui::font(TextRole::SmallStrong));
            p.setPen(t.secondary);
            p.drawText(item->rect.adjusted(8, 0, -8, 0), Qt::AlignVCenter | Qt::AlignLeft, item->text);
        }
        p.restore();
        return true;
    }
    const bool enabled = item->state & QStyle::State_Enabled;
    const bool active = enabled && (item->state & QStyle::State_Selected);
    // QAction has no place for a kind: actions named "danger" are drawn in the error color
    bool danger = false;
    if (const auto* menu = qobject_cast<const QMenu*>(widget))
        if (const QAction* action = menu->actionAt(item->rect.center()))
            danger = action->property("kind").toByteArray() == "danger";
    const QColor ink = !enabled ? t.muted : danger ? t.error.ink : active ? t.link : t.text;
    if (active)
        panel(p, item->rect, 5, danger ? t.error.tint : t.selection, {});
    QRect box = item->rect.adjusted(8, 0, -12, 0);
    const QRect mark = QStyle::visualRect(option->direction, item->rect,
                                          QRect(box.left(), box.top() + (box.height() - 16) / 2, 16, 16));
    if (item->checkType != QStyleOptionMenuItem::NotCheckable) {
        if (item->checked) {
            QPen pen(ink, 1.8);
            pen.setCapStyle(Qt::RoundCap);
            pen.setJoinStyle(Qt::RoundJoin);
            p.setPen(pen);
            p.setRenderHint(QPainter::Antialiasing);
            const QPointF tick[] = {mark.topLeft() + QPointF(3.2, 8.3), mark.topLeft() + QPointF(6.5, 11.6),
                                    mark.topLeft() + QPointF(12.6, 4.8)};
            p.drawPolyline(tick, 3);
        }
    } else if (!item->icon.isNull()) {
        iconTinted(p, mark, item->icon, ink);
    }
    box.setLeft(box.left() + 26);
    const QStringList parts = item->text.split(QLatin1Char('\t'));
    p.setFont(item->font);
    p.setPen(ink);
    p.drawText(QStyle::visualRect(option->direction, item->rect, box),
               Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic | Qt::TextSingleLine, parts.first());
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu) {
        chevron(p, QRect(item->rect.right() - 20, item->rect.top(), 16, item->rect.height()),
                option->direction == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow, ink);
    } else if (parts.size() > 1) {
        p.setPen(active ? ink : t.muted);
        p.drawText(QStyle::visualRect(option->direction, item->rect, box),
                   Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, parts.at(1));
    }
    p.restore();
    return true;
}

}  // namespace signalbox::ui::paint
