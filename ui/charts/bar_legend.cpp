// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/bar_legend.h"

#include <QPainter>

#include "theme/fonts.h"
#include "theme/style_paint.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {
constexpr int swatch = 10, rowGap = 10;
}

BarLegend::BarLegend(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(20);
}

void BarLegend::set(const Bars& bars)
{
    m_entries.clear();
    for (size_t i = 0; i < bars.series.size(); ++i)
        m_entries.push_back({bars.series[i].name, format::number(qint64(bars.total(i))), bars.series[i].tint});
    QStringList tips;
    for (const Entry& entry : m_entries)
        tips << tr("%1 %2", "name and count").arg(entry.name, entry.sum);
    setToolTip(format::list(tips));
    updateGeometry();
    update();
}

int BarLegend::room() const
{
    int all = 0;
    for (const Entry& entry : m_entries)
        all += swatch + 6 + QFontMetrics(ui::font(TextRole::Small)).horizontalAdvance(entry.name) + 5 +
               QFontMetrics(figureFont(TextRole::Small)).horizontalAdvance(entry.sum) + rowGap;
    return std::max(0, all - rowGap);
}

void BarLegend::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    int x = 0;
    for (const Entry& entry : m_entries) {
        const int name = QFontMetrics(ui::font(TextRole::Small)).horizontalAdvance(entry.name);
        const int sum = QFontMetrics(figureFont(TextRole::Small)).horizontalAdvance(entry.sum);
        if (x + swatch + 6 + name + 5 + sum > width())
            break;
        const QRectF box(x, height() / 2.0 - 5, swatch, swatch);
        if (entry.tint == BarSeries::Tint::Line)
            p.fillRect(QRectF(box.left(), box.center().y() - 0.75, box.width(), 1.5), barColor(entry.tint));
        else
            paint::panel(p, box, 2, barColor(entry.tint), {});
        x += swatch + 6;
        p.setFont(ui::font(TextRole::Small));
        p.setPen(t.secondary);
        p.drawText(QRect(x, 0, name + 1, height()), Qt::AlignVCenter, entry.name);
        x += name + 5;
        p.setFont(figureFont(TextRole::Small));
        p.setPen(t.text);
        p.drawText(QRect(x, 0, sum + 1, height()), Qt::AlignVCenter, entry.sum);
        x += sum + rowGap;
    }
}

}  // namespace signalbox::ui
