// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/attempt_charts.h"

#include <QTimer>
#include <QToolButton>

#include "audit/audit_words.h"
#include "charts/bar_chart.h"
#include "charts/bar_legend.h"
#include "charts/chart_card.h"
#include "charts/samples.h"
#include "language/engine_words.h"
#include "sheets/save_file.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

namespace {
constexpr int mostBars = 36;
}

AttemptCharts::AttemptCharts(TimeScope* scope, QWidget* parent)
    : QWidget(parent),
      m_scope(scope),
      m_card(new Card(tr("Attempts"))),
      m_attempts(new BarChart),
      m_legend(new BarLegend),
      m_duration(new ChartCard(tr("Duration, p95")))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_card, 1);
    row->addWidget(m_duration, 1);
    m_card->head()->addStretching(m_legend);
    auto* save = makeIconButton(u"download"_s, tr("Save attempts as CSV…"));
    m_card->head()->addRight(save);
    connect(save, &QToolButton::clicked, this, &AttemptCharts::saveAttempts);
    m_card->body()->addWidget(m_attempts, 1);
    m_attempts->setAccessibleName(tr("Attempts over time"));
    m_attempts->setHub(scope->hub());
    m_attempts->setEmptyText(tr("No attempts in this range."));
    m_duration->setScope(scope);
    m_duration->chart()->setAccessibleName(tr("Duration of attempts over time, 95th percentile by type of action"));
    m_duration->chart()->changeLook([](ChartLook& look) {
        look.unit = ChartUnit::Milliseconds;
        look.valueName = u"duration p95 (ms)"_s;
        look.emptyText = tr("No attempts in this range.");
    });
    connect(m_attempts, &BarChart::chosen, scope, [scope](qint64 from, qint64 to) {
        scope->zoom(QDateTime::fromMSecsSinceEpoch(from, Qt::UTC), QDateTime::fromMSecsSinceEpoch(to, Qt::UTC));
    });
    connect(m_attempts, &BarChart::unzoomed, scope, &TimeScope::unzoom);
    connect(scope, &TimeScope::changed, this, &AttemptCharts::ask);
    connect(scope, &TimeScope::tick, this, &AttemptCharts::ask);
    setSmall(false);
    drawAttempts();
}

void AttemptCharts::setEngine(Engine* engine)
{
    m_engine = engine;
    m_answer.drop();
    m_series = {};
    ask();
}

void AttemptCharts::setWatched(bool watched)
{
    m_watched = watched;
    if (watched)
        ask();
}

void AttemptCharts::setTrigger(const QString& id)
{
    if (std::exchange(m_trigger, id) != id)
        ask();
}

void AttemptCharts::setSmall(bool small)
{
    m_legend->setVisible(!small);
    m_duration->setSmall(small);
    fitLegend();
}

void AttemptCharts::ask()
{
    TriggerQueries* triggers = m_engine ? m_engine->triggers() : nullptr;
    if (!triggers || !m_watched)
        return;
    m_answer.ask(triggers->series(m_scope->from(), m_scope->to(), m_trigger), this,
                 [this](const Expected<TriggerSeries>& answer) { take(answer); });
}

void AttemptCharts::take(const Expected<TriggerSeries>& answer)
{
    const QString empty = answer ? tr("No attempts in this range.") : engineWords(answer.error());
    m_attempts->setEmptyText(empty);
    m_duration->chart()->changeLook([&](ChartLook& look) { look.emptyText = empty; });
    m_series = answer ? *answer : TriggerSeries();
    drawAttempts();
    drawDuration();
}

void AttemptCharts::drawAttempts()
{
    const qint64 from = m_scope->from().toMSecsSinceEpoch(), to = m_scope->to().toMSecsSinceEpoch();
    const Bars bars = joinedBars(m_series.at,
                                 {{tr("succeeded", "attempts"), BarSeries::Tint::Done, m_series.succeeded},
                                  {tr("failed", "attempts"), BarSeries::Tint::Failed, m_series.failed},
                                  {tr("fires", "of triggers"), BarSeries::Tint::Line, m_series.fired}},
                                 from, to, mostBars);
    m_card->head()->setTitle(tr("Attempts per %1").arg(format::shortDuration(double(bars.step) / 1000)));
    m_legend->set(bars);
    m_attempts->setRange(from, to);
    m_attempts->setBars(bars);
    fitLegend();
}

/// A mark whose name has no room is not shown.
void AttemptCharts::fitLegend()
{
    m_attempts->setLinesShown(m_legend->isVisibleTo(m_card) && m_legend->showsAll());
}

void AttemptCharts::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    QTimer::singleShot(0, this, &AttemptCharts::fitLegend);  // once the legend has its width
}

void AttemptCharts::drawDuration()
{
    std::vector<ChartSeries> lines;
    for (const auto& [type, values] : m_series.p95)
        lines.push_back({type, actionTypeWord(type), actionMark(type), m_series.at, values});
    m_duration->chart()->setSeries(std::move(lines));
}

void AttemptCharts::saveAttempts()
{
    std::vector<ChartSeries> columns;
    for (const BarSeries& each : m_attempts->bars().series)
        columns.push_back({each.name, each.name, 0, m_attempts->bars().at, each.value});
    saveFile(this, {tr("Save attempts as CSV"), u"attempts.csv"_s, tr("CSV files (*.csv)")},
             [columns](const QString&) { return readyContent(samples::toCsv(columns, {}).toUtf8()); });
}

}  // namespace signalbox::ui
