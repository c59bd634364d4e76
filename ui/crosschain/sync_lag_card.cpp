// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/sync_lag_card.h"

#include "language/engine_words.h"
#include "models/answer.h"
#include "widgets/format.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

namespace {
constexpr std::size_t mostLines = 8;
constexpr int points = 400;
}  // namespace

SyncLagCard::SyncLagCard(TimeScope* scope, QWidget* parent) : ChartCard(tr("Lag"), parent), m_scope(scope)
{
    ChartLook look;
    look.unit = ChartUnit::Seconds;
    look.scale = ChartScale::LogSeconds;
    look.emptyText = tr("No samples in this range yet. One is recorded every 10 seconds.");
    chart()->setLook(look);
    chart()->setAccessibleName(tr("Lag from the head to the global tables over time"));
    setScope(scope);
    connect(scope, &TimeScope::changed, this, &SyncLagCard::ask);
    connect(scope, &TimeScope::tick, this, &SyncLagCard::ask);
}

void SyncLagCard::setEngine(Engine* engine)
{
    m_engine = engine;
    m_lines.clear();
    ++m_ticket;
}

void SyncLagCard::setWatched(bool watched)
{
    m_watched = watched;
    if (watched)
        ask();
}

void SyncLagCard::setMatrix(const SyncMatrix& matrix)
{
    m_matrix = matrix;
    if (wanted() != m_lines)
        ask();
}

void SyncLagCard::setChosen(std::vector<std::pair<QString, QString>> cells)
{
    m_chosen = std::move(cells);
    if (wanted() != m_lines)
        ask();
}

std::vector<SyncLagCard::Line> SyncLagCard::wanted() const
{
    std::vector<Line> lines;
    std::map<QString, int> used;  // of a chain, several lines: its color, then dashed, then dotted
    const auto add = [&](const QString& caip2, const QString& entity, bool whole) {
        if (lines.size() >= mostLines)
            return;
        for (const SyncChain& chain : m_matrix.chains)
            if (chain.caip2 == caip2)
                lines.push_back({caip2, entity,
                                 whole ? format::safe(chain.name)
                                       : tr("%1 %2", "chain, table").arg(format::safe(chain.name), entity),
                                 chain.mark + 8 * used[caip2]++});
    };
    for (const auto& [caip2, entity] : m_chosen)
        add(caip2, entity, false);
    if (!lines.empty())
        return lines;
    for (const SyncCell& cell : m_matrix.cells)
        if (cell.since.isValid())
            add(cell.caip2, cell.entity, false);
    if (lines.empty() && !m_matrix.entities.isEmpty())
        for (const SyncChain& chain : m_matrix.chains)
            add(chain.caip2, m_matrix.entities.front(), true);
    return lines;
}

void SyncLagCard::ask()
{
    SyncQueries* sync = m_engine ? m_engine->sync() : nullptr;
    if (!sync || !m_watched)
        return;
    m_lines = wanted();
    head()->setNote(m_chosen.empty() ? QString() : tr("selection"));
    chart()->changeLook(
        [&](ChartLook& look) { look.scale = m_lines.size() == 1 ? ChartScale::Linear : ChartScale::LogSeconds; });
    SyncLagQuery query;
    for (const Line& line : m_lines)
        query.cells.emplace_back(line.caip2, line.entity);
    query.from = m_scope->from();
    query.to = m_scope->to();
    query.maxPoints = points;
    const quint64 ticket = ++m_ticket;
    whenAnswered(sync->lag(query), this, [this, ticket](const Expected<std::vector<SyncLag>>& answer) {
        if (ticket != m_ticket)
            return;
        std::vector<ChartSeries> series;
        if (!answer)
            chart()->changeLook([&](ChartLook& look) { look.emptyText = engineWords(answer.error()); });
        for (std::size_t i = 0; answer && i < answer->size() && i < m_lines.size(); ++i)
            series.push_back({m_lines[i].caip2 + QLatin1Char(' ') + m_lines[i].entity, m_lines[i].name, m_lines[i].mark,
                              (*answer)[i].at, (*answer)[i].seconds});
        chart()->setSeries(std::move(series));
    });
}

}  // namespace signalbox::ui
