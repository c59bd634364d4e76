// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "charts/chart_scale.h"
#include "charts/coverage_map.h"
#include "signalbox/literals.h"
#include "theme/focus_ring.h"
#include "theme/fonts.h"
#include "theme/style_paint.h"
#include "widgets/format.h"

namespace signalbox::ui {

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

void paintCoverageSwatch(QPainter& p, const QRectF& box, CoverageKind kind)
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

void CoverageMap::paintPieces(QPainter& p, const std::vector<Piece>& pieces, const QRectF& box) const
{
    const Theme& t = Theme::current();
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    QPainterPath clip;
    clip.addRoundedRect(box, 4, 4);
    p.setClipPath(clip, Qt::IntersectClip);
    p.fillRect(box, t.coverageWaiting);
    // order of painting: waiting (the whole bar), done, gap, in flight
    for (const Piece& piece : pieces)
        if (piece.kind == CoverageKind::Done)
            p.fillRect(piece.box, t.coverageDone);
    for (const Piece& piece : pieces)
        if (piece.kind == CoverageKind::Gap) {
            p.fillRect(piece.box.adjusted(-1, 0, 1, 0), t.surface);
            hatch(p, piece.box);
        }
    for (const Piece& piece : pieces)
        if (piece.kind == CoverageKind::InFlight) {
            p.fillRect(piece.box.adjusted(-1, 0, 1, 0), t.surface);
            p.fillRect(piece.box, t.coverageInFlight);
        }
    p.restore();
}

/// A line along the lower edge: a mark that does not rest on color alone.
void CoverageMap::paintProven(QPainter& p, const Interval& span, const QRectF& box) const
{
    if (span.isEmpty())
        return;
    const double perBlock = box.width() / double(span.count());
    for (const Interval& range : m_data.proven) {
        const Interval cut{std::max(range.lo, span.lo), std::min(range.hi, span.hi)};
        if (!cut.isEmpty())
            p.fillRect(QRectF(box.left() + double(cut.lo - span.lo) * perBlock, box.bottom() - 4,
                              std::max(1.0, double(cut.count()) * perBlock), 3),
                       Theme::current().text);
    }
}

void CoverageMap::paintLabels(QPainter& p) const
{
    const Theme& t = Theme::current();
    const Interval all{m_data.from, m_data.to};
    const auto toX = [&](const Interval& span, Height height) {
        return double(height - span.lo) / double(span.count()) * width();
    };
    p.setFont(figureFont(TextRole::Tiny));
    const auto tick = [&](double x, double y, const QColor& color) {
        p.fillRect(QRectF(std::round(std::clamp(x, 0.0, width() - 1.0)), y, 1, 4), color);
    };

    Line top(p, -1, width());
    QString start = format::number(m_data.from);
    if (m_data.startTime.isValid())
        start += u", "_s + QLocale().toString(m_data.startTime.toLocalTime().date(), tr("d MMM yyyy", "date format"));
    top.put(0, start, Qt::AlignLeft, t.secondary);
    if (m_data.head && *m_data.head <= m_data.to)
        top.put(width(), tr("head %1").arg(format::number(*m_data.head)), Qt::AlignRight, t.secondary);
    if (m_data.indexed && *m_data.indexed > m_data.from && *m_data.indexed < m_data.to) {
        const double x = toX(all, *m_data.indexed);
        if (top.put(x, tr("indexed %1").arg(format::number(*m_data.indexed)), Qt::AlignHCenter, t.text))
            tick(x, 12, t.text);
    }
    for (const Interval& gap : m_data.gaps) {
        if (gap.count() <= 1000)
            continue;
        const double x = toX(all, (gap.lo + gap.hi) / 2);
        if (top.put(x, tr("gap %1", "count of blocks").arg(format::number(gap.count())), Qt::AlignHCenter, t.warn.ink))
            tick(x, 12, t.warn.ink);
    }

    const Interval span = strip();
    if (span.isEmpty())
        return;
    Line bottom(p, 84, width());
    const bool byTime = m_data.blockSeconds > 0 && m_data.headTime.isValid();
    const double seconds = double(span.count()) * m_data.blockSeconds;
    bottom.put(0,
               byTime ? tr("last %1").arg(format::shortDuration(std::round(seconds / 60) * 60))
                      : tr("last %n blocks", nullptr, int(span.count())),
               Qt::AlignLeft, t.secondary);
    bottom.put(width(), tr("now"), Qt::AlignRight, t.secondary);
    for (const Interval& gap : m_data.gaps) {
        const Interval cut{std::max(gap.lo, span.lo), std::min(gap.hi, span.hi)};
        if (cut.isEmpty())
            continue;
        const double x = toX(span, (cut.lo + cut.hi) / 2);
        if (bottom.put(x, tr("gap %n blocks", nullptr, format::plural(gap.count())), Qt::AlignHCenter, t.warn.ink))
            tick(x, 79, t.warn.ink);
    }
    if (!byTime)
        return;
    const qint64 to = m_data.headTime.toMSecsSinceEpoch(), from = to - qint64(seconds * 1000);
    const scale::TimeAxis axis = scale::time(from, to, width(), 90);
    for (const qint64 at : axis.ticks) {
        const double x = double(at - from) / double(to - from) * width();
        if (bottom.put(x, scale::timeLabel(at, axis.step), Qt::AlignHCenter, t.secondary))
            tick(x, 79, t.control);
    }
}

void CoverageMap::paintEvent(QPaintEvent*)
{
    layAll();
    const Theme& t = Theme::current();
    QPainter p(this);
    const Interval all{m_data.from, m_data.to};
    const QRectF bar(0, 16, width(), 24), stripBox(0, 59, width(), 20);
    if (all.isEmpty()) {
        paint::panel(p, bar, 4, t.coverageWaiting, {});
        p.setFont(ui::font(TextRole::Small));
        p.setPen(t.secondary);
        p.drawText(QRectF(0, 44, width(), 20), Qt::AlignCenter, tr("No block heights are known yet."));
        return;
    }
    const Interval span = strip();
    const double left = double(span.lo - all.lo) / double(all.count()) * width();
    QRectF lies(left, bar.top(), width() - left, bar.height());
    if (lies.width() < 5)
        lies.setLeft(lies.right() - 5);
    p.setRenderHint(QPainter::Antialiasing);
    const QPolygonF join({QPointF(lies.left(), bar.bottom()), QPointF(lies.right(), bar.bottom()),
                          QPointF(stripBox.right(), stripBox.top()), QPointF(stripBox.left(), stripBox.top())});
    p.setPen(Qt::NoPen);
    p.setBrush(t.hover);
    p.drawPolygon(join);
    p.setPen(QPen(t.control, 1));
    p.drawLine(join.at(0), join.at(3));
    p.drawLine(join.at(1), join.at(2));
    p.setRenderHint(QPainter::Antialiasing, false);

    paintPieces(p, m_bar, bar);
    paintPieces(p, m_strip, stripBox);
    paintProven(p, all, bar);
    paintProven(p, span, stripBox);
    paint::panel(p, lies.adjusted(-1, -2, 0, 2), 2, {}, t.text, 1);
    paintLabels(p);
    if (hasFocus() && m_focused >= 0 && size_t(m_focused) < m_bar.size() && keyboardFocus())
        paint::panel(p, m_bar[size_t(m_focused)].box.adjusted(-3, -3, 3, 3).intersected(QRectF(rect())), 5, {},
                     t.accent, 2);
}

CoverageLegend::CoverageLegend(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFixedHeight(20);
}

void CoverageLegend::setCounts(qint64 done, qint64 inFlight, qint64 waiting, qint64 gap, qint64 proven)
{
    m_counts[0] = done;
    m_counts[1] = inFlight;
    m_counts[2] = waiting;
    m_counts[3] = gap;
    m_counts[provenKind] = proven;
    const QString words =
        tr("Blocks: %1 done, %2 in flight, %3 waiting, %4 in gaps")
            .arg(format::number(done), format::number(inFlight), format::number(waiting), format::number(gap));
    setAccessibleName(proven > 0 ? format::list({words, tr("%1 proven").arg(format::number(proven))}) : words);
    QStringList lines{accessibleName()};
    if (proven > 0)
        lines << tr("The line along the lower edge marks blocks whose receipts were verified against their headers.");
    setToolTip(lines.join(QLatin1Char('\n')));
    updateGeometry();
    update();
}

QString CoverageLegend::word(int kind) const
{
    return kind == 0   ? tr("done")
           : kind == 1 ? tr("in flight")
           : kind == 2 ? tr("waiting")
           : kind == 3 ? tr("gap")
                       : tr("proven");
}

double CoverageLegend::entryWidth(int kind, bool counts) const
{
    const double words = QFontMetrics(ui::font(TextRole::Small)).horizontalAdvance(word(kind));
    if (!counts || m_counts[kind] < 0)
        return 15 + words;
    return 20 + words + QFontMetricsF(figureFont(TextRole::Small)).horizontalAdvance(format::number(m_counts[kind]));
}

double CoverageLegend::needed(bool counts) const
{
    double width = 0;
    for (int i = 0; i < kinds; ++i)
        if (isShown(i))
            width += entryWidth(i, counts) + (i ? 14 : 0);
    return width;
}

QSize CoverageLegend::sizeHint() const
{
    return {int(std::ceil(needed(true))), 20};
}

void CoverageLegend::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter p(this);
    // proven blocks are part of the done blocks and listed beside them
    const std::pair<int, CoverageKind> all[] = {{0, CoverageKind::Done},
                                                {provenKind, CoverageKind::Done},
                                                {1, CoverageKind::InFlight},
                                                {2, CoverageKind::Waiting},
                                                {3, CoverageKind::Gap}};
    const bool counts = needed(true) <= width() + 0.5;  // every swatch is explained before any is counted
    double x = 0;
    for (const auto& [i, kind] : all) {
        if (!isShown(i))
            continue;
        const double wide = entryWidth(i, counts);
        if (x + wide > width() + 0.5)
            return;
        p.setFont(ui::font(TextRole::Small));
        const double word = p.fontMetrics().horizontalAdvance(this->word(i));
        const QString count = counts && m_counts[i] >= 0 ? format::number(m_counts[i]) : QString();
        paintCoverageSwatch(p, QRectF(x, height() / 2.0 - 5, 10, 10), kind);
        if (i == provenKind)
            p.fillRect(QRectF(x, height() / 2.0 + 1, 10, 3), t.text);
        p.setPen(t.secondary);
        p.drawText(QRectF(x + 15, 0, word + 2, height()), Qt::AlignVCenter, this->word(i));
        if (!count.isEmpty()) {
            p.setFont(figureFont(TextRole::Small));
            p.setPen(t.text);
            p.drawText(QRectF(x + 15 + word + 5, 0, 200, height()), Qt::AlignVCenter, count);
        }
        x += wide + 14;
    }
}

}  // namespace signalbox::ui
