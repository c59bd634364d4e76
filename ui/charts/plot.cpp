// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/plot.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QGuiApplication>
#include <QLegend>
#include <QLineSeries>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "charts/samples.h"
#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/sign.h"
#include "theme/theme.h"

namespace signalbox::ui {

namespace {

constexpr int leftMargin = 50, rightMargin = 12, topMargin = 8, bottomMargin = 22;
constexpr double fewPixels = 2'700;                  // of lines side by side: eight in a card of the overview
constexpr int mostPoints = 800, allPoints = 12'000;  // of a line, and of all lines: a turn's work has an end
constexpr int newInATurn = 120;                      // series; one takes 0.1 ms
constexpr double mostShare = 20;                     // far above the plot, and in reach of a painter's integers

/// Replaces the ticks by those at the shares of the axis.
void setTicks(QCategoryAxis* axis, const std::vector<std::pair<double, QString>>& ticks)
{
    while (axis->count() > 0)
        axis->remove(axis->categoriesLabels().constFirst());
    for (const auto& [share, text] : ticks) {
        QString label = text;
        while (axis->categoriesLabels().contains(label))
            label += QChar(0x200b);  // the axis knows a tick by its label: 00:00 of two days needs two
        axis->append(label, share);
    }
}

/// Qt Charts draws a solid line piece by piece, a dashed one as one path, whose cost grows with the square of its
/// length: 34 chains took 170 ms a turn. A dashed pen of one pixel of the screen takes another way, 5 ms for all.
QPen penOf(int mark, bool quick)
{
    QPen pen = markPen(mark);
    if (pen.style() == Qt::SolidLine) {
        pen.setCapStyle(Qt::RoundCap);  // the pieces have no joins
    } else if (quick) {
        QList<qreal> pattern = pen.dashPattern();
        for (qreal& length : pattern)
            length *= pen.widthF() * qGuiApp->devicePixelRatio();
        pen.setWidthF(1);
        pen.setCosmetic(true);
        pen.setDashPattern(pattern);
    }
    return pen;
}

}  // namespace

Plot::Plot(bool forFile)
    : m_forFile(forFile), m_chart(new QChart), m_times(new QCategoryAxis), m_values(new QCategoryAxis)
{
    m_scene.setItemIndexMethod(QGraphicsScene::NoIndex);
    m_scene.addItem(m_chart);
    m_chart->legend()->hide();
    m_chart->setBackgroundVisible(false);
    m_chart->setMinimumSize(0, 0);
    m_chart->addAxis(m_times, Qt::AlignBottom);
    m_chart->addAxis(m_values, Qt::AlignLeft);
    for (QCategoryAxis* axis : {m_times, m_values}) {
        // Shares, not times and values: with a range that moves Qt Charts computes every series once for the range and
        // once for the points.
        axis->setRange(0, 1);
        axis->setStartValue(-1);
        axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
        axis->setTruncateLabels(false);
        axis->setLineVisible(false);
    }
    m_times->setGridLineVisible(false);
    m_base = add(new QLineSeries);
    m_limit = add(new QLineSeries);
}

Plot::~Plot() = default;

bool Plot::isUnfinished() const
{
    return m_made == newInATurn && !m_forFile;
}

template <typename Series>
Series* Plot::add(Series* series)
{
    m_chart->addSeries(series);
    series->attachAxis(m_times);
    series->attachAxis(m_values);
    return series;
}

Plot::Run& Plot::nextRun(bool filled)
{
    if (m_used == m_runs.size())
        m_runs.emplace_back();
    Run& run = m_runs[m_used++];
    if (!run.line)
        ++m_made;
    if (filled && !run.area) {
        run.area = add(new QAreaSeries(new QLineSeries, new QLineSeries));
        run.area->setPen(Qt::NoPen);
    }
    if (!run.line)
        run.line = add(new QLineSeries);
    return run;
}

double Plot::x(qint64 at) const
{
    return m_area.left() + m_area.width() * double(at - m_from) / double(m_to - m_from);
}

qint64 Plot::time(double x) const
{
    return m_from + qint64((x - m_area.left()) / m_area.width() * double(m_to - m_from));
}

void Plot::show(const ChartLook& look, const std::vector<ChartSeries>& series, const QSize& size)
{
    m_size = size;
    m_from = look.from;
    m_to = look.to;
    // Half a pixel lower: horizontal lines of 1 px are sharp there.
    m_area = QRectF({}, size).adjusted(leftMargin, topMargin + 0.5, -rightMargin, 0.5 - bottomMargin);
    m_used = 0;
    m_made = 0;
    stack(look, series);
    scaleTo(look, series);
    if (m_area.width() < 10 || m_area.height() < 10)
        return m_layers.clear();
    m_scene.setSceneRect({{}, size});
    m_chart->setGeometry({{}, size});
    m_chart->setPlotArea(m_area);
    setAxes(look);
    draw(look, series);
    m_chart->layout()->activate();
}

void Plot::stack(const ChartLook& look, const std::vector<ChartSeries>& series)
{
    std::vector<Layer> layers;
    for (size_t i = 0; i < series.size(); ++i) {
        if (look.hidden.contains(series[i].id) || series[i].at.empty())
            continue;
        Layer layer{i, series[i].value};
        if (look.kind == ChartKind::Stacked && !layers.empty() && layers.back().top.size() == layer.top.size())
            std::transform(layer.top.begin(), layer.top.end(), layers.back().top.begin(), layer.top.begin(),
                           std::plus<>());
        layers.push_back(std::move(layer));
    }
    m_layers = std::move(layers);
}

/// Only samples in the range decide the scale; a lag of a second does not fill the plot.
void Plot::scaleTo(const ChartLook& look, const std::vector<ChartSeries>& series)
{
    double largest = std::max(look.limit.value_or(0), look.unit == ChartUnit::Seconds ? 4.0 : 0.0);
    m_peak = 0;
    double smallest = std::numeric_limits<double>::infinity();
    std::vector<double> inRange;
    for (const Layer& layer : m_layers) {
        const std::vector<qint64>& times = series[layer.series].at;
        inRange.clear();
        for (size_t k = 0; k < times.size(); ++k) {
            if (times[k] < m_from || times[k] > m_to || !std::isfinite(layer.top[k]))
                continue;
            inRange.push_back(layer.top[k]);
            smallest = std::min(smallest, layer.top[k]);
            if (layer.top[k] > m_peak) {
                m_peak = layer.top[k];
                m_peakAt = times[k];
            }
        }
        largest = std::max(largest, largestShown(inRange));
    }
    const bool low = look.small || m_area.height() < 110;
    m_scale = look.scale == ChartScale::LogSeconds
                  ? scale::logSeconds(largest, look.small || m_area.height() < 120 ? 4 : 8)
              : look.fitted && std::isfinite(smallest) ? scale::between(smallest, m_peak, low ? 4 : 5)
                                                       : scale::linear(largest, look.unit,
                                                                       look.small ? 4
                                                                       : low      ? 3
                                                                                  : 5);
}

void Plot::setAxes(const ChartLook& look)
{
    const Theme& t = Theme::current();
    const QFont font = figureFont(TextRole::Tiny);
    for (QCategoryAxis* axis : {m_times, m_values}) {
        axis->setLabelsFont(font);
        axis->setLabelsBrush(t.secondary);
        axis->setGridLinePen(QPen(t.grid, 1));
    }
    std::vector<std::pair<double, QString>> ticks;
    for (const double tick : m_scale.ticks)  // on whole pixels: sharp
        ticks.emplace_back(std::round(m_scale.share(tick) * m_area.height()) / m_area.height(),
                           axisValue(tick, look.unit, m_scale.step));
    setTicks(m_values, ticks);

    ticks.clear();
    m_timeLabels.clear();
    const QFontMetricsF metrics(font);
    const scale::TimeAxis times = scale::time(m_from, m_to, m_area.width(), metrics.horizontalAdvance(u"00:00"_s) + 2);
    std::vector<std::pair<qint64, QString>> places = look.places.ticks;
    for (const qint64 at : times.ticks)
        if (look.places.ticks.empty())
            places.emplace_back(at, scale::timeLabel(at, times.step));
    for (const auto& [at, text] : places) {
        const double half = metrics.horizontalAdvance(text) / 2, middle = x(at);
        if (middle - half < m_area.left() - 10 || middle + half > m_area.right() + rightMargin - 2)
            continue;
        ticks.emplace_back((middle - m_area.left()) / m_area.width(), text);
        m_timeLabels.emplace_back(middle - half - 2, m_area.bottom() + 2, 2 * half + 4, 18);
    }
    setTicks(m_times, ticks);

    m_base->setPen(QPen(t.border, 1));
    m_base->replace({{0, 0}, {1, 0}});
    QPen dashed(t.warn.ink, 1);
    dashed.setDashPattern({5, 3});
    m_limit->setPen(dashed);
    const double limit = std::round(m_scale.share(look.limit.value_or(0)) * m_area.height()) / m_area.height();
    m_limit->replace(look.limit ? QList<QPointF>{{0, limit}, {1, limit}} : QList<QPointF>());
}

/// Points as shares of the axes.
std::vector<QList<QPointF>> Plot::runs(const std::vector<ChartSeries>& series, const Layer& layer) const
{
    const int share = allPoints / int(m_layers.size());
    const int most = std::clamp(std::min(int(m_area.width()), share), 64, mostPoints);
    auto runs = samples::runs(series[layer.series].at, layer.top, m_from, m_to, most);
    for (QList<QPointF>& run : runs) {
        for (QPointF& point : run)
            point = {(point.x() - double(m_from)) / double(m_to - m_from),
                     std::min(m_scale.share(point.y()), mostShare)};
        if (run.size() == 1)  // a sample between two gaps is a dot
            run.append(run.front() + QPointF(1 / m_area.width(), 0));
    }
    return runs;
}

void Plot::draw(const ChartLook& look, const std::vector<ChartSeries>& series)
{
    const bool filled = look.kind != ChartKind::Lines;
    std::vector<QList<QPointF>> next;
    if (!m_layers.empty())
        next = runs(series, m_layers.back());
    for (size_t i = m_layers.size(); i-- > 0;) {  // the first in the list is on top
        const ChartSeries& one = series[m_layers[i].series];
        const std::vector<QList<QPointF>> now = std::exchange(next, {});
        if (i > 0)
            next = runs(series, m_layers[i - 1]);
        std::vector<QPointF> below;
        if (look.kind == ChartKind::Stacked)
            for (const QList<QPointF>& run : next)
                below.insert(below.end(), run.begin(), run.end());
        const QPen pen = penOf(one.mark, !m_forFile && double(m_layers.size()) * m_area.width() > fewPixels);
        for (const QList<QPointF>& points : now) {
            if (isUnfinished())
                break;
            Run& run = nextRun(filled);
            run.line->setPen(pen);
            run.line->replace(points);
            if (!filled)
                continue;
            QColor color = Theme::current().seriesColor(one.mark);
            color.setAlphaF(look.kind == ChartKind::Stacked ? 0.26f : 0.14f);
            run.area->setBrush(color);
            const double a = points.front().x(), b = points.back().x();
            QList<QPointF> foot;
            std::copy_if(below.begin(), below.end(), std::back_inserter(foot),
                         [&](const QPointF& point) { return point.x() >= a && point.x() <= b; });
            run.area->lowerSeries()->replace(foot.isEmpty() ? QList<QPointF>{{a, 0}, {b, 0}} : foot);
            run.area->upperSeries()->replace(points);
        }
    }
    const auto clear = [](QLineSeries* line) {
        if (line->count() > 0)
            line->replace(QList<QPointF>());
    };
    for (size_t i = 0; i < m_runs.size(); ++i) {
        if (i >= m_used)
            clear(m_runs[i].line);
        if (m_runs[i].area && (i >= m_used || !filled)) {
            clear(m_runs[i].area->lowerSeries());
            clear(m_runs[i].area->upperSeries());
        }
    }
}

void Plot::paint(QPainter& painter)
{
    if (m_area.width() < 10 || m_area.height() < 10)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    m_scene.render(&painter, {{}, m_size}, {{}, m_size});
    painter.restore();
}

}  // namespace signalbox::ui
