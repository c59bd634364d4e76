// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/sync_badge.h"

#include <QSet>

#include "models/answer.h"
#include "signalbox/sync_queries.h"

namespace signalbox::ui {

namespace {
constexpr qint64 againMs = 10'000;
}

RailBadge SyncBadge::look(const WorkspaceSnapshot& snapshot)
{
    Engine* engine = m_source ? m_source() : nullptr;
    if (m_engine != engine) {
        m_engine = engine;
        m_broken = 0;
        m_asked.invalidate();
    }
    const auto chains = std::count_if(snapshot.chains.begin(), snapshot.chains.end(),
                                      [](const ChainSnapshot& chain) { return chain.has(Feature::GlobalTables); });
    const bool others = std::exchange(m_chains, chains) != chains;
    const bool more = std::exchange(m_unread, snapshot.unreadAlerts) != snapshot.unreadAlerts || others;
    SyncQueries* sync = engine ? engine->sync() : nullptr;
    if (sync && (more || !m_asked.isValid() || m_asked.hasExpired(againMs))) {
        m_asked.start();
        whenAnswered(sync->alerts(), this, [this, asked = m_engine](const Expected<std::vector<SyncAlert>>& answer) {
            if (!answer || asked != m_engine)
                return;
            QSet<QString> chains;
            for (const SyncAlert& alert : *answer)
                if (alert.kind == SyncAlert::Kind::Broken)
                    chains << alert.caip2;
            m_broken = int(chains.size());
        });
    }
    if (m_broken == 0)
        return {};
    return {QString::number(m_broken), State::Error, tr("%n chains with cross-chain sync errors", nullptr, m_broken)};
}

}  // namespace signalbox::ui
