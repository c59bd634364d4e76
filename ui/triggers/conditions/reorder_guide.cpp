// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/conditions/reorder_guide.h"

#include <QEvent>
#include <QFrame>

#include "addchain/drag_grip.h"
#include "theme/theme.h"

namespace signalbox::ui {

void ReorderGuide::add(DragGrip* grip, int index)
{
    connect(grip, &DragGrip::dragged, this, [this, index](int globalY) { show(index, globalY); });
    connect(
        grip, &DragGrip::stepped, this, [this, index](int by) { Q_EMIT moved(index, index + by); },
        Qt::QueuedConnection);
    grip->installEventFilter(this);
}

void ReorderGuide::show(int from, int globalY)
{
    const auto rows = m_rows();
    m_from = from;
    m_to = from;
    for (size_t i = 0; i < rows.size(); ++i)
        if (globalY >= rows[i]->mapToGlobal(QPoint()).y())
            m_to = int(i);
    if (!m_line) {
        m_line = new QFrame(m_area);
        m_line->setAutoFillBackground(true);
    }
    QPalette colors = m_line->palette();
    colors.setColor(QPalette::Window, Theme::current().accent);
    m_line->setPalette(colors);
    const QWidget* row = rows[size_t(m_to)];
    const QPoint at = row->mapTo(m_area, QPoint(0, m_to > m_from ? row->height() : 0));
    m_line->setGeometry(at.x(), at.y() - 1, row->width(), 2);
    m_line->setVisible(m_to != m_from);
    m_line->raise();
}

bool ReorderGuide::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonRelease && m_from >= 0) {
        delete m_line;
        const int from = std::exchange(m_from, -1), to = m_to;
        if (from != to)  // later: the grip is inside a row that is replaced
            QMetaObject::invokeMethod(
                this, [this, from, to] { Q_EMIT moved(from, to); }, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace signalbox::ui
