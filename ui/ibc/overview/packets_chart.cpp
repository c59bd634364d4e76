// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/overview/packets_chart.h"

#include "charts/legend.h"
#include "language/engine_words.h"
#include "signalbox/literals.h"

namespace signalbox::ui {

namespace {
constexpr int largest = 3;
}

PacketsChart::PacketsChart(QWidget* parent) : ChartCard(tr("Packets/min"), parent)
{
    chart()->setHub(&m_hub);
    chart()->setAccessibleName(tr("Packets sent per minute over time, by source chain"));
    chart()->changeLook([](ChartLook& look) {
        look.kind = ChartKind::Stacked;
        look.unit = ChartUnit::Count;
        look.valueName = u"packets per minute"_s;
        look.emptyText = tr("No packets in this period.");
    });
    connect(&m_hub, &CrosshairHub::moved, findChild<Legend*>(), &Legend::renew);
    connect(chart(), &Chart::zoomed, this, [this](qint64 from, qint64 to) {
        m_zoom = std::pair(from, to);
        draw();
        Q_EMIT rangeChanged();
    });
    connect(chart(), &Chart::unzoomed, this, [this] {
        m_zoom.reset();
        draw();
        Q_EMIT rangeChanged();
    });
}

void PacketsChart::setPeriod(const IbcPeriod& period)
{
    if (m_period == period)
        return;
    m_period = period;
    m_zoom.reset();
    draw();
}

void PacketsChart::setChains(const std::vector<IbcChain>& chains, const ibc::ChainMarks& marks)
{
    m_chains = chains;
    m_marks = marks;
    draw();
}

std::pair<QDateTime, QDateTime> PacketsChart::range() const
{
    if (m_zoom)
        return {QDateTime::fromMSecsSinceEpoch(m_zoom->first, Qt::UTC),
                QDateTime::fromMSecsSinceEpoch(m_zoom->second, Qt::UTC)};
    const QDateTime end(m_period.to.addDays(1), QTime(0, 0), Qt::UTC);
    return {QDateTime(m_period.from, QTime(0, 0), Qt::UTC), qMin(end, QDateTime::currentDateTimeUtc())};
}

void PacketsChart::ask(IbcQueries* queries)
{
    if (!queries || !m_period.from.isValid())
        return m_answer.drop();
    const auto [from, to] = range();
    m_answer.ask(queries->series(from, to), this, [this](const Expected<PacketSeries>& answer) {
        chart()->changeLook([&](ChartLook& look) {
            look.emptyText = answer ? tr("No packets in this period.") : engineWords(answer.error());
        });
        if (answer)
            m_series = *answer;
        draw();
    });
}

void PacketsChart::draw()
{
    const auto [from, to] = range();
    if (from.isValid() && from < to)
        chart()->setRange(from.toMSecsSinceEpoch(), to.toMSecsSinceEpoch());
    std::vector<ChartSeries> lines;
    for (const auto& [chainId, values] : m_series.perMinute) {
        ChartSeries line;
        line.id = chainId;
        line.name = ibc::briefText(chainId, 40);
        for (const IbcChain& chain : m_chains)
            if (chain.chainId == chainId || chain.name == chainId) {
                line.name = ibc::briefText(chain.name.isEmpty() ? chain.chainId : chain.name, 40);
                line.mark = m_marks.value(chain.caip2);
            }
        line.at = m_series.at;
        line.value = values;
        lines.push_back(std::move(line));
    }
    chart()->setSeries(stackLargest(std::move(lines), largest, tr("others")));
}

}  // namespace signalbox::ui
