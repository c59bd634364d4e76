// SPDX-License-Identifier: GPL-3.0-or-later

#include <QFocusFrame>
#include <QHeaderView>
#include <QPainterPath>
#include <QStyleOptionHeader>
#include <QStyleOptionProgressBar>
#include <QStyleOptionTab>
#include <QTabBar>

#include "theme/compositing.h"
#include "theme/focus_ring.h"
#include "theme/fonts.h"
#include "theme/style_paint.h"

namespace signalbox::ui::paint {

namespace {

void header(const QStyleOptionHeader& head, QPainter& p, const QWidget* widget)
{
    const Theme& t = Theme::current();
    p.save();
    p.fillRect(head.rect, t.raised);
    p.fillRect(QRect(head.rect.left(), head.rect.bottom(), head.rect.width(), 1), t.border);
    const bool sorted = head.sortIndicator != QStyleOptionHeader::None;
    const QFont font = ui::font(sorted ? TextRole::SmallStrong : TextRole::Small);
    p.setFont(font);
    p.setPen(sorted ? t.text : t.secondary);
    const bool first =
        head.position == QStyleOptionHeader::Beginning || head.position == QStyleOptionHeader::OnlyOneSection;
    const bool last = head.position == QStyleOptionHeader::End || head.position == QStyleOptionHeader::OnlyOneSection;
    QRect box = head.rect.adjusted(first ? 12 : 8, 0, last ? -12 : -8, -1);
    const QFontMetrics metrics(font);
    const int arrow = sorted ? 11 : 0;
    const QString text = metrics.elidedText(head.text, Qt::ElideRight, qMax(0, box.width() - arrow));
    const int width = metrics.horizontalAdvance(text);
    const bool right = head.textAlignment & Qt::AlignRight;
    const int x = right ? box.right() + 1 - width - arrow : box.left();
    p.drawText(QRect(x, box.top(), width + 1, box.height()), Qt::AlignVCenter | Qt::AlignLeft, text);
    if (sorted) {
        // QHeaderView calls ascending SortDown
        const bool down = head.sortIndicator == QStyleOptionHeader::SortUp;
        const QPointF c(x + width + 7.5, box.center().y() + 0.5);
        p.setRenderHint(QPainter::Antialiasing);
        QPen pen(t.text, 1.1);
        pen.setCapStyle(Qt::RoundCap);
        pen.setJoinStyle(Qt::RoundJoin);
        p.setPen(pen);
        const double d = down ? 1 : -1;
        p.drawLine(QPointF(c.x(), c.y() - 3.5), QPointF(c.x(), c.y() + 3.5));
        const QPointF tip[] = {
            {c.x() - 2.2, c.y() + d * 1.3}, {c.x(), c.y() + d * 3.5}, {c.x() + 2.2, c.y() + d * 1.3}};
        p.drawPolyline(tip, 3);
    }
    p.restore();
    Q_UNUSED(widget)
}

void tabShape(const QStyleOptionTab& tab, QPainter& p, const QWidget* widget)
{
    const Theme& t = Theme::current();
    const Look look = lookOf(&tab, widget);
    const bool selected = tab.state & QStyle::State_Selected;
    if (!selected && look.hover)
        p.fillRect(tab.rect, t.hover);
    if (selected)
        p.fillRect(QRect(tab.rect.left(), tab.rect.bottom() - 1, tab.rect.width(), 2), t.accent);
    if (selected && look.focus && keyboardFocus())
        panel(p, QRectF(tab.rect).adjusted(1, 1, -1, -3), 5, {}, t.accent, 2);
}

void tabLabel(const QStyleOptionTab& tab, QPainter& p)
{
    const Theme& t = Theme::current();
    const bool selected = tab.state & QStyle::State_Selected;
    const bool enabled = tab.state & QStyle::State_Enabled;
    p.save();
    p.setFont(ui::font(selected ? TextRole::Strong : TextRole::Base));
    p.setPen(!enabled ? t.muted : selected ? t.text : t.secondary);
    QRect box = tab.rect.adjusted(10, 0, -10, 0);
    if (!tab.icon.isNull()) {
        iconTinted(p, QRect(box.left(), box.top() + (box.height() - 16) / 2, 16, 16), tab.icon, p.pen().color());
        box.setLeft(box.left() + 22);
    }
    if (!tab.rightButtonSize.isEmpty())
        box.setRight(box.right() - tab.rightButtonSize.width() - 4);
    p.drawText(box, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic, tab.text);
    p.restore();
}

void progress(const QStyleOptionProgressBar& bar, QPainter& p)
{
    const Theme& t = Theme::current();
    QRectF box(bar.rect);
    box.setTop(box.center().y() - 3);
    box.setHeight(6);
    panel(p, box, 3, t.track, {});
    QRectF part = box;
    if (bar.maximum > bar.minimum) {
        const double share = qBound(0.0, double(bar.progress - bar.minimum) / (bar.maximum - bar.minimum), 1.0);
        part.setWidth(box.width() * share);
    } else {
        part.setWidth(box.width() * 0.3);
        part.moveLeft(box.left() + box.width() * 0.35);
    }
    if (part.width() >= 1)
        panel(p, part, 3, t.fill, {});
}

void focusFrame(const QStyleOption& option, QPainter& p, const QWidget* widget)
{
    const auto* frame = qobject_cast<const QFocusFrame*>(widget);
    const QWidget* target = frame ? frame->widget() : nullptr;
    const double radius = target && target->property("ringRadius").isValid() ? target->property("ringRadius").toDouble()
                                                                             : radiusOf(target);
    panel(p, option.rect, radius + 3, {}, Theme::current().accent, 2);
}

}  // namespace

bool viewPrimitive(QStyle::PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                   const QWidget* widget)
{
    const Theme& t = Theme::current();
    switch (element) {
        case QStyle::PE_PanelItemViewRow:
            return true;  // the delegates paint whole rows
        case QStyle::PE_PanelItemViewItem: {
            const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option);
            if (item && item->backgroundBrush.style() != Qt::NoBrush)
                painter->fillRect(option->rect, item->backgroundBrush);
            if (option->state & QStyle::State_Selected)
                panel(*painter, option->rect, 5, t.selection, {});
            else if (option->state & QStyle::State_MouseOver)
                panel(*painter, option->rect, 5, t.hover, {});
            return true;
        }
        case QStyle::PE_FrameTabBarBase: {
            if (const auto* base = qstyleoption_cast<const QStyleOptionTabBarBase*>(option))
                painter->fillRect(QRect(base->rect.left(), base->rect.bottom(), base->rect.width(), 1), t.border);
            return true;
        }
        case QStyle::PE_FrameTabWidget:
            return true;
        case QStyle::PE_PanelTipLabel:
            panel(*painter, option->rect, 6, t.tip, {});
            return true;
        case QStyle::PE_PanelScrollAreaCorner:
            return true;
        case QStyle::PE_PanelMenu:
            panel(*painter, option->rect, windowRadius(8), t.surface, t.control);
            return true;
        case QStyle::PE_FrameMenu:
            return true;
        case QStyle::PE_FrameWindow:
            return true;
        case QStyle::PE_IndicatorHeaderArrow:
            return true;
        default:
            Q_UNUSED(widget)
            return false;
    }
}

bool viewControl(QStyle::ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget,
                 const QStyle*)
{
    switch (element) {
        case QStyle::CE_Header:
        case QStyle::CE_HeaderSection: {
            const auto* head = qstyleoption_cast<const QStyleOptionHeader*>(option);
            if (!head)
                return false;
            header(*head, *painter, widget);
            return true;
        }
        case QStyle::CE_HeaderEmptyArea: {
            const Theme& t = Theme::current();
            painter->fillRect(option->rect, t.raised);
            painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), t.border);
            return true;
        }
        case QStyle::CE_TabBarTabShape: {
            const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
            if (!tab)
                return false;
            tabShape(*tab, *painter, widget);
            return true;
        }
        case QStyle::CE_TabBarTabLabel: {
            const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
            if (!tab)
                return false;
            tabLabel(*tab, *painter);
            return true;
        }
        case QStyle::CE_ProgressBar: {
            const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option);
            if (!bar)
                return false;
            progress(*bar, *painter);
            return true;
        }
        case QStyle::CE_FocusFrame:
            focusFrame(*option, *painter, widget);
            return true;
        case QStyle::CE_Splitter:
            return true;
        case QStyle::CE_RubberBand:
            panel(*painter, option->rect, 2, {}, Theme::current().accent);
            return true;
        default:
            return false;
    }
}

bool scrollBar(const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget, const QStyle* style)
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (!bar)
        return false;
    if (bar->maximum <= bar->minimum)
        return true;
    const Theme& t = Theme::current();
    QRectF thumb = style->subControlRect(QStyle::CC_ScrollBar, option, QStyle::SC_ScrollBarSlider, widget);
    const bool hot = option->state & QStyle::State_MouseOver;
    thumb = bar->orientation == Qt::Vertical ? thumb.adjusted(2, 2, -2, -2) : thumb.adjusted(2, 2, -2, -2);
    panel(*painter, thumb, 3, hot || (option->state & QStyle::State_Sunken) ? t.muted : t.control, {});
    return true;
}

}  // namespace signalbox::ui::paint
