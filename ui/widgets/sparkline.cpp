// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/sparkline.h"

#include <QPainterPath>
#include <cmath>

namespace signalbox::ui {

QColor sparklineColor(State state)
{
    const Theme& t = Theme::current();
    switch (state) {
        case State::Slow:
            return t.warn.ink;
        case State::Error:
        case State::Refused:
            return t.error.ink;
        default:
            return t.muted;
    }
}

void paintSparkline(QPainter& p, const QRectF& box, const std::vector<double>& values, double min, double max,
                    const QColor& color)
{
    if (values.size() < 2)
        return;
    const double span = max > min ? max - min : 1;
    QPainterPath path;
    bool open = false;
    int run = 0;
    for (size_t i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i])) {
            open = false;
            continue;
        }
        const double x = box.left() + box.width() * double(i) / double(values.size() - 1);
        const double share = qBound(0.0, (values[i] - min) / span, 1.0);
        const QPointF at(x, box.bottom() - 1 - share * (box.height() - 2));
        if (open) {
            path.lineTo(at);
        } else {
            path.moveTo(at);
            if (i + 1 >= values.size() || !std::isfinite(values[i + 1]))
                path.lineTo(at + QPointF(0.5, 0));  // a lone value is a dot
        }
        open = true;
        ++run;
    }
    if (run == 0)
        return;
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    QPen pen(color, 1.25);
    pen.setJoinStyle(Qt::RoundJoin);
    pen.setCapStyle(Qt::RoundCap);
    p.setPen(pen);
    p.setBrush(Qt::NoBrush);
    p.drawPath(path);
    p.restore();
}

}  // namespace signalbox::ui
