// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/sync_screen.h"

#include <QHeaderView>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "actions/backfill_offers.h"
#include "actions/chain_actions.h"
#include "crosschain/sync_actions.h"
#include "crosschain/sync_badge.h"
#include "crosschain/sync_filter.h"
#include "crosschain/sync_health.h"
#include "crosschain/sync_jobs.h"
#include "crosschain/sync_lag_card.h"
#include "crosschain/sync_model.h"
#include "crosschain/sync_pane.h"
#include "crosschain/sync_poll.h"
#include "crosschain/sync_tiles.h"
#include "crosschain/sync_view.h"
#include "crosschain/sync_words.h"
#include "language/engine_words.h"
#include "models/overview_totals.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/empty_state.h"
#include "widgets/format.h"
#include "widgets/message_bar.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

namespace {
constexpr int tableWidth = 900;
using CellState = SyncCell::State;
}  // namespace

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
      m_filter(new SyncFilter(m_model, m_view)),
      m_actions(new SyncActions(m_model, m_view, this)),
      m_poll(new SyncPoll(context->time, this)),
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
    connectParts();
}

void SyncScreen::connectParts()
{
    connect(m_resync, &QPushButton::clicked, m_actions, &SyncActions::resync);
    connect(m_tiles, &SyncTiles::chainsWanted, this, [this] { context().go(u"chains"_s); });
    connect(m_tiles, &SyncTiles::stateWanted, m_filter, &Segments::setCurrent);
    connect(m_pane, &SyncPane::repairWanted, m_actions, &SyncActions::repairChosen);
    connect(m_pane, &SyncPane::resyncWanted, m_actions, &SyncActions::resync);
    connect(m_pane, &SyncPane::fillWanted, m_offers, &BackfillOffers::reindex);
    connect(m_offers, &BackfillOffers::changed, this, &SyncScreen::showOffers);
    connect(m_pane, &SyncPane::countWanted, m_actions, &SyncActions::count);
    connect(m_pane, &SyncPane::moreWanted, m_actions, &SyncActions::showMenu);
    connect(m_actions, &SyncActions::counting, m_pane, &SyncPane::setCounting);
    connect(m_actions, &SyncActions::counted, m_poll, &SyncPoll::askAgain);
    connect(m_actions, &SyncActions::chainWanted, this,
            [this](const QString& caip2) { context().go(u"chains/"_s + caip2); });
    connect(m_poll, &SyncPoll::asked, m_offers, &BackfillOffers::ask);
    connect(m_poll, &SyncPoll::arrived, this, &SyncScreen::take);
    connect(m_poll, &SyncPoll::failed, this,
            [this](const Error& error) { m_matrix->head()->setNote(engineWords(error)); });
    connect(m_jobs, &SyncJobs::allWanted, this, [this] { context().go(u"activity/jobs"_s); });
    connect(m_jobs, &SyncJobs::ended, this, [this](const CommandStatus& status) {
        m_poll->ask();
        if (status.verb == Verb::Repair && isWatched())
            m_health->check();
    });
    connect(m_health, &SyncHealth::repairWanted, this, [this](const QStringList& chains) {
        SyncChoice all;
        for (const QString& caip2 : chains)
            all[caip2] = {};
        m_actions->repair(all);
    });
}

QWidget* SyncScreen::makeMatrixCard()
{
    auto* more = makeIconButton(u"more"_s, tr("Actions for the selection"), ControlSize::Card);
    m_matrix->head()->setHeight(44);
    m_matrix->head()->setLine(true);
    m_matrix->head()->addLeft(m_filter);
    m_matrix->head()->addRight(more);
    m_matrix->body()->addWidget(m_view);
    m_matrix->body()->addStretch(1);
    m_matrix->keepCorners();
    m_matrix->setMinimumWidth(360);
    connect(more, &QToolButton::clicked, this,
            [this, more] { m_actions->showMenu(more->mapToGlobal(QPoint(0, more->height()))); });
    connect(m_view, &SyncView::menuWanted, m_actions, &SyncActions::showMenu);
    connect(m_view, &SyncView::chosenChanged, this, &SyncScreen::showChosen);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SyncScreen::showChosen);
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
    m_poll->setEngine(engine);
    m_actions->setEngine(engine);
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
    m_poll->setWatched(visible);
    if (!visible)
        return;
    if (snapshot())
        context().time->setAdded(oldestAdded(*snapshot()));
    refresh();
}

void SyncScreen::refresh()
{
    m_poll->askAgain();
    m_chart->ask();
    if (isWatched()) {
        m_health->check();
        m_jobs->load();
    }
}

void SyncScreen::take(const SyncMatrix& matrix)
{
    m_matrix->head()->setNote({});
    m_model->setMatrix(matrix);
    if (!m_wanted.first.isEmpty()) {
        chooseWanted();
    } else if (!m_view->currentIndex().isValid()) {
        m_view->chooseWorst();
    }
    arrange();
    m_filter->renew();
    m_tiles->set(*m_model, snapshot().get());
    m_chart->setMatrix(matrix);
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
    m_filter->setVisible(!narrow);
    if (narrow)
        m_filter->setCurrent(u"all"_s);
    arrange();
    Q_EMIT headChanged();
}

std::vector<PaletteCommand> SyncScreen::commands()
{
    if (!engine() || !snapshot() || !anyHas<Feature::GlobalTables>(*snapshot()))
        return {};
    return m_actions->commands(tr("Sync"), [this] { context().go(u"sync"_s); });
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

void SyncScreen::chooseWanted()
{
    const auto [caip2, entity] = std::exchange(m_wanted, {});
    if (entity.isEmpty())
        m_view->chooseWorst(caip2);
    else
        m_view->choose(caip2, entity);
}

QString SyncScreen::address() const
{
    const SyncCell* cell = m_model->cell(m_view->currentIndex());
    return cell ? cell->caip2 + QLatin1Char('/') + cell->entity : QString();
}

/// The same counts as in the first tile; without errors, the number of ok cells.
StatusNote SyncScreen::statusNote() const
{
    QStringList words;
    for (const CellState state : {CellState::Error, CellState::Behind})
        if (const int count = m_model->count(state); count > 0)
            words << tr("%1 %2", "count, state").arg(format::number(qint64(count)), syncWord(state));
    if (const int ok = m_model->count(CellState::Ok); words.isEmpty() && ok > 0)
        words << tr("%1 %2", "count, state").arg(format::number(qint64(ok)), syncWord(CellState::Ok));
    if (words.isEmpty())
        return {};
    StatusNote note{tr("sync %1", "counts by state").arg(words.join(u" · "_s)), tr("Cells of the matrix by state"),
                    u"sync"_s};
    if (const SyncCell* worst = m_model->worst())
        note.address += QLatin1Char('/') + worst->caip2 + QLatin1Char('/') + worst->entity;
    return note;
}

void SyncScreen::showOffers()
{
    std::vector<BarMessage> messages;
    for (const SyncAlert& alert : m_offers->all())
        if (auto message = m_offers->message(alert.caip2, true); message && alert.kind == SyncAlert::Kind::Unfilled)
            messages.push_back(std::move(*message));
    m_bars->setMessages(u"backfill"_s, std::move(messages));
    showChosen();
}

void SyncScreen::showChosen()
{
    const auto cells = m_view->chosen();
    m_chart->setChosen(cells);
    const SyncMatrix& matrix = m_model->matrix();
    if (cells.empty())
        return m_pane->showNothing();
    if (cells.size() > 1) {
        int wrong = 0;
        for (const auto& [caip2, entity] : cells)
            if (const SyncCell* cell = matrix.cell(caip2, entity))
                wrong += isCurable(*cell);
        return m_pane->showMany(int(cells.size()), wrong);
    }
    const SyncCell* cell = matrix.cell(cells.front().first, cells.front().second);
    for (const SyncChain& chain : matrix.chains)
        if (cell && chain.caip2 == cell->caip2)
            m_pane->showCell(*cell, chain, cell->needsBackfill ? m_offers->of(cell->caip2) : nullptr);
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
