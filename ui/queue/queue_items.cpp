// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_items.h"

#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

#include "models/answer.h"
#include "queue/queue_actions.h"
#include "queue/queue_export.h"
#include "queue/queue_filter.h"
#include "queue/queue_item_list.h"
#include "queue/queue_item_model.h"
#include "queue/queue_words.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "widgets/button.h"

namespace signalbox::ui {

namespace {

constexpr qint64 againMs = 10'000;  // items may change while their number stays

bool isListed(const QStringList& chains, const QString& caip2)
{
    return chains.isEmpty() || chains.contains(caip2);
}

}  // namespace

QueueItems::QueueItems(Desk* desk, QueueActions* commands, QWidget* parent)
    : QueuePage(parent),
      m_commands(commands),
      m_filter(new QueueFilterBar),
      m_list(new QueueItemList(desk)),
      m_above(new QWidget),
      m_retry(makeButton(tr("Retry all"), ButtonKind::Primary, u"refresh"_s, ControlSize::Card)),
      m_discard(makeButton(tr("Discard…"), ButtonKind::Normal, u"trash"_s, ControlSize::Card)),
      m_export(makeButton(tr("Export…"), ButtonKind::Normal, u"export"_s, ControlSize::Card))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* row = new QHBoxLayout(m_above);
    row->setContentsMargins(11, 5, 11, 5);
    row->addStretch(1);
    column->addWidget(m_above);
    column->addWidget(m_list, 1);
    takeFilter();
    m_discard->setIcon(icon(u"trash"_s, Ink::Error));
    m_list->setRowActions([this](QMenu* menu, const QList<int>&) { fillMenu(menu); });
    connect(m_list, &DataTable::selectionChanged, this, &QueueItems::renewActions);
    connect(m_filter, &QueueFilterBar::stateChanged, this, &QueueItems::begin);
    connect(m_retry, &QPushButton::clicked, this, &QueueItems::retry);
    connect(m_discard, &QPushButton::clicked, this, &QueueItems::discard);
    connect(m_export, &QPushButton::clicked, this, &QueueItems::askExport);
    connect(commands, &QueueActions::ended, this, [this] {
        if (isWatched())
            load();
    });
    renewActions();
}

QList<QWidget*> QueueItems::actions() const
{
    return {m_retry, m_discard, m_export};
}

void QueueItems::lendFilter(QLayout* to)
{
    to->addWidget(m_filter);
    m_above->hide();
}

void QueueItems::takeFilter()
{
    static_cast<QHBoxLayout*>(m_above->layout())->insertWidget(0, m_filter);
    m_above->show();
}

void QueueItems::setNarrow(bool narrow)
{
    m_list->setDropLevel(narrow ? 1 : 0);
}

void QueueItems::setSnapshot(const WorkspaceSnapshot& snapshot)
{
    m_list->setSnapshot(snapshot);
}

void QueueItems::setChains(const QStringList& caip2)
{
    if (caip2 == m_filter->chains())
        return;
    m_filter->setChains(caip2);
    begin();
}

void QueueItems::begin()
{
    m_list->begin(m_filter->chains());
    load();
    renewActions();
    Q_EMIT filterChanged();
}

void QueueItems::setQueues(const std::vector<BalanceQueue>& queues)
{
    m_queues = queues;
    m_filter->setQueues(queues);
    const qint64 count = QueueTotals::of(queues).failed;
    const bool others = std::exchange(m_counted, count) != count || m_filter->state() != QueueEntryState::Failed;
    if (isWatched() && (others || !m_loaded.isValid() || m_loaded.hasExpired(againMs)))
        load();
}

void QueueItems::engineChanged()
{
    m_counted = -1;
    m_list->begin(m_filter->chains());
    m_list->setLoading(queries());
    renewActions();
}

QueueFilter QueueItems::query(int limit) const
{
    const QStringList& chains = m_filter->chains();
    return {chains.size() == 1 ? chains.first() : QString(), m_filter->state(), limit};
}

void QueueItems::load()
{
    QueueQueries* queue = queries();
    if (!queue)
        return;
    m_loaded.start();
    const quint64 ticket = nextTicket();
    whenAnswered(queue->entries(query(QueueItemList::most)), this,
                 [this, ticket](const Expected<std::vector<QueueEntry>>& answer) {
                     if (!isCurrent(ticket))
                         return;
                     m_list->set(m_filter->state(), answer);
                     renewActions();
                 });
}

/// Waiting items need no retry, and discarding them would only make work.
void QueueItems::renewActions()
{
    const bool stuck = m_filter->state() == QueueEntryState::Failed || m_filter->state() == QueueEntryState::Retrying;
    const int chosen = int(m_list->selectedRows().size());
    const QString text = chosen > 0 ? tr("Retry %n selected", nullptr, chosen) : tr("Retry all");
    if (text != m_retry->text()) {
        m_retry->setText(text);
        m_retry->setAccessibleName(text);
    }
    m_retry->setToolTip(chosen > 0 ? QString() : tr("All items that failed or wait for a retry"));
    m_retry->setEnabled(queries() && stuck && m_list->shown() > 0);
    m_discard->setEnabled(queries() && stuck && chosen > 0);
    m_export->setEnabled(queries() && m_list->shown() > 0);
}

void QueueItems::retry()
{
    if (const auto entries = m_list->selected(); !entries.empty())
        return m_commands->retry(entries);
    retryAll();
}

void QueueItems::retryAll()
{
    QStringList chains;
    for (const BalanceQueue& queue : m_queues)
        if (queue.failed + queue.retrying > 0 && isListed(m_filter->chains(), queue.caip2))
            chains << queue.caip2;
    m_commands->retryAll(chains);
}

void QueueItems::discard()
{
    m_commands->discard(m_list->selected());
}

void QueueItems::fillMenu(QMenu* menu)
{
    QAction* retry = menu->addAction(icon(u"refresh"_s), tr("Retry"));
    retry->setEnabled(m_retry->isEnabled());
    connect(retry, &QAction::triggered, this, &QueueItems::retry);
    QAction* discard = menu->addAction(icon(u"trash"_s, Ink::Error), tr("Discard…"));
    discard->setProperty("danger", true);
    discard->setEnabled(m_discard->isEnabled());
    connect(discard, &QAction::triggered, this, &QueueItems::discard);
}

/// Everything that the filter finds, not only what is listed.
void QueueItems::askExport()
{
    QueueQueries* queue = queries();
    if (!queue)
        return;
    const auto accepts = [chains = m_filter->chains()](const QueueEntry& entry) {
        return isListed(chains, entry.caip2);
    };
    exportQueueEntries(this, queue->entries(query(mostExported)), accepts, m_filter->state());
}

}  // namespace signalbox::ui
