// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QStyleOption>

#include "theme/style.h"
#include "theme/theme.h"

/// Painting of the style, by families of elements. Each answers false when the element is not its own.
namespace signalbox::ui::paint {

struct Look {
    bool hover = false, pressed = false, focus = false, enabled = true, on = false;
};
Look lookOf(const QStyleOption* option, const QWidget* widget);

ButtonKind kindOf(const QWidget* widget);
ControlSize sizeOf(const QWidget* widget);
int heightOf(ControlSize size);
int paddingOf(ControlSize size);
double radiusOf(const QWidget* widget);

/// A filled box with a 1 px edge that lies inside `box`.
void panel(QPainter& painter, const QRectF& box, double radius, const QColor& fill, const QColor& edge,
           double width = 1);
void chevron(QPainter& painter, const QRectF& box, Qt::ArrowType type, const QColor& color);
void iconTinted(QPainter& painter, const QRect& box, const QIcon& icon, const QColor& color);

bool buttonPrimitive(QStyle::PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget);
bool buttonControl(QStyle::ControlElement element, const QStyleOption* option, QPainter* painter,
                   const QWidget* widget);
bool fieldPrimitive(QStyle::PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                    const QWidget* widget);
bool fieldComplex(QStyle::ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                  const QWidget* widget, const QStyle* style);
bool viewPrimitive(QStyle::PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                   const QWidget* widget);
bool viewControl(QStyle::ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget,
                 const QStyle* style);
bool scrollBar(const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget, const QStyle* style);
bool menuControl(QStyle::ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget);

QSize menuItemSize(const QStyleOptionMenuItem& item);

}  // namespace signalbox::ui::paint
