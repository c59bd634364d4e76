// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/overlay.h"

#include <cmath>

#include "charts/chart.h"
#include "theme/fonts.h"
#include "theme/theme.h"

namespace signalbox::ui::overlay {

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
        p.drawText(QRectF(area.left() + 4, plot.y(*look.limit) - 15, area.width(), 14), Qt::AlignVCenter,
                   look.limitLabel);
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

}  // namespace signalbox::ui::overlay
