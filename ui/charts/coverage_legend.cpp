// SPDX-License-Identifier: GPL-3.0-or-later

#include "charts/coverage_legend.h"

#include <cmath>

#include "charts/coverage_paint.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/format.h"

namespace signalbox::ui {

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
        coverage::swatch(p, QRectF(x, height() / 2.0 - 5, 10, 10), kind);
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
