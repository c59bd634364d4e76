// SPDX-License-Identifier: GPL-3.0-or-later

#include "overview/overview_screen.h"

#include <QLineEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "overview/overview_charts.h"
#include "overview/overview_table.h"
#include "overview/overview_tiles.h"
#include "queue/queue_tile.h"
#include "signalbox/literals.h"
#include "tables/data_table.h"
#include "widgets/empty_state.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

OverviewScreen::OverviewScreen(ScreenContext* context, QWidget* parent)
    : Screen(context, parent),
      m_pages(new QStackedWidget),
      m_empty(new EmptyState(u"overview"_s)),
      m_tiles(new OverviewTiles(context->desk)),
      m_queue(new QueueTile(context)),
      m_charts(new OverviewCharts(context->time)),
      m_table(new OverviewTable(context))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_pages);
    auto* page = new ScrollPage;
    m_page = page;
    page->column()->addWidget(m_tiles);
    page->column()->addWidget(m_charts);
    page->column()->addWidget(m_table, 1);
    m_table->setMinimumHeight(168);
    m_pages->addWidget(page);
    m_pages->addWidget(m_empty);
    m_tiles->add(m_queue);
    m_charts->setSmall(false);

    m_empty->setText(tr("Lag, rate and queue of every chain are shown here. Add a chain to begin."));
    if (context->addChain)
        m_empty->setButton(tr("Add chain"), u"plus"_s, [this] { this->context().addChain(); });
    connect(m_tiles, &OverviewTiles::opened, this, [this](const QString& address) { this->context().go(address); });
    connect(m_charts, &OverviewCharts::historyChanged, m_tiles, &OverviewTiles::setHistory);
    connect(context->time, &TimeScope::changed, this, &OverviewScreen::take);
}

QString OverviewScreen::title() const
{
    return tr("Overview");
}

void OverviewScreen::setEngine(Engine* engine)
{
    Screen::setEngine(engine);
    m_queue->setEngine(engine);
    m_charts->setEngine(engine);
    m_table->setEngine(engine);
}

void OverviewScreen::setSnapshot(const SnapshotPtr& snapshot)
{
    Screen::setSnapshot(snapshot);
    take();
}

void OverviewScreen::take()
{
    const SnapshotPtr& newest = snapshot();
    if (!newest || newest == m_shown || (m_shown && !context().time->isLive()))
        return;
    m_shown = newest;
    const OverviewTotals totals = OverviewTotals::of(*newest);
    if (isWatched())
        context().time->setAdded(oldestAdded(*newest));
    const bool live = std::any_of(newest->chains.begin(), newest->chains.end(),
                                  [](const ChainSnapshot& chain) { return chain.live; });
    const bool settled = newest->engine == EngineState::Running || newest->engine == EngineState::DatabaseAway;
    m_pages->setCurrentWidget(totals.chains == 0 && settled ? static_cast<QWidget*>(m_empty) : m_page);
    m_tiles->setTotals(totals, live);
    m_charts->setSnapshot(newest);
    m_table->setSnapshot(*newest, totals);
}

void OverviewScreen::refresh()
{
    m_charts->ask();
    m_table->askLag();
}

QWidget* OverviewScreen::findField()
{
    return m_table->table()->filterField();
}

void OverviewScreen::watched(bool visible)
{
    if (visible && m_shown)
        context().time->setAdded(oldestAdded(*m_shown));
    m_queue->setWatched(visible);
    m_charts->setWatched(visible);
    m_table->setWatched(visible);
}

void OverviewScreen::resizeEvent(QResizeEvent* event)
{
    Screen::resizeEvent(event);
    m_table->setRoom(width() - 34);  // less the padding of the page and the edges of the card
}

void OverviewScreen::setNarrow(bool narrow)
{
    Screen::setNarrow(narrow);
    m_tiles->setSmall(narrow);
    m_charts->setSmall(narrow);
    m_table->setNarrow(narrow);
}

}  // namespace signalbox::ui
