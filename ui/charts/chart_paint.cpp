#include <QDateTime>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "charts/chart_layer.h"
#include "charts/chart_scale.h"
#include "theme/focus_ring.h"
#include "theme/fonts.h"
#include "theme/sign.h"
#include "theme/style_paint.h"
#include "widgets/shown_time.h"

namespace signalbox::ui {

namespace {

constexpr int leftMargin = 50, rightMargin = 12, topMargin = 8, bottomMargin = 22;
constexpr int mostPoints = 2000;

struct Points {
    std::vector<qint64> at;
    std::vector<double> value;
};

}  // namespace

QRectF Chart::plot() const
{
    return QRectF(rect()).adjusted(leftMargin, topMargin, -rightMargin, -bottomMargin);
}

double Chart::scaled(double value) const
{
    if (m_scale == ChartScale::Linear)
        return value / m_top;
    const double low = std::log10(scale::logFloor);
    return (std::log10(std::max(value, scale::logFloor)) - low) / (std::log10(m_top) - low);
}

double Chart::toX(qint64 at) const
{
    const QRectF area = plot();
    return area.left() + area.width() * double(at - m_from) / double(m_to - m_from);
}

double Chart::toY(double value) const
{
    const QRectF area = plot();
    return area.bottom() - area.height() * scaled(value);
}

qint64 Chart::toTime(double x) const
{
    const QRectF area = plot();
    return m_from + qint64((x - area.left()) / area.width() * double(m_to - m_from));
}

void Chart::compute() const
{
    if (!m_dirty)
        return;
    m_dirty = false;
    m_layers.clear();
    const QRectF area = plot();
    if (area.width() < 10 || area.height() < 10)
        return;

    // sums for a stack, values else; only what lies in the range decides the scale
    // a lag of a second does not fill the plot
    double largest = std::max(m_limit.value_or(0), m_unit == ChartUnit::Seconds ? 4.0 : 0.0);
    m_peak = 0;
    std::vector<double> sum;
    for (size_t i = 0; i < m_series.size(); ++i) {
        const ChartSeries& one = m_series[i];
        if (m_hiddenIds.contains(one.id) || one.at.empty())
            continue;
        Layer layer;
        layer.series = i;
        layer.upper = one.value;
        if (m_kind == ChartKind::Stacked && sum.size() == one.value.size())
            for (size_t k = 0; k < sum.size(); ++k)
                layer.upper[k] += sum[k];
        sum = layer.upper;
        std::vector<double> inRange;
        for (size_t k = 0; k < one.at.size(); ++k) {
            if (one.at[k] < m_from || one.at[k] > m_to || !std::isfinite(layer.upper[k]))
                continue;
            inRange.push_back(layer.upper[k]);
            if (layer.upper[k] > m_peak) {
                m_peak = layer.upper[k];
                m_peakAt = one.at[k];
            }
        }
        largest = std::max(largest, largestShown(inRange));
        m_layers.push_back(std::move(layer));
    }
    const int labels = m_small ? 4 : area.height() < 110 ? 3 : 5;
    const scale::Axis axis = m_scale == ChartScale::LogSeconds
                                 ? scale::logSeconds(largest, m_small || area.height() < 120 ? 4 : 8)
                                 : scale::linear(largest, m_unit, labels);
    m_top = axis.top;
    m_ticks = axis.ticks;
    m_step = axis.step;

    const int points = std::min(mostPoints, std::max(64, int(area.width()) * 2));
    const std::vector<double>* below = nullptr;
    for (Layer& layer : m_layers) {
        const ChartSeries& one = m_series[layer.series];
        const auto cut = [&](const std::vector<double>& values) {
            // one sample more on either side, so that lines run to the edges
            auto first = std::lower_bound(one.at.begin(), one.at.end(), m_from);
            auto last = std::upper_bound(one.at.begin(), one.at.end(), m_to);
            if (first != one.at.begin())
                --first;
            if (last != one.at.end())
                ++last;
            const auto from = first - one.at.begin(), to = last - one.at.begin();
            Points p{{first, last}, {values.begin() + from, values.begin() + to}};
            decimate(p.at, p.value, points);
            return p;
        };
        const Points upper = cut(layer.upper);
        const bool filled = m_kind != ChartKind::Lines;
        Points lower;
        if (m_kind == ChartKind::Stacked && below)
            lower = cut(*below);
        // runs between gaps
        size_t i = 0;
        while (i < upper.at.size()) {
            if (!std::isfinite(upper.value[i])) {
                ++i;
                continue;
            }
            size_t end = i;
            QPainterPath run;
            run.moveTo(toX(upper.at[i]), toY(upper.value[i]));
            while (end + 1 < upper.at.size() && std::isfinite(upper.value[end + 1])) {
                ++end;
                run.lineTo(toX(upper.at[end]), toY(upper.value[end]));
            }
            if (end == i)
                run.lineTo(toX(upper.at[i]) + 1, toY(upper.value[i]));
            layer.line.addPath(run);
            if (filled) {
                QPainterPath fill = run;
                const qint64 a = upper.at[i], b = upper.at[end];
                bool any = false;
                for (size_t k = lower.at.size(); k-- > 0;)
                    if (lower.at[k] >= a && lower.at[k] <= b && std::isfinite(lower.value[k])) {
                        fill.lineTo(toX(lower.at[k]), toY(lower.value[k]));
                        any = true;
                    }
                if (!any) {
                    fill.lineTo(toX(b), area.bottom());
                    fill.lineTo(toX(a), area.bottom());
                }
                fill.closeSubpath();
                layer.fill.addPath(fill);
            }
            i = end + 1;
        }
        below = &layer.upper;
    }
}

void Chart::paintAxes(QPainter& p) const
{
    const Theme& t = Theme::current();
    const QRectF area = plot();
    p.setFont(figureFont(TextRole::Tiny));
    for (const double tick : m_ticks) {
        const double y = std::round(toY(tick)) + 0.5;
        const bool base = y >= area.bottom() - 1;
        if (!base) {
            p.setPen(t.grid);
            p.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        }
        p.setPen(t.secondary);
        p.drawText(QRectF(0, y - 8, leftMargin - 8, 16), Qt::AlignRight | Qt::AlignVCenter,
                   axisValue(tick, m_unit, m_step));
    }
    p.setPen(t.border);
    const double bottom = std::round(area.bottom()) + 0.5;
    p.drawLine(QPointF(area.left(), bottom), QPointF(area.right(), bottom));

    const double labelWidth = p.fontMetrics().horizontalAdvance(QStringLiteral("00:00")) + 2;
    const scale::TimeAxis times = scale::time(m_from, m_to, area.width(), labelWidth);
    const auto cross = crosshair();
    const double crossX = cross && *cross >= m_from && *cross <= m_to ? toX(*cross) : -1000;
    p.setPen(t.secondary);
    for (const qint64 at : times.ticks) {
        const double x = toX(at);
        const QString text = scale::timeLabel(at, times.step);
        const double width = p.fontMetrics().horizontalAdvance(text);
        if (std::abs(x - crossX) < 48 || x - width / 2 < area.left() - 10 ||
            x + width / 2 > area.right() + rightMargin - 2)
            continue;
        p.drawText(QRectF(x - width / 2 - 2, area.bottom() + 5, width + 4, 15), Qt::AlignCenter, text);
    }
}

void Chart::paintSeries(QPainter& p) const
{
    const Theme& t = Theme::current();
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setClipRect(plot().adjusted(0, -2, 1, 1));
    if (m_kind != ChartKind::Lines)
        for (const Layer& layer : m_layers) {
            QColor fill = t.seriesColor(m_series[layer.series].mark);
            fill.setAlphaF(m_kind == ChartKind::Stacked ? 0.26f : 0.14f);
            p.fillPath(layer.fill, fill);
        }
    // the first in the list lies on top
    for (auto layer = m_layers.rbegin(); layer != m_layers.rend(); ++layer) {
        p.setPen(markPen(m_series[layer->series].mark));
        p.setBrush(Qt::NoBrush);
        p.drawPath(layer->line);
    }
    p.restore();
}

/// Those of the range, crowded ones as one.
std::vector<ChartMark> Chart::shownMarks() const
{
    constexpr double extent = 64;  // room for a label
    std::vector<ChartMark> shown;
    std::copy_if(m_marks.begin(), m_marks.end(), std::back_inserter(shown),
                 [this](const ChartMark& mark) { return mark.at >= m_from && mark.at <= m_to; });
    return joinCrowded(std::move(shown), qint64(extent / std::max(1.0, plot().width()) * double(m_to - m_from)),
                       m_markWords);
}

void Chart::paintMarks(QPainter& p) const
{
    const Theme& t = Theme::current();
    const QRectF area = plot();
    p.save();
    const std::vector<ChartMark> marks = shownMarks();
    for (size_t i = 0; i < marks.size(); ++i) {
        const ChartMark& mark = marks[i];
        const double x = std::round(toX(mark.at)) + 0.5;
        QPen pen(t.secondary, 1);
        pen.setDashPattern({2, 3});
        p.setRenderHint(QPainter::Antialiasing, false);
        p.setPen(pen);
        p.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        p.setRenderHint(QPainter::Antialiasing);
        p.setPen(Qt::NoPen);
        p.setBrush(t.secondary);
        p.drawPolygon(
            QPolygonF({QPointF(x - 3.5, area.top()), QPointF(x + 3.5, area.top()), QPointF(x, area.top() + 5)}));
        p.setFont(ui::font(TextRole::Tiny));
        const double width = p.fontMetrics().horizontalAdvance(mark.label);
        const double room = i + 1 < marks.size() ? toX(marks[i + 1].at) - 6 : area.right();
        if (!mark.label.isEmpty() && x + 8 + width < room) {
            p.setPen(t.secondary);
            p.drawText(QRectF(x + 6, area.top() - 3, width + 4, 14), Qt::AlignVCenter, mark.label);
        }
    }
    if (m_peak > m_top * 1.001) {
        p.setFont(ui::font(TextRole::Tiny));
        p.setPen(t.secondary);
        const QString text = tr("peak %1", "a value above the axis").arg(chartValue(m_peak, m_unit));
        const double width = p.fontMetrics().horizontalAdvance(text) + 6;
        const double x = toX(m_peakAt);
        const QRectF box(x + 8 + width < area.right() ? x + 8 : x - 8 - width, area.top() + 12, width, 15);
        p.fillRect(box, t.surface);
        p.drawText(box, Qt::AlignCenter, text);
    }
    if (m_limit && *m_limit <= m_top) {
        const double y = std::round(toY(*m_limit)) + 0.5;
        QPen pen(t.warn.ink, 1);
        pen.setDashPattern({5, 3});
        p.setRenderHint(QPainter::Antialiasing, false);
        p.setPen(pen);
        p.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        p.setFont(ui::font(TextRole::Tiny));
        p.drawText(QRectF(area.left() + 4, y - 15, area.width(), 14), Qt::AlignVCenter, m_limitLabel);
    }
    p.restore();
}

void Chart::paintCrosshair(QPainter& p) const
{
    const auto at = crosshair();
    if (!at || *at < m_from || *at > m_to)
        return;
    const Theme& t = Theme::current();
    const QRectF area = plot();
    const double x = std::round(toX(*at)) + 0.5;
    p.save();
    p.setPen(t.secondary);
    p.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    p.setRenderHint(QPainter::Antialiasing);
    for (auto layer = m_layers.rbegin(); layer != m_layers.rend(); ++layer) {
        const ChartSeries& one = m_series[layer->series];
        ChartSeries shown;
        shown.at = one.at;
        shown.value = layer->upper;
        if (const auto value = valueAt(shown, *at)) {
            p.setPen(QPen(t.surface, 1.5));
            p.setBrush(t.seriesColor(one.mark));
            p.drawEllipse(QPointF(x, toY(*value)), 3.4, 3.4);
        }
    }
    const QDateTime time = shownTime(*at);
    const bool days = m_to - m_from > 2 * 86'400'000LL;
    const QString text =
        days ? QLocale().toString(time.date(), QStringLiteral("d MMM ")) + time.time().toString(QStringLiteral("HH:mm"))
             : time.time().toString(QStringLiteral("HH:mm:ss"));
    p.setFont(figureFont(TextRole::Tiny));
    const double width = std::max(56.0, p.fontMetrics().horizontalAdvance(text) + 10.0);
    QRectF box(x - width / 2, area.bottom() + 3, width, 16);
    if (box.right() > rect().right() - 2)
        box.moveRight(rect().right() - 2);
    if (box.left() < 2)
        box.moveLeft(2);
    paint::panel(p, box, 4, t.tip, {});
    p.setPen(t.tipText);
    p.drawText(box, Qt::AlignCenter, text);
    p.restore();
    if (m_hub && m_hub->source() == this)
        paintReadOut(p, *at);
}

void Chart::paintReadOut(QPainter& p, qint64 at) const
{
    struct Line {
        int mark;
        QString name, value;
        double size;
    };
    std::vector<Line> lines;
    double total = 0;
    for (const ChartSeries& one : m_series) {
        if (m_hiddenIds.contains(one.id))
            continue;
        if (const auto value = valueAt(one, at)) {
            lines.push_back({one.mark, one.name, chartValue(*value, m_unit), *value});
            total += *value;
        }
    }
    if (lines.empty())
        return;
    std::stable_sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) { return a.size > b.size; });
    const QRectF area = plot();
    const size_t room = size_t(std::max(1.0, (area.height() - 30) / 16));
    const bool sums = m_kind == ChartKind::Stacked && lines.size() > 1;
    const size_t rest = lines.size() > room ? lines.size() - room : 0;
    lines.resize(lines.size() - rest);
    p.save();
    p.setFont(figureFont(TextRole::Tiny));
    const QFontMetricsF metrics(p.font());
    const QDateTime time = shownTime(at);
    const QString head = time.time().toString(QStringLiteral("HH:mm:ss"));
    const QString foot = rest ? tr("and %n more", nullptr, int(rest)) : sums ? tr("Total") : QString();
    double names = std::max(metrics.horizontalAdvance(head) - 17, metrics.horizontalAdvance(foot) - 17), values = 0;
    for (const Line& line : lines) {
        names = std::max(names, std::min(140.0, metrics.horizontalAdvance(line.name)));
        values = std::max(values, metrics.horizontalAdvance(line.value));
    }
    const QString totalText = sums ? chartValue(total, m_unit) : QString();
    values = std::max(values, metrics.horizontalAdvance(totalText));
    const double width = 8 + 17 + names + 16 + values + 8;
    const double height = 6 + 16 + double(lines.size()) * 16 + (foot.isEmpty() ? 0 : 16) + 6;
    const double x = toX(at);
    QRectF box(x < area.center().x() ? x + 8 : x - 8 - width, area.top() + 2, width, height);
    if (box.right() > rect().right() - 2)
        box.moveRight(rect().right() - 2);
    if (box.left() < 2)
        box.moveLeft(2);
    const Theme& t = Theme::current();
    paint::panel(p, box, 6, t.tip, {});
    p.setPen(t.tipText);
    double y = box.top() + 6;
    p.drawText(QRectF(box.left() + 8, y, width, 16), Qt::AlignVCenter, head);
    y += 16;
    for (const Line& line : lines) {
        QPen pen = markPen(line.mark);
        pen.setWidthF(2.5);
        p.setPen(pen);
        p.drawLine(QPointF(box.left() + 8, y + 8), QPointF(box.left() + 18, y + 8));
        p.setPen(t.tipText);
        p.drawText(QRectF(box.left() + 25, y, names + 1, 16), Qt::AlignVCenter,
                   metrics.elidedText(line.name, Qt::ElideRight, names + 1));
        p.drawText(QRectF(box.left(), y, width - 8, 16), Qt::AlignVCenter | Qt::AlignRight, line.value);
        y += 16;
    }
    if (!foot.isEmpty()) {
        p.drawText(QRectF(box.left() + 8, y, width, 16), Qt::AlignVCenter, foot);
        if (!rest)
            p.drawText(QRectF(box.left(), y, width - 8, 16), Qt::AlignVCenter | Qt::AlignRight, totalText);
    }
    p.restore();
}

void Chart::paintAll(QPainter& p)
{
    compute();
    const Theme& t = Theme::current();
    const QRectF area = plot();
    paintAxes(p);
    paintSeries(p);
    paintMarks(p);
    const bool any =
        std::any_of(m_layers.begin(), m_layers.end(), [](const Layer& layer) { return !layer.line.isEmpty(); });
    if (!any && !m_emptyText.isEmpty()) {
        p.setFont(ui::font(TextRole::Small));
        p.setPen(t.secondary);
        const QRectF box = p.boundingRect(area.adjusted(8, 0, -8, 0), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
        p.fillRect(box.adjusted(-6, -2, 6, 2), t.surface);
        p.drawText(area.adjusted(8, 0, -8, 0), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
    }
    if (m_dragFrom && m_dragTo) {
        QColor shade = t.accent;
        shade.setAlphaF(0.12f);
        p.fillRect(
            QRectF(std::min(*m_dragFrom, *m_dragTo), area.top(), std::abs(*m_dragFrom - *m_dragTo), area.height()),
            shade);
    }
    paintCrosshair(p);
}

void Chart::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    paintAll(p);
    if (hasFocus() && keyboardFocus())
        paint::panel(p, QRectF(rect()).adjusted(1, 1, -1, -1), 6, {}, Theme::current().accent, 2);
}

QImage Chart::toImage(int width, int height)
{
    Chart copy;
    copyLookTo(&copy);
    copy.m_series = m_series;
    copy.resize(width, height);
    const qreal ratio = 2;
    QImage image(QSize(width, height) * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Theme::current().surface);
    QPainter p(&image);
    copy.paintAll(p);
    return image;
}

}  // namespace signalbox::ui
