// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/ibc_badge.h"

#include "models/answer.h"
#include "signalbox/ibc_queries.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {
constexpr qint64 badgeMs = 10'000;
}

RailBadge IbcBadge::look(const WorkspaceSnapshot& snapshot)
{
    Engine* engine = m_source ? m_source() : nullptr;
    if (m_engine != engine) {
        m_engine = engine;
        m_stuck.reset();
        m_asked.invalidate();
    }
    IbcQueries* queries = engine && anyHas<Feature::Ibc>(snapshot) ? engine->ibc() : nullptr;
    if (!queries)
        m_stuck.reset();
    if (queries && (!m_asked.isValid() || m_asked.hasExpired(badgeMs))) {
        m_asked.start();
        PacketFilter filter;
        filter.stuck = StuckKind::None;
        filter.limit = 1;
        whenAnswered(queries->packets(filter), this, [this, asked = m_engine](const Expected<PacketPage>& answer) {
            if (answer && asked == m_engine)
                m_stuck = answer->total;
        });
    }
    if (m_stuck.value_or(0) == 0)
        return {};
    return {format::number(*m_stuck), State::Error, tr("%n packets are stuck", nullptr, format::plural(*m_stuck))};
}

StatusNote IbcBadge::note() const
{
    if (m_stuck.value_or(0) == 0)
        return {};
    return {tr("packets stuck %1", "number").arg(format::number(*m_stuck)),
            tr("IBC packets that wait longer than the thresholds of their channel. Opens the stuck packets."),
            u"ibc/overview?stuck"_s};
}

}  // namespace signalbox::ui
