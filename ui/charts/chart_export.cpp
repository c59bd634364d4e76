// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/chart_export.h"

#include "charts/chart.h"
#include "charts/overlay.h"
#include "charts/samples.h"
#include "theme/theme.h"

namespace signalbox::ui {

QString toCsv(const Chart& chart)
{
    const ChartLook& look = chart.look();
    return samples::toCsv(chart.series(), look.valueName.isEmpty() ? unitName(look.unit) : look.valueName,
                          look.places.name, look.places.value);
}

QImage toImage(const Chart& chart, const QSize& size)
{
    ChartLook look = chart.look();
    look.small = false;
    Plot plot(true);
    plot.show(look, chart.series(), size);
    const qreal ratio = 2;
    QImage image(size * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Theme::current().surface);
    QPainter p(&image);
    plot.paint(p);
    p.setRenderHint(QPainter::Antialiasing);
    overlay::paintMarks(p, plot, overlay::shownMarks(plot, look));
    overlay::paintNotes(p, plot, look);
    return image;
}

}  // namespace signalbox::ui
