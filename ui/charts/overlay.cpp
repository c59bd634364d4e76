// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/overlay.h"

#include <QDateTime>
#include <algorithm>
#include <cmath>

#include "charts/chart.h"
#include "charts/samples.h"
#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/sign.h"
#include "theme/style_paint.h"
#include "widgets/shown_time.h"

namespace signalbox::ui::overlay {

namespace {

constexpr double overlayLineHeight = 16, swatch = 17, widestName = 140;

QString clockText(qint64 at)
{
    return shownTime(at).time().toString(u"HH:mm:ss"_s);
}

/// The box at `wanted`, on whole pixels and inside the widget's width.
QRectF inside(QRectF wanted, double width)
{
    wanted.moveTopLeft({std::floor(wanted.left()), std::floor(wanted.top())});
    wanted.moveRight(std::min(wanted.right(), width - 2));
    wanted.moveLeft(std::max(wanted.left(), 2.0));
    return wanted;
}

struct OverlayLine {
    QString name, value;
    int mark = -1;  ///< -1: without a swatch
    double size = 0;
};

std::vector<OverlayLine> linesAt(const Plot& plot, const ChartLook& look, const std::vector<ChartSeries>& series,
                                 qint64 at)
{
    std::vector<OverlayLine> lines;
    double total = 0;
    for (const Plot::Layer& layer : plot.layers()) {
        const ChartSeries& one = series[layer.series];
        if (const auto value = samples::valueNear(one.at, one.value, at)) {
            lines.push_back({one.name, chartValue(*value, look.unit), one.mark, *value});
            total += *value;
        }
    }
    if (lines.empty())
        return lines;
    std::stable_sort(lines.begin(), lines.end(),
                     [](const OverlayLine& a, const OverlayLine& b) { return a.size > b.size; });
    const size_t room = size_t(std::max(1.0, (plot.area().height() - 30) / overlayLineHeight));
    if (lines.size() > room) {
        const int rest = int(lines.size() - room);
        lines.resize(room);
        lines.push_back({Chart::tr("and %n more", nullptr, rest), {}});
    } else if (look.kind == ChartKind::Stacked && lines.size() > 1) {
        lines.push_back({Chart::tr("Total"), chartValue(total, look.unit)});
    }
    lines.insert(lines.begin(), {look.places.title ? look.places.title(at) : clockText(at), {}});
    return lines;
}

void paintReadOut(QPainter& p, const Plot& plot, double x, const std::vector<OverlayLine>& lines)
{
    const Theme& t = Theme::current();
    const QRectF area = plot.area();
    const QFontMetricsF metrics(p.font());
    double names = 0, values = 0;
    for (const OverlayLine& line : lines) {
        const double indent = line.mark < 0 ? 0 : swatch;
        names = std::max(names, indent + std::min(widestName, metrics.horizontalAdvance(line.name)));
        values = std::max(values, metrics.horizontalAdvance(line.value));
    }
    const double width = 8 + names + 16 + values + 8;
    const QRectF box = inside({x < area.center().x() ? x + 8 : x - 8 - width, area.top() + 2, width,
                               12 + double(lines.size()) * overlayLineHeight},
                              plot.size().width());
    paint::panel(p, box, 6, t.tip, {});
    QRectF row(box.left() + 8, box.top() + 6, width - 16, overlayLineHeight);
    for (const OverlayLine& line : lines) {
        const double indent = line.mark < 0 ? 0 : swatch;
        if (line.mark >= 0) {
            paintMarkLine(p, {row.left(), row.center().y()}, 10, line.mark);
        }
        p.setPen(t.tipText);
        p.drawText(row.adjusted(indent, 0, 0, 0), Qt::AlignVCenter,
                   metrics.elidedText(line.name, Qt::ElideRight, names - indent + 1));
        p.drawText(row, Qt::AlignVCenter | Qt::AlignRight, line.value);
        row.translate(0, overlayLineHeight);
    }
}

}  // namespace

std::vector<ChartMark> shownMarks(const Plot& plot, const ChartLook& look)
{
    constexpr double extent = 64;  // room for a label
    std::vector<ChartMark> shown;
    std::copy_if(look.marks.begin(), look.marks.end(), std::back_inserter(shown),
                 [&look](const ChartMark& mark) { return mark.at >= look.from && mark.at <= look.to; });
    const double width = std::max(1.0, plot.area().width());
    return joinCrowded(std::move(shown), qint64(extent / width * double(look.to - look.from)), look.markWords);
}

void paintMarks(QPainter& p, const Plot& plot, const std::vector<ChartMark>& marks)
{
    const QRectF area = plot.area();
    const QColor ink = Theme::current().secondary;
    QPen dashed(ink, 1);
    dashed.setDashPattern({2, 3});
    p.setFont(ui::font(TextRole::Tiny));
    double room = area.right();
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
        const double x = std::round(plot.x(mark->at)) + 0.5;
        p.setPen(dashed);
        p.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        p.setPen(Qt::NoPen);
        p.setBrush(ink);
        p.drawPolygon(QPolygonF({{x - 3.5, area.top()}, {x + 3.5, area.top()}, {x, area.top() + 5}}));
        const double width = p.fontMetrics().horizontalAdvance(mark->label);
        p.setPen(ink);
        if (x + 8 + width < room)
            p.drawText(QRectF(x + 6, area.top() - 3, width + 4, 14), Qt::AlignVCenter, mark->label);
        room = x - 6;
    }
}

void paintNotes(QPainter& p, const Plot& plot, const ChartLook& look)
{
    const Theme& t = Theme::current();
    const QRectF area = plot.area();
    p.setFont(ui::font(TextRole::Tiny));
    if (look.limit && *look.limit <= plot.top()) {
        p.setPen(t.warn.ink);
        const double y = plot.y(*look.limit);
        const double top = y - 15 < area.top() ? y + 1 : y - 15;  // below a line at the upper edge
        p.drawText(QRectF(area.left() + 4, top, area.width(), 14), Qt::AlignVCenter, look.limitLabel);
    }
    p.setPen(t.secondary);
    if (plot.peak() > plot.top() * 1.001) {
        const QString text = Chart::tr("peak %1", "a value above the axis").arg(chartValue(plot.peak(), look.unit));
        const double width = p.fontMetrics().horizontalAdvance(text) + 6, x = plot.x(plot.peakAt());
        const QRectF box(x + 8 + width < area.right() ? x + 8 : x - 8 - width, area.top() + 12, width, 15);
        p.fillRect(box, t.surface);
        p.drawText(box, Qt::AlignCenter, text);
    }
    if (plot.isEmpty() && !look.emptyText.isEmpty()) {
        p.setFont(ui::font(TextRole::Small));
        constexpr int flags = Qt::AlignCenter | Qt::TextWordWrap;
        const QRectF inner = area.adjusted(8, 0, -8, 0);
        p.fillRect(p.boundingRect(inner, flags, look.emptyText).adjusted(-6, -2, 6, 2), t.surface);
        p.drawText(inner, flags, look.emptyText);
    }
}

void paintCrosshair(QPainter& p, const Plot& plot, const ChartLook& look, const std::vector<ChartSeries>& series,
                    qint64 at, bool readOut)
{
    const Theme& t = Theme::current();
    const QRectF area = plot.area();
    const double x = std::round(plot.x(at)) + 0.5;
    p.setPen(t.secondary);
    p.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    for (auto layer = plot.layers().rbegin(); layer != plot.layers().rend(); ++layer) {
        const ChartSeries& one = series[layer->series];
        if (const auto value = samples::valueNear(one.at, layer->top, at)) {
            p.setPen(QPen(t.surface, 1.5));
            p.setBrush(t.seriesColor(one.mark));
            p.drawEllipse(QPointF(x, plot.y(*value)), 3.4, 3.4);
        }
    }
    for (const QRectF& label : plot.timeLabels())
        if (std::abs(label.center().x() - x) < 48)
            p.fillRect(label, t.surface);
    const bool days = look.to - look.from > 2 * 86'400'000LL;
    const QString text =
        look.places.label ? look.places.label(at)
        : days ? QLocale().toString(shownTime(at).date(), u"d MMM "_s) + shownTime(at).time().toString(u"HH:mm"_s)
               : clockText(at);
    p.setFont(figureFont(TextRole::Tiny));
    const double width = std::max(56.0, p.fontMetrics().horizontalAdvance(text) + 10.0);
    const QRectF box = inside({x - width / 2, area.bottom() + 3, width, 16}, plot.size().width());
    paint::panel(p, box, 4, t.tip, {});
    p.setPen(t.tipText);
    p.drawText(box, Qt::AlignCenter, text);
    const std::vector<OverlayLine> lines = readOut ? linesAt(plot, look, series, at) : std::vector<OverlayLine>();
    if (!lines.empty())
        paintReadOut(p, plot, x, lines);
}

}  // namespace signalbox::ui::overlay
