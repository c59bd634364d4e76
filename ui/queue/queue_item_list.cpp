// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_item_list.h"

#include "language/engine_words.h"
#include "queue/queue_item_model.h"
#include "queue/row_checks.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

QString emptyText(QueueEntryState state)
{
    switch (state) {
        case QueueEntryState::Retrying:
            return QueueItemList::tr("No item waits for a retry.");
        case QueueEntryState::Pending:
        case QueueEntryState::Processing:
            return QueueItemList::tr("No item waits: the queue is empty.");
        case QueueEntryState::Failed:
            break;
    }
    return QueueItemList::tr("No failed items. Balance updates whose attempts are used up are listed here.");
}

}  // namespace

QueueItemList::QueueItemList(Desk* desk, QWidget* parent)
    : DataTable(desk, u"queue-items"_s, {}, parent), m_model(new QueueItemModel(this))
{
    setFlat();
    head()->hide();
    setModel(m_model);
    view()->setAccessibleName(tr("Items of the balance queues"));
    view()->sortByColumn(int(QueueItemModel::Column::Time), Qt::DescendingOrder);
    setLoading(true);
    new RowChecks(view(), tr("Select all items"));
    proxy()->setPredicate([this](const QAbstractItemModel&, int row) {
        const QueueEntry* entry = m_model->at(row);
        return entry && (m_chains.isEmpty() || m_chains.contains(entry->caip2));
    });
}

void QueueItemList::begin(const QStringList& chains)
{
    m_fresh = true;
    m_chains = chains;
    view()->clearSelection();
    proxy()->predicateChanged();
}

void QueueItemList::set(QueueEntryState state, const Expected<std::vector<QueueEntry>>& answer)
{
    setLoading(false);
    m_model->setState(state);
    setEmpty(answer ? emptyText(state)
                    : tr("The items could not be read. %1 Press F5 to retry.").arg(engineWords(answer.error())));
    setFilteredEmpty(tr("The selected chains have no such items."));
    if (!answer)
        return;
    if (std::exchange(m_fresh, false))
        m_model->resetRows(*answer);
    else
        m_model->setRows(*answer);
    const bool more = answer->size() >= std::size_t(most);
    setCountLine(more);
    setCountText(more ? tr("The newest %1 items are listed. Export writes more.").arg(format::number(qint64(most)))
                      : QString());
}

void QueueItemList::setSnapshot(const WorkspaceSnapshot& snapshot)
{
    m_model->setSnapshot(snapshot);
}

std::vector<QueueEntry> QueueItemList::selected() const
{
    std::vector<QueueEntry> entries;
    for (const int row : selectedRows())
        if (const QueueEntry* entry = m_model->at(row))
            entries.push_back(*entry);
    return entries;
}

}  // namespace signalbox::ui
