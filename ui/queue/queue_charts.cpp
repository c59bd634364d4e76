// SPDX-License-Identifier: GPL-3.0-or-later

#include "queue/queue_charts.h"

#include <QHBoxLayout>
#include <cmath>

#include "charts/chart_card.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "widgets/format.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

namespace {

constexpr int largest = 3;            // of the stacked chart
constexpr std::size_t mostLines = 8;  // of the other
constexpr qint64 sampleMs = 10'000;

double depthOf(const BalanceQueue& queue)
{
    return double(queue.pending);
}

double oldestOf(const BalanceQueue& queue)
{
    return double(queue.oldest.value_or(0)) / 1000;
}

double peak(const ChartSeries& line)
{
    double most = 0;
    for (const double value : line.value)
        most = std::isfinite(value) ? std::max(most, value) : most;
    return most;
}

bool spansOrders(const std::vector<ChartSeries>& all)
{
    std::vector<double> values;
    for (const ChartSeries& each : all)
        values.insert(values.end(), each.value.begin(), each.value.end());
    return ui::spansOrders(values);
}

}  // namespace

QueueCharts::QueueCharts(TimeScope* scope, QWidget* parent)
    : QWidget(parent),
      m_scope(scope),
      m_depth(new ChartCard(tr("Depth"))),
      m_oldest(new ChartCard(tr("Oldest waiting item")))
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
    show(m_depth, ChartKind::Stacked, ChartUnit::Count, u"queue depth (entries)"_s);
    show(m_oldest, ChartKind::Lines, ChartUnit::Seconds, u"oldest entry (s)"_s);
    m_depth->chart()->setAccessibleName(tr("Depth of the balance queues over time"));
    m_oldest->chart()->setAccessibleName(tr("Age of the oldest waiting item of each chain over time"));
    connect(scope, &TimeScope::changed, this, &QueueCharts::ask);
    connect(scope, &TimeScope::tick, this, &QueueCharts::ask);
    setSmall(false);
}

void QueueCharts::setEngine(Engine* engine)
{
    m_engine = engine;
    ++m_ticket;
    ask();
}

void QueueCharts::setSnapshot(const SnapshotPtr& snapshot)
{
    const bool first = !m_snapshot;
    m_snapshot = snapshot;
    if (first)
        draw();
}

void QueueCharts::setQueues(const std::vector<BalanceQueue>& queues)
{
    m_queues = queues;
    m_queuesAt = QDateTime::currentMSecsSinceEpoch();
    showNewest();
}

void QueueCharts::setThresholds(const QueueThresholds& thresholds)
{
    const double seconds = double(thresholds.delayedMs) / 1000;
    m_oldest->chart()->changeLook([&](ChartLook& look) {
        look.limit = seconds;
        look.limitLabel = tr("limit %1", "of the age of an item").arg(format::duration(seconds));
    });
}

void QueueCharts::setWatched(bool watched)
{
    m_watched = watched;
    if (watched)
        ask();
}

void QueueCharts::setSmall(bool small)
{
    for (ChartCard* card : cards()) {
        card->setSmall(small);
        card->setFixedHeight(small ? 160 : 206);
    }
}

bool QueueCharts::showsNow() const
{
    return m_scope->isLive() && !m_scope->isZoomed();
}

void QueueCharts::ask()
{
    QueueQueries* queue = m_engine ? m_engine->balanceQueue() : nullptr;
    if (!queue || !m_watched)
        return;
    const quint64 ticket = ++m_ticket;
    whenAnswered(
        queue->series(m_scope->from(), m_scope->to()), this,
        [this, ticket](const Expected<std::vector<QueueSeries>>& answer) {
            if (ticket != m_ticket)
                return;
            if (!answer) {
                for (ChartCard* card : cards())
                    card->chart()->changeLook([&](ChartLook& look) { look.emptyText = engineWords(answer.error()); });
                return;
            }
            m_series = *answer;
            draw();
        });
}

/// With the newest figure as the last point, so that the edge of a chart is the number of the table. After a silence
/// the line does not reach across to now.
std::vector<ChartSeries> QueueCharts::lines(std::vector<double> QueueSeries::*values,
                                            double (*newest)(const BalanceQueue&)) const
{
    std::vector<ChartSeries> all;
    for (const QueueSeries& each : m_series) {
        const ChainSnapshot* chain = m_snapshot ? m_snapshot->chain(each.caip2) : nullptr;
        if (!chain || chain->state == ChainState::Deleted)
            continue;
        all.push_back({each.caip2, format::safe(chain->name), chain->mark, each.at, each.*values});
        ChartSeries& line = all.back();
        if (!showsNow() || line.at.empty() || m_queuesAt <= line.at.back() ||
            m_queuesAt - line.at.back() > 3 * sampleMs)
            continue;
        for (const BalanceQueue& queue : m_queues)
            if (queue.caip2 == each.caip2) {
                line.at.push_back(m_queuesAt);
                line.value.push_back(newest(queue));
            }
    }
    return all;
}

void QueueCharts::draw()
{
    m_depth->chart()->setSeries(stackLargest(lines(&QueueSeries::pending, depthOf), largest, tr("others")));
    std::vector<ChartSeries> ages = lines(&QueueSeries::oldestSeconds, oldestOf);
    std::stable_sort(ages.begin(), ages.end(),
                     [](const ChartSeries& a, const ChartSeries& b) { return peak(a) > peak(b); });
    if (ages.size() > mostLines)
        ages.resize(mostLines);
    m_oldest->chart()->changeLook(
        [&](ChartLook& look) { look.scale = spansOrders(ages) ? ChartScale::LogSeconds : ChartScale::Linear; });
    m_oldest->chart()->setSeries(std::move(ages));
    showNewest();
}

/// Legends say the figures of the table.
void QueueCharts::showNewest()
{
    QHash<QString, double> depths, ages;
    if (showsNow() && !m_queues.empty()) {
        double others = 0;
        for (const BalanceQueue& queue : m_queues) {
            depths.insert(queue.caip2, depthOf(queue));
            ages.insert(queue.caip2, oldestOf(queue));
            const auto& stacked = m_depth->chart()->series();
            if (std::none_of(stacked.begin(), stacked.end(),
                             [&](const ChartSeries& each) { return each.id == queue.caip2; }))
                others += depthOf(queue);
        }
        depths.insert(u"others"_s, others);
    }
    m_depth->chart()->setNewest(depths);
    m_oldest->chart()->setNewest(ages);
}

}  // namespace signalbox::ui
