// SPDX-License-Identifier: GPL-3.0-or-later

#include "chains/lag_card.h"

#include <climits>

#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "widgets/format.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

LagCard::LagCard(TimeScope* scope, QWidget* parent) : ChartCard(tr("Lag"), parent), m_scope(scope)
{
    ChartLook look;
    look.kind = ChartKind::Area;
    look.unit = ChartUnit::Seconds;
    look.valueName = u"lag (s)"_s;
    look.emptyText = tr("No samples in this range yet. One is recorded every 10 seconds.");
    chart()->setLook(look);
    if (scope)
        setScope(scope);
}

void LagCard::setChain(const ChainSnapshot& chain)
{
    const bool other = chain.caip2 != m_chain;
    m_chain = chain.caip2;
    m_name = chain.name;
    m_mark = chain.mark;
    head()->setNote(chain.lagSeconds ? tr("head − indexed: %1 blocks = %2", nullptr, format::plural(chain.lagBlocks))
                                           .arg(format::number(chain.lagBlocks), format::duration(*chain.lagSeconds))
                                     : QString());
    chart()->setAccessibleName(tr("Lag of %1 over time").arg(chain.name));
    chart()->setNewest(chain.lagSeconds && !(m_scope && m_scope->isZoomed())
                           ? QHash<QString, double>{{m_chain, *chain.lagSeconds}}
                           : QHash<QString, double>());
    if (other) {
        chart()->setSeries({});
        ask();
    }
}

void LagCard::setReorgs(const std::vector<ReorgRow>& reorgs)
{
    std::vector<ChartMark> marks;
    for (const ReorgRow& reorg : reorgs)
        marks.push_back({reorg.detectedAt.toMSecsSinceEpoch(), tr("reorg"),
                         tr("Reorg of %n blocks above %1", nullptr, reorg.depth).arg(format::number(reorg.ancestor))});
    chart()->setMarks(std::move(marks), [](int count) { return tr("%n reorgs", nullptr, count); });
}

void LagCard::ask()
{
    if (!m_engine || m_chain.isEmpty())
        return;
    SeriesQuery query;
    query.metric = Metric::LagSeconds;
    query.chains = {m_chain};
    query.to = m_scope ? m_scope->to() : QDateTime::currentDateTimeUtc();
    query.from = m_scope ? m_scope->from() : query.to.addSecs(-3600);
    const quint64 ticket = ++m_ticket;
    whenAnswered(m_engine->series(query), this, [this, ticket](const Expected<std::vector<Series>>& answer) {
        if (ticket != m_ticket)
            return;
        if (!answer) {
            chart()->changeLook([&](ChartLook& look) { look.emptyText = engineWords(answer.error()); });
            return chart()->setSeries({});
        }
        std::vector<ChartSeries> lines;
        for (const Series& each : *answer)
            if (each.caip2 == m_chain)
                lines.push_back({each.caip2, m_name, m_mark, each.at, each.value});
        chart()->changeLook([&](ChartLook& look) {
            look.scale =
                !lines.empty() && spansOrders(lines.front().value) ? ChartScale::LogSeconds : ChartScale::Linear;
        });
        chart()->setSeries(std::move(lines));
    });
}

}  // namespace signalbox::ui
