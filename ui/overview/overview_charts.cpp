// SPDX-License-Identifier: GPL-3.0-or-later

#include "overview/overview_charts.h"

#include <QHBoxLayout>

#include "charts/chart_card.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "models/overview_totals.h"
#include "signalbox/literals.h"
#include "widgets/format.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

namespace {
constexpr int points = 400;
constexpr int largest = 3;
}  // namespace

OverviewCharts::OverviewCharts(TimeScope* scope, QWidget* parent)
    : QWidget(parent),
      m_scope(scope),
      m_lag(new ChartCard(tr("Lag"))),
      m_rows(new ChartCard(tr("Rows/s"))),
      m_queue(new ChartCard(tr("Queue depth"))),
      m_asks{Ask{Metric::LagSeconds}, Ask{Metric::RowsPerSecond}, Ask{Metric::QueueDepth}}
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    for (ChartCard* card : cards()) {
        card->setScope(scope);
        row->addWidget(card, 1);
    }
    const auto show = [](ChartCard* card, ChartKind kind, ChartUnit unit, const QString& valueName) {
        card->chart()->changeLook([&](ChartLook& look) {
            look.kind = kind;
            look.unit = unit;
            look.valueName = valueName;
            look.emptyText = tr("No samples in this range yet. One is recorded every 10 seconds.");
        });
    };
    show(m_lag, ChartKind::Lines, ChartUnit::Seconds, u"lag (s)"_s);
    show(m_rows, ChartKind::Stacked, ChartUnit::PerSecond, u"rows/s"_s);
    show(m_queue, ChartKind::Stacked, ChartUnit::Count, u"queue depth (requests and rows)"_s);
    m_lag->chart()->setAccessibleName(tr("Lag of each chain over time"));
    m_rows->chart()->setAccessibleName(tr("Rows written per second over time"));
    m_queue->chart()->setAccessibleName(tr("Queue depth over time"));
    connect(scope, &TimeScope::changed, this, &OverviewCharts::ask);
    connect(scope, &TimeScope::tick, this, &OverviewCharts::ask);
}

void OverviewCharts::setEngine(Engine* engine)
{
    m_engine = engine;
    ask();
}

void OverviewCharts::setSnapshot(const SnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    QStringList chains;
    QHash<QString, double> lags;
    for (const ChainSnapshot& chain : snapshot->chains) {
        if (!isListed(chain))
            continue;
        chains << chain.caip2;
        if (chain.lagSeconds)
            lags.insert(chain.caip2, *chain.lagSeconds);
    }
    m_lag->chart()->setNewest(m_scope->isZoomed() ? QHash<QString, double>() : lags);
    if (chains == m_chains)
        return;
    m_chains = chains;
    m_reorgsAsked.invalidate();
    ask();
}

void OverviewCharts::setWatched(bool watched)
{
    m_watched = watched;
    if (watched)
        ask();
}

void OverviewCharts::setSmall(bool small)
{
    for (ChartCard* card : cards()) {
        card->setSmall(small);
        card->setFixedHeight(small ? 160 : 231);
    }
}

void OverviewCharts::ask()
{
    if (!m_engine || !m_watched || !m_snapshot || m_chains.isEmpty())
        return;
    const quint64 number = ++m_number;
    SeriesQuery query;
    query.to = m_scope->to();
    query.from = m_scope->from();
    query.maxPoints = points;
    query.chains = m_chains;
    for (Ask& each : m_asks)
        each.waiting = true;
    for (size_t i = 0; i < m_asks.size(); ++i) {
        query.metric = m_asks[i].metric;
        whenAnswered(m_engine->series(query), this, [this, number, i](const Expected<std::vector<Series>>& answer) {
            if (number == m_number)
                take(i, answer);
        });
    }
    // This takes one query per chain, so it does not run with every tick.
    if (!m_reorgsAsked.isValid() || m_reorgsAsked.hasExpired(60'000))
        askReorgs();
    else
        drawMarks();
}

void OverviewCharts::take(size_t index, const Expected<std::vector<Series>>& answer)
{
    Ask& ask = m_asks[index];
    ask.waiting = false;
    if (answer)
        ask.series = *answer;
    else
        cards()[index]->chart()->changeLook([&](ChartLook& look) { look.emptyText = engineWords(answer.error()); });
    // All three charts are drawn together, so that crosshair and tiles show the same moment.
    if (std::none_of(m_asks.begin(), m_asks.end(), [](const Ask& each) { return each.waiting; }))
        draw();
}

void OverviewCharts::draw()
{
    const bool now = m_scope->isLive() && !m_scope->isZoomed();
    for (Ask& ask : m_asks)
        if (now)
            addNow(ask.series, *m_snapshot, ask.metric);
    std::vector<Series> lags = shownInLag(m_asks[0].series, *m_snapshot);
    const std::vector<double> worst = largestOf(lags);
    std::vector<ChartSeries> lines = named(lags, *m_snapshot);
    m_lag->chart()->changeLook(
        [&](ChartLook& look) { look.scale = lines.size() > 1 ? ChartScale::LogSeconds : ChartScale::Linear; });
    m_lag->chart()->setSeries(std::move(lines));
    m_rows->chart()->setSeries(stackLargest(named(m_asks[1].series, *m_snapshot), largest, tr("others")));
    m_queue->chart()->setSeries(stackLargest(named(m_asks[2].series, *m_snapshot), largest, tr("others")));
    const qint64 seconds = m_scope->from().secsTo(m_scope->to());
    Q_EMIT historyChanged(worst, sumOver(m_asks[1].series), sumOver(m_asks[2].series), seconds);
}

void OverviewCharts::askReorgs()
{
    m_reorgsAsked.start();
    const quint64 number = ++m_reorgNumber;
    m_reorgs.clear();
    for (const QString& caip2 : m_chains)
        whenAnswered(m_engine->reorgs(caip2, 50), this,
                     [this, number, caip2](const Expected<std::vector<ReorgRow>>& answer) {
                         if (number != m_reorgNumber || !answer)
                             return;
                         for (const ReorgRow& reorg : *answer)
                             m_reorgs.emplace_back(caip2, reorg);
                         drawMarks();
                     });
}

void OverviewCharts::drawMarks()
{
    std::vector<ChartMark> marks;
    for (const auto& [caip2, reorg] : m_reorgs) {
        const ChainSnapshot* chain = m_snapshot->chain(caip2);
        if (!chain || reorg.detectedAt < m_scope->from() || reorg.detectedAt > m_scope->to())
            continue;
        marks.push_back({reorg.detectedAt.toMSecsSinceEpoch(), tr("reorg"),
                         tr("%1: %n blocks above %2 were undone", nullptr, reorg.depth)
                             .arg(format::safe(chain->name), format::number(reorg.ancestor))});
    }
    m_lag->chart()->setMarks(std::move(marks), [](int count) { return tr("%n reorgs", nullptr, count); });
}

}  // namespace signalbox::ui
