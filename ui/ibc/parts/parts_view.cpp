// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/parts/parts_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include "theme/theme.h"
#include "widgets/plain_tip.h"
#include "widgets/shown_time.h"

namespace signalbox::ui {

PartsView::PartsView(const QString& name, QWidget* parent) : QWidget(parent)
{
    installPartsAccessibility();
    setAccessibleName(name);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setProperty("focusInside", true);
    connect(&ThemeManager::instance(), &ThemeManager::changed, this, qOverload<>(&QWidget::update));
    connect(&ShownZone::instance(), &ShownZone::changed, this, qOverload<>(&QWidget::update));
}

void PartsView::partsChanged()
{
    m_hovered = -1;
    m_focused = qMin(m_focused, partCount() - 1);
    update();
}

void PartsView::setFocusedPart(int part)
{
    if (part == m_focused || part >= partCount())
        return;
    m_focused = part;
    setAccessibleDescription(part < 0 ? QString() : partName(part));
    update();
}

void PartsView::moveTo(int part)
{
    const int to = qBound(0, part, partCount() - 1);
    setFocusedPart(to);
    const QRect box = partBox(to).toAlignedRect();
    QToolTip::showText(mapToGlobal(QPoint(box.center().x(), box.bottom() + 4)), plainTip(partName(to)), this);
}

/// Taken, so that the release arrives here.
void PartsView::mousePressEvent(QMouseEvent* event)
{
    event->accept();
}

void PartsView::mouseMoveEvent(QMouseEvent* event)
{
    const int part = partAt(event->position());
    setCursor(part < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    if (std::exchange(m_hovered, part) != part)
        update();
}

void PartsView::mouseReleaseEvent(QMouseEvent* event)
{
    const int part = partAt(event->position());
    if (event->button() != Qt::LeftButton || part < 0)
        return;
    setFocusedPart(part);
    Q_EMIT chosen(part);
}

void PartsView::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    if (std::exchange(m_hovered, -1) != -1)
        update();
}

void PartsView::focusInEvent(QFocusEvent* event)
{
    if (m_focused < 0 && partCount() > 0)
        setFocusedPart(0);
    QWidget::focusInEvent(event);
    update();
}

void PartsView::keyPressEvent(QKeyEvent* event)
{
    if (partCount() == 0)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Up:
            return moveTo(m_focused - 1);
        case Qt::Key_Right:
        case Qt::Key_Down:
            return moveTo(m_focused + 1);
        case Qt::Key_Home:
            return moveTo(0);
        case Qt::Key_End:
            return moveTo(partCount() - 1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_focused >= 0)
                Q_EMIT chosen(m_focused);
            return;
        default:
            QWidget::keyPressEvent(event);
    }
}

bool PartsView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const int part = partAt(help->pos()); part >= 0)
        QToolTip::showText(help->globalPos(), plainTip(partName(part)), this);
    else
        QToolTip::hideText();
    return true;
}

}  // namespace signalbox::ui
