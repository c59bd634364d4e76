// SPDX-License-Identifier: GPL-3.0-or-later

#include <QAbstractButton>
#include <QComboBox>
#include <QPainterPath>
#include <QPushButton>
#include <QStyleOptionButton>
#include <QToolButton>

#include "theme/fonts.h"
#include "theme/style_paint.h"

namespace signalbox::ui::paint {

Look lookOf(const QStyleOption* option, const QWidget* widget)
{
    Look look;
    look.enabled = option->state & QStyle::State_Enabled;
    look.hover = look.enabled && (option->state & QStyle::State_MouseOver);
    look.pressed = look.enabled && (option->state & QStyle::State_Sunken);
    look.focus = look.enabled && (option->state & QStyle::State_HasFocus);
    look.on = option->state & QStyle::State_On;
    if (const QByteArray force = widget ? widget->property("force").toByteArray() : QByteArray(); !force.isEmpty()) {
        look.hover = force == "hover";
        look.pressed = force == "pressed";
        look.focus = force == "focus";
    }
    return look;
}

ButtonKind kindOf(const QWidget* widget)
{
    const QByteArray kind = widget ? widget->property("kind").toByteArray() : QByteArray();
    if (kind == "primary")
        return ButtonKind::Primary;
    if (kind == "danger")
        return ButtonKind::Danger;
    if (kind == "quiet")
        return ButtonKind::Quiet;
    if (kind == "link")
        return ButtonKind::Link;
    return ButtonKind::Normal;
}

ControlSize sizeOf(const QWidget* widget)
{
    const QByteArray size = widget ? widget->property("controlSize").toByteArray() : QByteArray();
    return size == "card" ? ControlSize::Card : size == "row" ? ControlSize::Row : ControlSize::Normal;
}

int heightOf(ControlSize size)
{
    return size == ControlSize::Normal ? 30 : size == ControlSize::Card ? 26 : 22;
}

int paddingOf(ControlSize size)
{
    return size == ControlSize::Normal ? 12 : size == ControlSize::Card ? 10 : 8;
}

double radiusOf(const QWidget* widget)
{
    return sizeOf(widget) == ControlSize::Row ? 5 : 6;
}

void panel(QPainter& p, const QRectF& box, double radius, const QColor& fill, const QColor& edge, double width)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    const double half = width / 2;
    p.setPen(edge.isValid() ? QPen(edge, width) : QPen(Qt::NoPen));
    p.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const QRectF inner = edge.isValid() ? box.adjusted(half, half, -half, -half) : box;
    p.drawRoundedRect(inner, radius - (edge.isValid() ? half : 0), radius - (edge.isValid() ? half : 0));
    p.restore();
}

void chevron(QPainter& p, const QRectF& box, Qt::ArrowType type, const QColor& color)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    QPen pen(color, 1.4);
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    p.setPen(pen);
    p.translate(box.center());
    const double angle = type == Qt::DownArrow ? 0 : type == Qt::UpArrow ? 180 : type == Qt::LeftArrow ? 90 : -90;
    p.rotate(angle);
    const QPointF points[] = {{-3.5, -1.8}, {0, 1.8}, {3.5, -1.8}};
    p.drawPolyline(points, 3);
    p.restore();
}

void iconTinted(QPainter& p, const QRect& box, const QIcon& icon, const QColor& color)
{
    const qreal ratio = p.device()->devicePixelRatioF();
    QPixmap drawn = icon.pixmap(box.size(), ratio);
    if (drawn.isNull())
        return;
    QPainter tint(&drawn);
    tint.setCompositionMode(QPainter::CompositionMode_SourceIn);
    tint.fillRect(QRectF(QPointF(), drawn.deviceIndependentSize()), color);
    tint.end();
    p.drawPixmap(box.topLeft(), drawn);
}

namespace {

QColor buttonInk(const Look& look, ButtonKind kind)
{
    const Theme& t = Theme::current();
    if (!look.enabled)
        return t.muted;
    if (kind == ButtonKind::Primary || kind == ButtonKind::Danger)
        return t.onFill;
    return look.on || kind == ButtonKind::Link ? t.link : t.text;
}

void buttonPanel(const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    const Theme& t = Theme::current();
    const Look look = lookOf(option, widget);
    const ButtonKind kind = kindOf(widget);
    const QRectF box = option->rect;
    const double radius = radiusOf(widget);
    if (!look.enabled) {
        if (kind == ButtonKind::Quiet || kind == ButtonKind::Link)
            return;
        panel(*painter, box, radius, t.window, t.border);
        return;
    }
    switch (kind) {
        case ButtonKind::Primary:
            panel(*painter, box, radius, look.pressed ? t.fillPressed : look.hover ? t.fillHover : t.fill, {});
            return;
        case ButtonKind::Danger:
            panel(*painter, box, radius, look.pressed ? t.dangerPressed : look.hover ? t.dangerHover : t.danger, {});
            return;
        case ButtonKind::Quiet:
        case ButtonKind::Link:
            if (look.on)
                panel(*painter, box, radius, t.selection, t.accent);
            else if (look.pressed || look.hover)
                panel(*painter, box, radius, look.pressed ? t.pressed : t.hover, {});
            return;
        case ButtonKind::Normal:
            if (look.on)
                panel(*painter, box, radius, t.selection, t.accent);
            else
                panel(*painter, box, radius, look.pressed ? t.pressed : look.hover ? t.hover : t.surface, t.control);
            return;
    }
}

void label(QPainter& p, const QRect& box, const QIcon& icon, const QSize& iconSize, const QString& text,
           const QFont& font, const QColor& color, bool menu, Qt::LayoutDirection direction,
           Qt::Alignment alignment = Qt::AlignCenter)
{
    const int gap = icon.isNull() || text.isEmpty() ? 0 : 6;
    const int iconWidth = icon.isNull() ? 0 : iconSize.width();
    const int menuWidth = menu ? 16 : 0;
    const QFontMetrics metrics(font);
    const int room = box.width() - iconWidth - gap - menuWidth;
    const QString shown = metrics.elidedText(text, Qt::ElideRight, qMax(room, 0), Qt::TextShowMnemonic);
    const int textWidth = text.isEmpty() ? 0 : metrics.size(Qt::TextShowMnemonic, shown).width();
    const int all = iconWidth + gap + textWidth + menuWidth;
    int x = alignment & Qt::AlignLeft ? box.left() : box.left() + (box.width() - all) / 2;
    if (iconWidth > 0) {
        const QRect at(x, box.top() + (box.height() - iconSize.height()) / 2, iconWidth, iconSize.height());
        iconTinted(p, QStyle::visualRect(direction, box, at), icon, color);
        x += iconWidth + gap;
    }
    if (textWidth > 0) {
        p.setFont(font);
        p.setPen(color);
        const QRect at(x, box.top(), textWidth + 1, box.height());
        p.drawText(QStyle::visualRect(direction, box, at),
                   Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic | Qt::TextSingleLine, shown);
        x += textWidth;
    }
    if (menu)
        chevron(p, QStyle::visualRect(direction, box, QRect(x + 4, box.top(), 12, box.height())), Qt::DownArrow, color);
}

void checkBox(const QStyleOption* option, QPainter* p, const QWidget* widget, bool radio)
{
    const Theme& t = Theme::current();
    const Look look = lookOf(option, widget);
    const bool on = option->state & QStyle::State_On;
    const bool partly = option->state & QStyle::State_NoChange;
    QRectF box(0, 0, 16, 16);
    box.moveCenter(QRectF(option->rect).center());
    const double radius = radio ? 8 : 4;
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    if (on || partly) {
        panel(*p, box, radius, look.enabled ? (look.hover ? t.fillHover : t.fill) : t.muted, {});
        if (radio) {
            p->setPen(Qt::NoPen);
            p->setBrush(t.onFill);
            p->drawEllipse(box.center(), 3, 3);
        } else {
            QPen pen(t.onFill, 1.8);
            pen.setCapStyle(Qt::RoundCap);
            pen.setJoinStyle(Qt::RoundJoin);
            p->setPen(pen);
            p->setBrush(Qt::NoBrush);
            p->translate(box.topLeft());
            if (partly) {
                p->drawLine(QPointF(4.5, 8), QPointF(11.5, 8));
            } else {
                const QPointF tick[] = {{4.2, 8.3}, {6.9, 11}, {11.8, 5.4}};
                p->drawPolyline(tick, 3);
            }
        }
    } else {
        panel(*p, box, radius, look.enabled ? (look.hover ? t.hover : t.surface) : t.window,
              look.enabled ? t.control : t.border);
    }
    p->restore();
}

}  // namespace

bool buttonPrimitive(QStyle::PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget)
{
    switch (element) {
        case QStyle::PE_PanelButtonCommand:
        case QStyle::PE_PanelButtonTool:
        case QStyle::PE_PanelButtonBevel:
            buttonPanel(option, painter, widget);
            return true;
        case QStyle::PE_FrameDefaultButton:
        case QStyle::PE_FrameFocusRect:
            return true;
        case QStyle::PE_IndicatorCheckBox:
        case QStyle::PE_IndicatorItemViewItemCheck:
            checkBox(option, painter, widget, false);
            return true;
        case QStyle::PE_IndicatorRadioButton:
            checkBox(option, painter, widget, true);
            return true;
        default:
            return false;
    }
}

bool buttonControl(QStyle::ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget)
{
    if (element == QStyle::CE_PushButtonBevel) {
        buttonPanel(option, painter, widget);
        return true;
    }
    if (element == QStyle::CE_PushButtonLabel) {
        const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
        if (!button)
            return false;
        const Look look = lookOf(option, widget);
        const QFont font = widget ? widget->font() : painter->font();
        label(*painter, option->rect, button->icon, QSize(16, 16), button->text, font, buttonInk(look, kindOf(widget)),
              button->features & QStyleOptionButton::HasMenu, option->direction);
        return true;
    }
    if (element == QStyle::CE_ToolButtonLabel) {
        const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        if (!button)
            return false;
        const Look look = lookOf(option, widget);
        QColor color = buttonInk(look, kindOf(widget));
        if (!look.enabled)
            color.setAlphaF(0.7f);
        const bool text = button->toolButtonStyle != Qt::ToolButtonIconOnly;
        const bool iconShown = button->toolButtonStyle != Qt::ToolButtonTextOnly;
        label(*painter, option->rect, iconShown ? button->icon : QIcon(), button->iconSize,
              text ? button->text : QString(), button->font, color, false, option->direction);
        return true;
    }
    return false;
}

}  // namespace signalbox::ui::paint
