// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_tile.h"

#include "queue/queue_poll.h"
#include "queue/queue_words.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

QueueTile::QueueTile(ScreenContext* context, QWidget* parent)
    : Tile(tr("Balance queue"), parent), m_poll(new QueuePoll(context->time, this))
{
    setToolTip(tr("Balance updates that wait to be applied, and the age of the oldest. Opens the queue."));
    connect(m_poll, &QueuePoll::arrived, this, &QueueTile::set);
    connect(this, &Tile::clicked, this, [context] { context->go(u"queue"_s); });
    hide();
}

void QueueTile::setEngine(Engine* engine)
{
    m_poll->setEngine(engine);
    if (!engine || !engine->balanceQueue())
        hide();
}

void QueueTile::setWatched(bool watched)
{
    m_poll->setWatched(watched);
}

void QueueTile::set(const std::vector<BalanceQueue>& queues)
{
    const QueueTotals sum = QueueTotals::of(queues);
    setVisible(sum.chains > 0);
    if (!sum.worst)
        return;
    const State state = queueSign(*sum.worst);
    setFigure(format::number(sum.pending));
    setState(state == State::Slow || state == State::Error ? state : State::Ok);
    QStringList parts;
    if (sum.failed > 0)
        parts << tr("%1 failed", "number of items").arg(format::number(sum.failed));
    if (sum.oldest)
        parts << tr("oldest %1", "age").arg(queueAge(sum.oldest));
    setParts(parts.isEmpty() ? QStringList{queueWord(*sum.worst)} : parts);
}

}  // namespace signalbox::ui
