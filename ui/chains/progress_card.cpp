// SPDX-License-Identifier: GPL-3.0-or-later

#include "chains/progress_card.h"

#include <QPainter>
#include <QPushButton>
#include <climits>

#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "widgets/button.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

qint64 blocksOf(const Intervals& intervals)
{
    qint64 sum = 0;
    for (const Interval& each : intervals)
        sum += each.count();
    return sum;
}

}  // namespace

FigureLine::FigureLine(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FigureLine::setFigures(const std::vector<Figure>& figures)
{
    m_figures = figures;
    QStringList all;
    for (const Figure& figure : figures)
        all << figure.value + QLatin1Char(' ') + figure.words;
    setAccessibleName(format::list(all));
    update();
}

void FigureLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QFont big = figureFont(TextRole::SheetTitle);
    const QFont words = ui::font(TextRole::Base);
    const QFontMetrics bigSize(big), wordSize(words);
    const int base = (height() + bigSize.ascent() - bigSize.descent()) / 2;
    double x = 0;
    for (const Figure& figure : m_figures) {
        const int width = bigSize.horizontalAdvance(figure.value) + 6 + wordSize.horizontalAdvance(figure.words);
        if (x > 0 && x + width > this->width())
            break;
        painter.setFont(big);
        painter.setPen(Theme::current().text);
        painter.drawText(QPointF(x, base), figure.value);
        painter.setFont(words);
        painter.setPen(Theme::current().secondary);
        painter.drawText(QPointF(x + bigSize.horizontalAdvance(figure.value) + 6, base), figure.words);
        x += width + 32;
    }
}

ProgressCard::ProgressCard(QWidget* parent)
    : Card(tr("Progress"), parent),
      m_legend(new CoverageLegend),
      m_total(new Text({}, TextRole::Small, Ink::Secondary)),
      m_fill(makeButton(tr("Fill gaps"), ButtonKind::Normal, u"gap"_s, ControlSize::Card)),
      m_figures(new FigureLine),
      m_map(new CoverageMap)
{
    auto* reindex = makeButton(tr("Reindex range…"), ButtonKind::Normal, {}, ControlSize::Card);
    m_total->setFigures(true);
    head()->setHeight(44);
    head()->addLeft(m_legend);
    head()->addLeft(m_total);
    head()->addRight(m_fill);
    head()->addRight(reindex);
    auto* box = addPadded();
    box->setSpacing(6);
    box->addWidget(m_figures);
    box->addWidget(m_map);
    connect(reindex, &QPushButton::clicked, this, [this] { Q_EMIT reindexRequested({}); });
    connect(m_fill, &QPushButton::clicked, this, &ProgressCard::fillRequested);
    connect(m_map, &CoverageMap::reindexRequested, this,
            [this](const Interval& range) { Q_EMIT reindexRequested(range); });
}

void ProgressCard::setChain(const ChainSnapshot& chain)
{
    const CoverageData data = CoverageData::of(chain);
    if (!(data == m_map->data()))
        m_map->setData(data);
    m_map->setAccessibleName(tr("Coverage of %1").arg(chain.name));
    const qint64 done = blocksOf(chain.covered), inFlight = blocksOf(chain.inFlight);
    m_legend->setCounts(done, inFlight, chain.waitingBlocks, chain.gapBlocks, blocksOf(chain.proven));
    const qint64 all = std::max<qint64>(0, data.to - data.from + 1);
    m_total->setText(chain.head ? tr("of %1 blocks", nullptr, format::plural(all)).arg(format::number(all))
                                : QString());
    m_fill->setVisible(chain.gapBlocks > 0);

    std::vector<FigureLine::Figure> figures;
    figures.push_back({chain.head ? format::share(chain.done) : format::none(), tr("done")});
    figures.push_back({chain.live ? format::rate(chain.blocksPerSecond) : format::none(), tr("blocks/s")});
    figures.push_back({chain.live ? format::rate(chain.rowsPerSecond) : format::none(), tr("rows/s")});
    if (chain.remainingSeconds && *chain.remainingSeconds > 0) {
        const QDateTime doneAt = QDateTime::currentDateTimeUtc().addSecs(qint64(*chain.remainingSeconds));
        figures.push_back(
            {format::estimate(*chain.remainingSeconds), tr("left, completes around %1").arg(format::clock(doneAt))});
    }
    if (chain.gapBlocks > 0) {
        const QString blocks =
            tr("%1 blocks", nullptr, format::plural(chain.gapBlocks)).arg(format::number(chain.gapBlocks));
        figures.push_back(
            {format::number(qint64(chain.gaps.size())),
             tr("gaps, %1", "behind their number, with the blocks in them", int(chain.gaps.size())).arg(blocks)});
    }
    if (chain.queueDepth > 0)
        figures.push_back({format::number(chain.queueDepth),
                           tr("queued, oldest %1").arg(format::duration(chain.queueOldestSeconds))});
    m_figures->setFigures(figures);
}

}  // namespace signalbox::ui
