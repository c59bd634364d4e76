// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/map/route_legend.h"

#include <QPainter>

#include "theme/fonts.h"
#include "theme/sign.h"

namespace signalbox::ui {

RouteLegend::RouteLegend(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(
        tr("Width shows packets sent. A triangle marks stuck packets, a square packets that are stuck for a long time, "
           "a dashed line a chain that is not indexed."));
}

void RouteLegend::paintEvent(QPaintEvent*)
{
    struct Entry {
        QString text;
        State state;
        QColor color;
        bool dashed;
    };
    const Theme& t = Theme::current();
    const Entry entries[] = {{tr("flowing"), State::None, t.coverageDone, false},
                             {tr("stuck", "packets"), State::Slow, t.warn.ink, false},
                             {tr("stuck for a long time", "packets"), State::Error, t.error.ink, false},
                             {tr("not indexed"), State::None, t.others, true}};
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setFont(ui::font(TextRole::Small));
    double x = 0;
    for (const Entry& entry : entries) {
        const double sign = entry.state == State::None ? 0 : 14;
        const double width = 22 + sign + p.fontMetrics().horizontalAdvance(entry.text);
        if (x + width > this->width())
            return;
        QPen pen(entry.color, 3);
        if (entry.dashed)
            pen.setDashPattern({1.4, 1});
        pen.setCapStyle(Qt::FlatCap);
        p.setPen(pen);
        p.drawLine(QPointF(x, height() / 2.0), QPointF(x + 16, height() / 2.0));
        if (sign > 0)
            paintSign(p, QRectF(x + 21, height() / 2.0 - 5, 10, 10), entry.state);
        p.setPen(t.secondary);
        p.drawText(QRectF(x + 22 + sign, 0, width, height()), Qt::AlignVCenter | Qt::AlignLeft, entry.text);
        x += width + 12;
    }
}

}  // namespace signalbox::ui
