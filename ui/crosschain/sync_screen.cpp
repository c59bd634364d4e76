// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/sync_screen.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "actions/backfill_offers.h"
#include "actions/chain_actions.h"
#include "crosschain/sync_badge.h"
#include "crosschain/sync_health.h"
#include "crosschain/sync_jobs.h"
#include "crosschain/sync_lag_card.h"
#include "crosschain/sync_model.h"
#include "crosschain/sync_pane.h"
#include "crosschain/sync_tiles.h"
#include "crosschain/sync_view.h"
#include "crosschain/sync_words.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "models/overview_totals.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/empty_state.h"
#include "widgets/message_bar.h"
#include "widgets/segments.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

namespace {
constexpr int askMs = 3000, tableWidth = 900;
}

SyncScreen::SyncScreen(ScreenContext* context, QWidget* parent)
    : Screen(context, parent),
      m_pages(new QStackedWidget),
      m_empty(new EmptyState(u"sync"_s)),
      m_subtitle(new Text(tr("Canopy chains to canopyx_global"), TextRole::Small, Ink::Secondary)),
      m_resync(makeButton(tr("Resync…"), ButtonKind::Normal, u"refresh"_s)),
      m_offers(new BackfillOffers(new ChainActions([this] { return this->engine(); }, this), context->desk, this)),
      m_bars(new MessageStack),
      m_tiles(new SyncTiles),
      m_model(new SyncModel(this)),
      m_view(new SyncView(m_model)),
      m_segments(new Segments(tr("State of the cells"))),
      m_matrix(new Card(tr("State and lag"))),
      m_pane(new SyncPane),
      m_chart(new SyncLagCard(context->time)),
      m_jobs(new SyncJobs),
      m_health(new SyncHealth(context->desk)),
      m_lower(new QBoxLayout(QBoxLayout::LeftToRight))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_pages);
    auto* page = new ScrollPage;
    m_page = page;
    m_bars->layout()->setContentsMargins(0, 0, 0, 0);
    page->column()->addWidget(m_bars);
    page->column()->addWidget(m_tiles);
    auto* upper = new QHBoxLayout;
    upper->setSpacing(12);
    upper->addWidget(makeMatrixCard(), 1);
    upper->addWidget(m_pane);
    page->column()->addLayout(upper);
    m_lower->setSpacing(12);
    m_lower->addWidget(m_chart, 3);
    m_lower->addWidget(m_jobs, 2);
    m_chart->setMinimumHeight(230);
    page->column()->addLayout(m_lower);
    page->column()->addWidget(m_health);
    page->column()->addStretch(1);
    m_pages->addWidget(page);
    m_pages->addWidget(m_empty);
    m_empty->setText(
        tr("Cross-chain sync from Canopy chains to the global tables is shown here. Add a Canopy chain to begin."));
    if (context->addChain)
        m_empty->setButton(tr("Add chain"), u"plus"_s, [this] { this->context().addChain(); });
    m_resync->setToolTip(tr("Selected cells; all chains if none is selected"));
    m_timer.setInterval(askMs);
    connect(&m_timer, &QTimer::timeout, this, &SyncScreen::ask);
    connect(m_resync, &QPushButton::clicked, this, &SyncScreen::resync);
    connect(m_tiles, &SyncTiles::chainsWanted, this, [this] { this->context().go(u"chains"_s); });
    connect(m_tiles, &SyncTiles::stateWanted, m_segments, &Segments::setCurrent);
    connect(m_pane, &SyncPane::repairWanted, this, &SyncScreen::repairChosen);
    connect(m_pane, &SyncPane::resyncWanted, this, &SyncScreen::resync);
    connect(m_pane, &SyncPane::fillWanted, m_offers, &BackfillOffers::reindex);
    connect(m_offers, &BackfillOffers::changed, this, &SyncScreen::showOffers);
    connect(m_pane, &SyncPane::countWanted, this, &SyncScreen::measure);
    connect(m_pane, &SyncPane::moreWanted, this, &SyncScreen::showMenu);
    connect(m_jobs, &SyncJobs::allWanted, this, [this] { this->context().go(u"activity/jobs"_s); });
    connect(m_jobs, &SyncJobs::ended, this, [this](const CommandStatus& status) {
        ask();
        if (status.verb == Verb::Repair && isWatched())
            m_health->check();
    });
    connect(m_health, &SyncHealth::repairWanted, this, [this](const QStringList& chains) {
        std::map<QString, QStringList> all;
        for (const QString& caip2 : chains)
            all[caip2] = {};
        repair(all);
    });
    connect(context->time, &TimeScope::changed, this, [this] {
        if (this->context().time->isLive())
            ask();
    });
}

QWidget* SyncScreen::makeMatrixCard()
{
    auto* more = makeIconButton(u"more"_s, tr("Actions for the selection"), ControlSize::Card);
    m_matrix->head()->setHeight(44);
    m_matrix->head()->setLine(true);
    m_matrix->head()->addLeft(m_segments);
    m_matrix->head()->addRight(more);
    m_matrix->body()->addWidget(m_view);
    m_matrix->body()->addStretch(1);
    m_matrix->keepCorners();
    m_matrix->setMinimumWidth(360);
    connect(more, &QToolButton::clicked, this,
            [this, more] { showMenu(more->mapToGlobal(QPoint(0, more->height()))); });
    connect(m_segments, &Segments::currentChanged, this, &SyncScreen::filter);
    connect(m_view, &SyncView::menuWanted, this, &SyncScreen::showMenu);
    connect(m_view, &SyncView::chosenChanged, this, &SyncScreen::showChosen);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SyncScreen::showChosen);
    showSegments();
    return m_matrix;
}

QString SyncScreen::title() const
{
    return tr("Sync");
}

QList<QWidget*> SyncScreen::headLeft()
{
    return isNarrow() ? QList<QWidget*>() : QList<QWidget*>{m_subtitle};
}

QList<QWidget*> SyncScreen::headRight()
{
    return {m_resync};
}

void SyncScreen::setEngine(Engine* engine)
{
    Screen::setEngine(engine);
    ++m_ticket;
    m_asking = m_checked = false;
    m_chart->setEngine(engine);
    m_jobs->setEngine(engine);
    m_offers->setEngine(engine);
    m_health->setEngine(engine);
    m_resync->setEnabled(engine && snapshot() && anyHas<Feature::GlobalTables>(*snapshot()));
    if (isWatched())
        refresh();
}

void SyncScreen::setSnapshot(const SnapshotPtr& snapshot)
{
    Screen::setSnapshot(snapshot);
    if (!snapshot)
        return;
    if (isWatched() && context().time->isLive())
        context().time->setAdded(oldestAdded(*snapshot));
    const bool settled = snapshot->engine == EngineState::Running || snapshot->engine == EngineState::DatabaseAway;
    m_resync->setEnabled(engine() && anyHas<Feature::GlobalTables>(*snapshot));
    m_pages->setCurrentWidget(settled && !anyHas<Feature::GlobalTables>(*snapshot) ? static_cast<QWidget*>(m_empty)
                                                                                   : m_page);
    m_tiles->set(*m_model, snapshot.get());
}

void SyncScreen::watched(bool visible)
{
    m_chart->setWatched(visible);
    if (visible) {
        if (snapshot())
            context().time->setAdded(oldestAdded(*snapshot()));
        m_timer.start();
        refresh();
    } else {
        m_timer.stop();
    }
}

void SyncScreen::refresh()
{
    m_asking = false;
    ask();
    m_chart->ask();
    if (isWatched()) {
        m_health->check();
        m_jobs->load();
    }
}

void SyncScreen::ask()
{
    SyncQueries* sync = engine() ? engine()->sync() : nullptr;
    if (!sync || m_asking || !isWatched() || !context().time->isLive())
        return;
    m_asking = true;
    m_offers->ask();
    const quint64 ticket = ++m_ticket;
    whenAnswered(sync->matrix(), this, [this, ticket](const Expected<SyncMatrix>& answer) {
        if (ticket != m_ticket)
            return;
        m_asking = false;
        take(answer);
    });
}

void SyncScreen::take(const Expected<SyncMatrix>& answer)
{
    if (!answer) {
        m_matrix->head()->setNote(engineWords(answer.error()));
        return;
    }
    m_matrix->head()->setNote({});
    m_model->setMatrix(*answer);
    if (!m_wanted.first.isEmpty()) {
        chooseWanted();
    } else if (!m_view->currentIndex().isValid()) {
        chooseWorst();
    }
    arrange();
    showSegments();
    filter();
    m_tiles->set(*m_model, snapshot().get());
    m_chart->setMatrix(*answer);
    showChosen();
    Q_EMIT statusChanged();
}

void SyncScreen::arrange()
{
    m_view->setFixedHeight(m_view->wantedHeight());
    m_lower->setDirection(width() < tableWidth ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void SyncScreen::setNarrow(bool narrow)
{
    Screen::setNarrow(narrow);
    m_tiles->setNarrow(narrow);
    m_chart->setSmall(narrow);
    m_pane->setFixedWidth(narrow ? 280 : 308);
    m_segments->setVisible(!narrow);
    if (narrow)
        m_segments->setCurrent(u"all"_s);
    arrange();
    Q_EMIT headChanged();
}

std::vector<PaletteCommand> SyncScreen::commands()
{
    const auto action = [this](const QString& text, const QString& iconName, void (SyncScreen::*run)()) {
        return PaletteCommand{text, tr("Sync"), iconName, [this, run] {
                                  context().go(u"sync"_s);
                                  (this->*run)();
                              }};
    };
    if (!engine() || !snapshot() || !anyHas<Feature::GlobalTables>(*snapshot()))
        return {};
    return {action(tr("Resync selection"), u"refresh"_s, &SyncScreen::resync),
            action(tr("Repair selection"), u"check"_s, &SyncScreen::repairChosen),
            action(tr("Count the rows of the selected cell"), u"search"_s, &SyncScreen::measure),
            action(tr("Optimize selection"), u"database"_s, &SyncScreen::optimize)};
}

bool SyncScreen::open(const QString& rest)
{
    if (rest.isEmpty())
        return true;
    m_wanted = {rest.section(QLatin1Char('/'), 0, 0), rest.section(QLatin1Char('/'), 1)};
    if (m_model->rowCount() > 0)
        chooseWanted();
    return true;
}

QString SyncScreen::address() const
{
    const SyncCell* cell = m_model->cell(m_view->currentIndex());
    return cell ? cell->caip2 + QLatin1Char('/') + cell->entity : QString();
}

ScreenEntry syncScreenEntry(std::function<Engine*()> engine)
{
    ScreenEntry entry;
    entry.id = u"sync"_s;
    entry.icon = u"sync"_s;
    entry.title = [] { return SyncScreen::tr("Sync"); };
    entry.make = [](ScreenContext* context) { return new SyncScreen(context); };
    entry.shown = anyHas<Feature::GlobalTables>;
    entry.badge = [badge = std::make_shared<SyncBadge>(std::move(engine))](const WorkspaceSnapshot& snapshot) {
        return badge->look(snapshot);
    };
    return entry;
}

}  // namespace signalbox::ui
