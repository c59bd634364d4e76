// SPDX-License-Identifier: GPL-3.0-or-later

#include "addchain/drag_grip.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "theme/theme.h"

namespace signalbox::ui {

DragGrip::DragGrip(QWidget* parent) : QWidget(parent)
{
    setFixedSize(sizeHint());
    setCursor(Qt::OpenHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setToolTip(tr("Drag to reorder, or press the Up and Down keys"));
}

void DragGrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::current();
    painter.setPen(Qt::NoPen);
    painter.setBrush(hasFocus() ? theme.accent : theme.muted);
    for (int column = 0; column < 2; ++column)
        for (int row = 0; row < 3; ++row)
            painter.drawEllipse(QPointF(width() / 2.0 - 2.5 + 5 * column, height() / 2.0 - 5 + 5 * row), 1.1, 1.1);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 4, -1, -4), 4, 4);
    }
}

void DragGrip::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        setCursor(Qt::ClosedHandCursor);
}

void DragGrip::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        Q_EMIT dragged(int(event->globalPosition().y()));
    else
        setCursor(Qt::OpenHandCursor);
}

void DragGrip::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        Q_EMIT stepped(event->key() == Qt::Key_Up ? -1 : 1);
    else
        QWidget::keyPressEvent(event);
}

void DragGrip::focusInEvent(QFocusEvent*)
{
    update();
}

void DragGrip::focusOutEvent(QFocusEvent*)
{
    update();
}

}  // namespace signalbox::ui
