// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/scroll_anchor.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>

namespace signalbox::ui {

ScrollAnchor::ScrollAnchor(QTableView* view) : QObject(view), m_view(view)
{
    connect(view->verticalScrollBar(), &QScrollBar::valueChanged, this, &ScrollAnchor::tell);
    connect(view->verticalScrollBar(), &QScrollBar::rangeChanged, this, &ScrollAnchor::tell);
}

void ScrollAnchor::watchModel()
{
    const QAbstractItemModel* model = m_view->model();
    connect(model, &QAbstractItemModel::rowsAboutToBeInserted, this, &ScrollAnchor::hold);
    connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &ScrollAnchor::hold);
    connect(model, &QAbstractItemModel::rowsInserted, this, &ScrollAnchor::restore);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &ScrollAnchor::restore);
    connect(model, &QAbstractItemModel::modelReset, this, [this] {
        m_row = QPersistentModelIndex();
        m_view->verticalScrollBar()->setValue(0);
        tell();
    });
}

void ScrollAnchor::hold()
{
    const int top = m_view->verticalScrollBar()->value();
    const bool follows = top == 0 && !m_view->selectionModel()->hasSelection();
    const int row = m_view->rowAt(0);
    m_held = !follows && row >= 0;
    if (!m_held)
        return;
    // The current row, when it is on screen, survives a removal of the row at the top.
    const QModelIndex current = m_view->currentIndex();
    const bool seen = current.isValid() && m_view->selectionModel()->isSelected(current) &&
                      m_view->rowViewportPosition(current.row()) >= 0 &&
                      m_view->rowViewportPosition(current.row()) < m_view->viewport()->height();
    m_row = seen ? current : m_view->model()->index(row, 0);
    m_offset = m_view->rowViewportPosition(m_row.row());
}

void ScrollAnchor::restore()
{
    if (!m_held || !m_row.isValid())
        return;
    m_view->visualRect(m_row);  // performs the delayed layout
    QScrollBar* bar = m_view->verticalScrollBar();
    bar->setValue(bar->value() + m_view->rowViewportPosition(m_row.row()) - m_offset);
    m_held = false;
}

void ScrollAnchor::tell()
{
    if (!m_view->model() || m_view->model()->rowCount() == 0)
        return;
    const int first = m_view->rowAt(0);
    const int last = m_view->rowAt(m_view->viewport()->height() - 1);
    const int rows = m_view->model()->rowCount();
    Q_EMIT viewportMoved(std::max(first, 0), last < 0 ? rows - 1 : last);
}

}  // namespace signalbox::ui
