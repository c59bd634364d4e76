// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_badge.h"

#include "models/answer.h"
#include "queue/queue_words.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {
constexpr qint64 badgeMs = 5'000;
}

RailBadge QueueBadge::look(const WorkspaceSnapshot& snapshot)
{
    Engine* engine = m_source ? m_source() : nullptr;
    if (m_engine != engine) {
        m_engine = engine;
        m_failed.reset();
        m_asked.invalidate();
    }
    QueueQueries* queue = engine && anyHas<Feature::Balances>(snapshot) ? engine->balanceQueue() : nullptr;
    if (!queue)
        m_failed.reset();
    if (queue && (!m_asked.isValid() || m_asked.hasExpired(badgeMs))) {
        m_asked.start();
        whenAnswered(queue->queues(), this,
                     [this, asked = m_engine](const Expected<std::vector<BalanceQueue>>& answer) {
                         if (!answer || asked != m_engine)
                             return;
                         const QueueTotals sum = QueueTotals::of(*answer);
                         m_failed = answer->empty() ? std::nullopt : std::optional(sum.failed);
                         m_waiting = sum.pending;
                     });
    }
    if (m_failed.value_or(0) == 0)
        return {};
    return {format::number(*m_failed), State::Error,
            tr("%n failed items in the balance queues", nullptr, format::plural(*m_failed))};
}

StatusNote QueueBadge::note() const
{
    if (!m_failed)
        return {};
    const QString waiting = tr("balance queue %1", "number of items").arg(format::number(m_waiting));
    return {*m_failed > 0 ? waiting + u" · "_s + tr("failed %1", "number of items").arg(format::number(*m_failed))
                          : waiting,
            tr("Balance updates that wait, and those whose attempts are used up. Opens the failed items."),
            u"queue/failed"_s};
}

}  // namespace signalbox::ui
