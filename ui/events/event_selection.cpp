// SPDX-License-Identifier: GPL-3.0-or-later

#include "events/event_selection.h"

#include <QKeyEvent>

#include "models/event_model.h"
#include "tables/data_table.h"

namespace signalbox::ui {

EventSelection::EventSelection(DataTable* table, EventModel* model, QObject* parent)
    : QObject(parent), m_table(table), m_model(model), m_kept(table, model)
{
    connect(model->feed(), &EventFeed::aboutToEdit, this, [this] { m_kept.hold(); });
    connect(model->feed(), &EventFeed::edited, this, &EventSelection::restore);
    connect(model->feed(), &EventFeed::changed, this, [this] {
        if (!m_wanted.isEmpty())
            select(std::exchange(m_wanted, {}));
    });
    connect(table, &DataTable::currentRowChanged, this, &EventSelection::renew);
    connect(table, &DataTable::selectionChanged, this, &EventSelection::renew);
    connect(model, &QAbstractItemModel::modelReset, this,
            &EventSelection::renew);  // a reset for another chain clears the selection without a signal
    table->view()->installEventFilter(this);
}

int EventSelection::row() const
{
    return m_key.isEmpty() ? -1 : m_model->rowOf(m_key);
}

void EventSelection::select(const QString& key)
{
    m_wanted = key;
    if (m_model->feed()->phase() == EventFeed::Phase::Ready && m_model->rowOf(key) >= 0) {
        m_table->selectKey(key);
        m_wanted.clear();
    }
}

/// A focused row is not selected: a focused list keeps following the newest rows.
void EventSelection::renew()
{
    if (m_kept.isHeld())
        return;
    const QList<int> chosen = m_table->selectedRows();
    const int current = m_table->currentRow();
    const int row = chosen.isEmpty() ? -1 : chosen.contains(current) ? current : chosen.first();
    const QString key = row >= 0 && row < m_model->rowCount() ? m_model->row(row).key : QString();
    if (key == m_key)
        return;
    m_key = key;
    Q_EMIT changed();
}

/// A selected event whose row is no longer loaded stays in the detail pane until another one is selected.
void EventSelection::restore()
{
    m_kept.restore(row());
    const bool lost = row() < 0 && std::exchange(m_otherRows, false);
    m_otherRows = false;
    if (lost && !m_key.isEmpty()) {
        m_key.clear();
        Q_EMIT changed();
    }
}

void EventSelection::clear()
{
    m_table->view()->clearSelection();
    m_table->view()->setCurrentIndex({});
    if (std::exchange(m_key, {}).isEmpty())
        return;
    Q_EMIT changed();
}

bool EventSelection::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape &&
        (m_table->view()->selectionModel()->hasSelection() || !m_key.isEmpty())) {
        clear();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace signalbox::ui
