// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_filter.h"

#include <QHBoxLayout>

#include "queue/queue_words.h"
#include "signalbox/literals.h"
#include "widgets/format.h"
#include "widgets/segments.h"

namespace signalbox::ui {

QueueFilterBar::QueueFilterBar(QWidget* parent)
    : QWidget(parent), m_states(new Segments(tr("Items by state"))), m_chip(new FilterChip({}, {}))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_states);
    row->addWidget(m_chip);
    m_chip->hide();
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_states, &Segments::currentChanged, this, &QueueFilterBar::stateChanged);
    connect(m_chip, &FilterChip::removed, this, &QueueFilterBar::chainsRemoved);
    renew();
}

QueueEntryState QueueFilterBar::state() const
{
    return m_states->current() == u"retrying"_s  ? QueueEntryState::Retrying
           : m_states->current() == u"waiting"_s ? QueueEntryState::Pending
                                                 : QueueEntryState::Failed;
}

void QueueFilterBar::setState(QueueEntryState state)
{
    m_states->setCurrent(state == QueueEntryState::Retrying  ? u"retrying"_s
                         : state == QueueEntryState::Pending ? u"waiting"_s
                                                             : u"failed"_s);
}

void QueueFilterBar::setChains(const QStringList& caip2)
{
    m_chains = caip2;
    renew();
}

void QueueFilterBar::setQueues(const std::vector<BalanceQueue>& queues)
{
    m_queues = queues;
    renew();
}

void QueueFilterBar::renew()
{
    std::vector<BalanceQueue> chosen;
    for (const BalanceQueue& queue : m_queues)
        if (m_chains.isEmpty() || m_chains.contains(queue.caip2))
            chosen.push_back(queue);
    const QueueTotals sum = QueueTotals::of(chosen);
    const auto text = [](const QString& word, qint64 count) {
        return tr("%1 %2", "state and number of items").arg(word, format::number(count));
    };
    m_states->setItems({{u"failed"_s, text(tr("Failed", "items"), sum.failed)},
                        {u"retrying"_s, text(tr("Retrying", "items"), sum.retrying)},
                        {u"waiting"_s, text(tr("Waiting", "items"), sum.pending)}});
    m_chip->setVisible(!m_chains.isEmpty());
    if (!m_chains.isEmpty())
        m_chip->set(tr("chain"), m_chains.size() == 1 && chosen.size() == 1
                                     ? format::safe(chosen.front().chain)
                                     : tr("%n chains", nullptr, int(m_chains.size())));
    m_states->updateGeometry();
    updateGeometry();
    // The segments must not share their former width until the next turn.
    for (QWidget* each = m_states; each; each = each->isWindow() ? nullptr : each->parentWidget())
        if (each->layout())
            each->layout()->activate();
}

}  // namespace signalbox::ui
