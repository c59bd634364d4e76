// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/coverage_paint.h"

#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "charts/chart_scale.h"
#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/format.h"

namespace signalbox::ui::coverage {

namespace {

void hatch(QPainter& p, const QRectF& box)
{
    const Theme& t = Theme::current();
    p.save();
    p.fillRect(box, t.coverageGap);
    p.setClipRect(box, Qt::IntersectClip);
    QColor light = t.surface;
    light.setAlphaF(0.55f);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(light, 2));
    for (double x = box.left() - box.height(); x < box.right() + box.height(); x += 7)
        p.drawLine(QPointF(x, box.bottom() + 1), QPointF(x + box.height() + 1, box.top()));
    p.restore();
}

/// Labels on one line: earlier labels take precedence, overlapping ones are left out.
class Line {
public:
    Line(QPainter& painter, double y, double width) : m_painter(painter), m_y(y), m_width(width) {}
    bool put(double x, const QString& text, Qt::Alignment alignment, const QColor& color)
    {
        const double wide = m_painter.fontMetrics().horizontalAdvance(text);
        double left = alignment & Qt::AlignLeft ? x : alignment & Qt::AlignRight ? x - wide : x - wide / 2;
        left = std::clamp(left, 0.0, std::max(0.0, m_width - wide));
        const QRectF box(left, m_y, wide, 14);
        for (const QRectF& other : m_taken)
            if (other.adjusted(-8, 0, 8, 0).intersects(box))
                return false;
        m_taken.push_back(box);
        m_painter.setPen(color);
        m_painter.drawText(box.adjusted(-1, 0, 2, 0), Qt::AlignCenter, text);
        return true;
    }

private:
    QPainter& m_painter;
    double m_y, m_width;
    std::vector<QRectF> m_taken;
};

}  // namespace

void swatch(QPainter& p, const QRectF& box, CoverageKind kind)
{
    const Theme& t = Theme::current();
    p.save();
    QPainterPath clip;
    clip.addRoundedRect(box, 2, 2);
    p.setRenderHint(QPainter::Antialiasing);
    p.setClipPath(clip, Qt::IntersectClip);
    switch (kind) {
        case CoverageKind::Done:
            p.fillRect(box, t.coverageDone);
            break;
        case CoverageKind::InFlight:
            p.fillRect(box, t.coverageInFlight);
            break;
        case CoverageKind::Waiting:
            p.fillRect(box, t.coverageWaiting);
            break;
        case CoverageKind::Gap:
            hatch(p, box);
            break;
    }
    p.restore();
}

void pieces(QPainter& p, const std::vector<CoverageMap::Piece>& all, const QRectF& box)
{
    const Theme& t = Theme::current();
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    QPainterPath clip;
    clip.addRoundedRect(box, 4, 4);
    p.setClipPath(clip, Qt::IntersectClip);
    p.fillRect(box, t.coverageWaiting);
    // order of painting: waiting (the whole bar), done, gap, in flight
    for (const CoverageMap::Piece& piece : all)
        if (piece.kind == CoverageKind::Done)
            p.fillRect(piece.box, t.coverageDone);
    for (const CoverageMap::Piece& piece : all)
        if (piece.kind == CoverageKind::Gap) {
            p.fillRect(piece.box.adjusted(-1, 0, 1, 0), t.surface);
            hatch(p, piece.box);
        }
    for (const CoverageMap::Piece& piece : all)
        if (piece.kind == CoverageKind::InFlight) {
            p.fillRect(piece.box.adjusted(-1, 0, 1, 0), t.surface);
            p.fillRect(piece.box, t.coverageInFlight);
        }
    p.restore();
}

/// A line along the lower edge: a mark that does not rest on color alone.
void proven(QPainter& p, const Intervals& ranges, const Interval& span, const QRectF& box)
{
    if (span.isEmpty())
        return;
    const double perBlock = box.width() / double(span.count());
    for (const Interval& range : ranges) {
        const Interval cut{std::max(range.lo, span.lo), std::min(range.hi, span.hi)};
        if (!cut.isEmpty())
            p.fillRect(QRectF(box.left() + double(cut.lo - span.lo) * perBlock, box.bottom() - 4,
                              std::max(1.0, double(cut.count()) * perBlock), 3),
                       Theme::current().text);
    }
}

void labels(QPainter& p, const CoverageData& data, const Interval& strip, double width)
{
    const Theme& t = Theme::current();
    const Interval all{data.from, data.to};
    const auto toX = [&](const Interval& span, Height height) {
        return double(height - span.lo) / double(span.count()) * width;
    };
    p.setFont(figureFont(TextRole::Tiny));
    const auto tick = [&](double x, double y, const QColor& color) {
        p.fillRect(QRectF(std::round(std::clamp(x, 0.0, width - 1.0)), y, 1, 4), color);
    };

    Line top(p, -1, width);
    QString start = format::number(data.from);
    if (data.startTime.isValid())
        start += u", "_s +
                 QLocale().toString(data.startTime.toLocalTime().date(), CoverageMap::tr("d MMM yyyy", "date format"));
    top.put(0, start, Qt::AlignLeft, t.secondary);
    if (data.head && *data.head <= data.to)
        top.put(width, CoverageMap::tr("head %1").arg(format::number(*data.head)), Qt::AlignRight, t.secondary);
    if (data.indexed && *data.indexed > data.from && *data.indexed < data.to) {
        const double x = toX(all, *data.indexed);
        if (top.put(x, CoverageMap::tr("indexed %1").arg(format::number(*data.indexed)), Qt::AlignHCenter, t.text))
            tick(x, 12, t.text);
    }
    for (const Interval& gap : data.gaps) {
        if (gap.count() <= 1000)
            continue;
        const double x = toX(all, (gap.lo + gap.hi) / 2);
        if (top.put(x, CoverageMap::tr("gap %1", "count of blocks").arg(format::number(gap.count())), Qt::AlignHCenter,
                    t.warn.ink))
            tick(x, 12, t.warn.ink);
    }

    if (strip.isEmpty())
        return;
    Line bottom(p, 84, width);
    const bool byTime = data.blockSeconds > 0 && data.headTime.isValid();
    const double seconds = double(strip.count()) * data.blockSeconds;
    bottom.put(0,
               byTime ? CoverageMap::tr("last %1").arg(format::shortDuration(std::round(seconds / 60) * 60))
                      : CoverageMap::tr("last %n blocks", nullptr, int(strip.count())),
               Qt::AlignLeft, t.secondary);
    bottom.put(width, CoverageMap::tr("now"), Qt::AlignRight, t.secondary);
    for (const Interval& gap : data.gaps) {
        const Interval cut{std::max(gap.lo, strip.lo), std::min(gap.hi, strip.hi)};
        if (cut.isEmpty())
            continue;
        const double x = toX(strip, (cut.lo + cut.hi) / 2);
        if (bottom.put(x, CoverageMap::tr("gap %n blocks", nullptr, format::plural(gap.count())), Qt::AlignHCenter,
                       t.warn.ink))
            tick(x, 79, t.warn.ink);
    }
    if (!byTime)
        return;
    const qint64 to = data.headTime.toMSecsSinceEpoch(), from = to - qint64(seconds * 1000);
    const scale::TimeAxis axis = scale::time(from, to, width, 90);
    for (const qint64 at : axis.ticks) {
        const double x = double(at - from) / double(to - from) * width;
        if (bottom.put(x, scale::timeLabel(at, axis.step), Qt::AlignHCenter, t.secondary))
            tick(x, 79, t.control);
    }
}

}  // namespace signalbox::ui::coverage
