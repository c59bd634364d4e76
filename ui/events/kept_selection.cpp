// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/kept_selection.h"

#include <QItemSelection>
#include <QSet>

#include "models/event_model.h"
#include "tables/data_table.h"

namespace signalbox::ui {

void KeptSelection::hold()
{
    m_keys.clear();
    const QList<int> rows = m_table->selectedRows();
    for (const int row : rows)
        m_keys << m_model->row(row).key;
    m_held = true;
    m_table->view()->setAutoScroll(false);
}

void KeptSelection::restore(int currentRow)
{
    TableView* view = m_table->view();
    const QSet<QString> keys(m_keys.begin(), m_keys.end());
    QItemSelection selection;
    for (int row = 0; row < m_model->rowCount() && !keys.isEmpty(); ++row)
        if (keys.contains(m_model->row(row).key))
            selection.select(m_model->index(row, 0), m_model->index(row, m_model->columnCount() - 1));
    view->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (currentRow >= 0)
        view->selectionModel()->setCurrentIndex(m_model->index(currentRow, std::max(0, view->currentIndex().column())),
                                                QItemSelectionModel::NoUpdate);
    view->setAutoScroll(true);
    m_held = false;
}

}  // namespace signalbox::ui
