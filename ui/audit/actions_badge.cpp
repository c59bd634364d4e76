// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/actions_badge.h"

#include "models/answer.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {
constexpr qint64 againMs = 5'000;
}

RailBadge ActionsBadge::look(const WorkspaceSnapshot&)
{
    Engine* engine = m_source ? m_source() : nullptr;
    if (m_engine != engine) {
        m_engine = engine;
        m_dead.reset();
        m_asked.invalidate();
    }
    ActionQueries* actions = engine ? engine->actions() : nullptr;
    if (!actions)
        m_dead.reset();
    if (actions && (!m_asked.isValid() || m_asked.hasExpired(againMs))) {
        m_asked.start();
        whenAnswered(actions->totals(), this,
                     [this, asked = m_engine](const Expected<std::vector<ActionTotals>>& answer) {
                         if (asked != m_engine)
                             return;
                         m_dead.reset();
                         m_held = 0;
                         if (!answer)
                             return;
                         m_dead = 0;
                         for (const ActionTotals& each : *answer) {
                             *m_dead += each.dead;
                             m_held += each.held;
                         }
                     });
    }
    if (m_dead.value_or(0) > 0)
        return {format::number(*m_dead), State::Error, tr("%n dead letters", nullptr, format::plural(*m_dead))};
    if (m_dead && m_held > 0)
        return {format::number(m_held), State::Slow, tr("%n held jobs", nullptr, format::plural(m_held))};
    return {};
}

StatusNote ActionsBadge::note() const
{
    if (!m_dead || (*m_dead == 0 && m_held == 0))
        return {};
    QStringList parts;
    if (*m_dead > 0)
        parts << tr("dead letters %1", "number of jobs").arg(format::number(*m_dead));
    if (m_held > 0)
        parts << tr("held %1", "number of jobs").arg(format::number(m_held));
    return {parts.join(u" · "_s),
            tr("Actions whose attempts are used up, and those that wait for a decision. Opens them."),
            *m_dead > 0 ? u"triggers/actions/dead"_s : u"triggers/actions/held"_s};
}

}  // namespace signalbox::ui
