// SPDX-License-Identifier: GPL-3.0-or-later

#include "chains/chain_page.h"

#include <QGridLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "actions/backfill_offers.h"
#include "actions/chain_actions.h"
#include "chains/command_jobs.h"
#include "chains/endpoint_sheet.h"
#include "chains/endpoint_test_sheet.h"
#include "chains/endpoints_card.h"
#include "chains/facts_bar.h"
#include "chains/indexing_card.h"
#include "chains/lag_card.h"
#include "chains/limit_card.h"
#include "chains/log_card.h"
#include "chains/progress_card.h"
#include "chains/settings_card.h"
#include "chains/stream_sheet.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "models/chain_words.h"
#include "queue/queue_strip.h"
#include "signalbox/literals.h"
#include "theme/icon.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/message_bar.h"
#include "widgets/state_chip.h"
#include "widgets/time_range.h"

namespace signalbox::ui {

ChainPage::ChainPage(ScreenContext* context, ChainActions* actions, QWidget* parent)
    : ScrollPage(parent),
      m_context(context),
      m_actions(actions),
      m_id(new Text({}, TextRole::Mono, Ink::Secondary, this)),
      m_chip(new StateChip(this)),
      m_pause(makeButton(tr("Pause"), ButtonKind::Normal, u"pause"_s, ControlSize::Normal, this)),
      m_gaps(makeButton(tr("Check for gaps"), ButtonKind::Normal, {}, ControlSize::Normal, this)),
      m_more(makeIconButton(u"more"_s, tr("More actions"), ControlSize::Normal, ButtonKind::Normal, this)),
      m_menu(new QMenu(m_more)),
      m_offers(new BackfillOffers(actions, context->desk, this)),
      m_offer(new MessageBar(this)),
      m_grid(new QGridLayout),
      m_facts(new FactsBar),
      m_queue(new QueueStrip(context)),
      m_jobs(new CommandJobs),
      m_progress(new ProgressCard),
      m_lag(new LagCard(context->time)),
      m_limit(new LimitCard),
      m_reorgs(new ReorgsCard(context->desk)),
      m_indexing(new IndexingCard),
      m_endpoints(new EndpointsCard(context->desk)),
      m_streams(new StreamsCard(context->desk)),
      m_log(new LogCard),
      m_quarantine(new QuarantineCard(context->desk)),
      m_settings(new SettingsCard)
{
    m_more->setMenu(m_menu);
    m_more->setPopupMode(QToolButton::InstantPopup);
    for (QWidget* part : {static_cast<QWidget*>(m_id), static_cast<QWidget*>(m_chip), static_cast<QWidget*>(m_pause),
                          static_cast<QWidget*>(m_gaps), static_cast<QWidget*>(m_more)})
        part->hide();
    m_id->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column()->addWidget(m_facts);
    column()->addWidget(m_offer);
    m_offer->hide();
    column()->addWidget(m_jobs);
    column()->addWidget(m_progress);
    column()->addWidget(m_queue);
    m_grid->setSpacing(12);
    column()->addLayout(m_grid);
    column()->addStretch(1);
    arrange();
    m_storedTimer.setInterval(10000);
    connect(&m_storedTimer, &QTimer::timeout, this, &ChainPage::askStored);
    connectCards();
}

void ChainPage::connectCards()
{
    connect(m_menu, &QMenu::aboutToShow, this, [this] {
        m_menu->clear();
        m_actions->fillMenu(m_menu, {m_caip2});
        if (const SyncAlert* offer = m_offers->of(m_caip2)) {
            m_menu->addSeparator();
            const QString label = offer->kind == SyncAlert::Kind::Edited ? tr("Reindex for added registries…")
                                                                         : tr("Backfill new catalog tables…");
            connect(m_menu->addAction(icon(u"download"_s), label), &QAction::triggered, this,
                    [this] { m_offers->reindex(m_caip2); });
        }
    });
    connect(m_offers, &BackfillOffers::changed, this, &ChainPage::showOffer);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (const ChainSnapshot* chain = shown())
            m_actions->send(ChainActions::canResume(*chain) ? Arguments(arguments::ChainResume{})
                                                            : Arguments(arguments::ChainPause{}),
                            m_caip2);
    });
    connect(m_gaps, &QPushButton::clicked, this, [this] { m_actions->send(arguments::ScanGaps{}, m_caip2); });
    connect(m_progress, &ProgressCard::reindexRequested, this,
            [this](const std::optional<Interval>& range) { m_actions->reindex(m_caip2, range); });
    connect(m_jobs, &CommandJobs::reindexRequested, this,
            [this](const QString& caip2, const Interval& range) { m_actions->reindex(caip2, range); });
    connect(m_progress, &ProgressCard::fillRequested, this,
            [this] { m_actions->send(arguments::FillGaps{}, m_caip2); });
    connect(m_limit, &LimitCard::addEndpointRequested, this, &ChainPage::addEndpoint);
    connect(m_endpoints, &EndpointsCard::addRequested, this, &ChainPage::addEndpoint);
    connect(m_endpoints, &EndpointsCard::tryRequested, this,
            [this] { m_actions->send(arguments::RetryNow{}, m_caip2); });
    connect(m_endpoints, &EndpointsCard::testRequested, this, [this](const EndpointSnapshot& endpoint) {
        if (const ChainSnapshot* chain = shown(); chain && m_engine)
            (new EndpointTestSheet(m_engine, *chain, endpoint, this))->open();
    });
    connect(m_endpoints, &EndpointsCard::removeRequested, this,
            [this](const EndpointSnapshot& endpoint) { m_actions->removeEndpoint(m_caip2, endpoint); });
    connect(m_endpoints, &EndpointsCard::enableRequested, this, [this](const EndpointSnapshot& endpoint, bool enabled) {
        arguments::EndpointEdit edit;
        edit.id = endpoint.id;
        edit.enabled = enabled;
        m_actions->send(edit, m_caip2);
    });
    connect(m_endpoints, &EndpointsCard::moveRequested, this, [this](const EndpointSnapshot& endpoint, int by) {
        const ChainSnapshot* chain = shown();
        if (!chain)
            return;
        std::vector<EndpointSnapshot> order = chain->endpoints;
        std::stable_sort(order.begin(), order.end(),
                         [](const EndpointSnapshot& a, const EndpointSnapshot& b) { return a.priority < b.priority; });
        for (int at = 0; at < int(order.size()); ++at) {
            if (order[size_t(at)].id != endpoint.id || at + by < 0 || at + by >= int(order.size()))
                continue;
            std::swap(order[size_t(at)], order[size_t(at + by)]);
            break;
        }
        for (int rank = 0; rank < int(order.size()); ++rank)
            if (order[size_t(rank)].priority != rank) {
                arguments::EndpointEdit edit;
                edit.id = order[size_t(rank)].id;
                edit.priority = rank;
                m_actions->send(edit, m_caip2);
            }
    });
    connect(m_endpoints, &EndpointsCard::editRequested, this, [this](const EndpointSnapshot& endpoint) {
        if (const ChainSnapshot* chain = shown(); chain && m_engine)
            (new EndpointSheet(m_engine, *chain, &endpoint, this, [this](const Command& command) {
                m_actions->send(command);
            }))->open();
    });
    connect(m_streams, &StreamsCard::addRequested, this, [this] {
        if (const ChainSnapshot* chain = shown(); chain && m_engine)
            (new StreamSheet(m_engine, *chain, this, [this](const Command& command) {
                m_actions->send(command);
            }))->open();
    });
    connect(m_streams, &StreamsCard::removeRequested, this,
            [this](const StreamSnapshot& stream) { m_actions->removeStream(m_caip2, stream); });
    connect(m_quarantine, &QuarantineCard::retryRequested, this, [this](const QuarantineRow& row) {
        m_actions->send(arguments::QuarantineRetry{row.block, row.position}, m_caip2);
    });
    connect(m_quarantine, &QuarantineCard::skipRequested, this, [this](const QuarantineRow& row) {
        m_actions->send(arguments::QuarantineSkip{row.block, row.position}, m_caip2);
    });
    connect(m_settings, &SettingsCard::saveRequested, this,
            [this](const arguments::ChainEdit& edit) { m_actions->send(edit, m_caip2); });
    if (m_context->time) {
        connect(m_context->time, &TimeScope::changed, this, [this] {
            if (m_watched)
                m_lag->ask();
        });
        connect(m_context->time, &TimeScope::tick, this, [this] {
            if (m_watched)
                m_lag->ask();
        });
    }
}

QList<QWidget*> ChainPage::headLeft() const
{
    return m_narrow ? QList<QWidget*>{m_chip} : QList<QWidget*>{m_id, m_chip};
}

QList<QWidget*> ChainPage::headRight() const
{
    return m_narrow ? QList<QWidget*>{m_pause, m_more}
                    : QList<QWidget*>{m_pause, m_gaps, m_more};  // the menu contains m_gaps, too
}

void ChainPage::arrange()
{
    for (QWidget* card :
         {static_cast<QWidget*>(m_lag), static_cast<QWidget*>(m_limit), static_cast<QWidget*>(m_reorgs),
          static_cast<QWidget*>(m_indexing), static_cast<QWidget*>(m_endpoints), static_cast<QWidget*>(m_streams),
          static_cast<QWidget*>(m_log), static_cast<QWidget*>(m_quarantine), static_cast<QWidget*>(m_settings)})
        m_grid->removeWidget(card);
    m_arranged = shown() ? shown()->features : Features();
    const bool forks = m_arranged.testFlag(Feature::Forks), streams = m_arranged.testFlag(Feature::Streams);
    m_reorgs->setVisible(forks);
    m_streams->setVisible(streams);
    m_indexing->setVisible(!forks);
    QWidget* third = forks ? static_cast<QWidget*>(m_reorgs) : m_indexing;
    if (m_narrow) {
        m_grid->addWidget(m_lag, 0, 0, 1, 10, Qt::AlignTop);
        m_grid->addWidget(m_limit, 0, 10, 1, 10);
        m_grid->addWidget(m_endpoints, 1, 0, 1, 20);
        if (streams)
            m_grid->addWidget(m_streams, 2, 0, 1, 20);
        m_grid->addWidget(third, 3, 0, 1, 10);
        m_grid->addWidget(m_settings, 3, 10, 1, 10);
        m_grid->addWidget(m_quarantine, 4, 0, 1, 20);
        m_grid->addWidget(m_log, 5, 0, 1, 20);
    } else {
        m_grid->addWidget(m_lag, 0, 0, 1, 8);
        m_grid->addWidget(m_limit, 0, 8, 1, 6);
        m_grid->addWidget(third, 0, 14, 1, 6);
        m_grid->addWidget(m_endpoints, 1, 0, 1, 20);
        if (streams)
            m_grid->addWidget(m_streams, 2, 0, 1, 11);
        m_grid->addWidget(m_log, 2, streams ? 11 : 0, 1, streams ? 9 : 20);
        m_grid->addWidget(m_quarantine, 3, 0, 1, 13);
        m_grid->addWidget(m_settings, 3, 13, 1, 7);
    }
    for (int column = 0; column < 20; ++column)
        m_grid->setColumnStretch(column, 1);
    m_lag->setSmall(m_narrow);
    m_endpoints->setNarrow(m_narrow);
    if (const ChainSnapshot* chain = shown())
        m_endpoints->setChain(*chain);
}

void ChainPage::setNarrow(bool narrow)
{
    m_narrowWindow = narrow;
    fit();
}

void ChainPage::resizeEvent(QResizeEvent* event)
{
    ScrollPage::resizeEvent(event);
    fit();
}

/// Next to the full rail, three cards in a row and all actions need a wider window.
void ChainPage::fit()
{
    if (const bool narrow = m_narrowWindow || width() < 1000; narrow != std::exchange(m_narrow, narrow)) {
        arrange();
        Q_EMIT narrowChanged();
    }
}

void ChainPage::setEngine(Engine* engine)
{
    m_engine = engine;
    m_offers->setEngine(engine);
    m_queue->setEngine(engine);
    m_jobs->setEngine(engine);
    m_lag->setEngine(engine);
    m_log->setEngine(engine);
}

void ChainPage::setChain(const QString& caip2)
{
    if (m_caip2 == caip2)
        return;
    QScrollBar* bar = area()->verticalScrollBar();
    m_places.insert(m_caip2, bar->value());
    m_caip2 = caip2;
    m_wantsFailed = false;
    QTimer::singleShot(0, this, [this, bar] { bar->setValue(m_places.value(m_caip2)); });
    m_failedSeen = -1;
    ++m_ticket;
    showOffer();
    arrange();
    m_indexing->clear();
    m_reorgs->setReorgs({});
    m_reorgs->setLoading(true);
    m_quarantine->setItems({});
    m_queue->setChain(caip2);
    m_jobs->setChain(caip2);
    m_log->setChain(caip2);
    setSnapshot(m_snapshot);
    if (m_watched)
        askStored();
}

void ChainPage::setSnapshot(const SnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    const ChainSnapshot* chain = shown();
    if (!chain)
        return;
    if (chain->features != m_arranged) {
        arrange();
        if (m_watched)
            askStored();
    }
    if (m_watched && m_context->time)
        m_context->time->setAdded(chain->addedAt);
    showHead(*chain);
    showFailure(*chain);
    m_facts->setChain(*chain);
    m_progress->setChain(*chain);
    m_lag->setChain(*chain);
    m_limit->setChain(*chain);
    m_endpoints->setChain(*chain);
    m_streams->setChain(*chain);
    m_settings->setChain(*chain);
    if (m_watched && chain->failedItems != m_failedSeen) {
        m_failedSeen = chain->failedItems;
        askStored();
    }
}

void ChainPage::showHead(const ChainSnapshot& chain)
{
    m_id->setText(chain.caip2);
    m_chip->setChain(chain);
    m_chip->setToolTip(chain.caip2);
    const bool resume = ChainActions::canResume(chain);
    m_pause->setText(resume ? tr("Resume") : tr("Pause"));
    m_pause->setAccessibleName(m_pause->text());
    m_pause->setIcon(icon(resume ? u"play"_s : u"pause"_s));
    m_pause->setEnabled(m_engine && (resume || ChainActions::canPause(chain)));
    m_gaps->setEnabled(m_engine && chain.state != ChainState::Deleted && chain.state != ChainState::Deleting);
    m_more->setEnabled(m_engine);
}

void ChainPage::showFailure(const ChainSnapshot& chain)
{
    // Problems that stop a chain are shown above every screen; this bar is only for the one that an action of this page
    // resolves.
    const bool ours = chain.failure && chain.failure->error.code == u"REORG_TOO_DEEP"_s;
    const QString key = ours ? chain.caip2 + chain.failure->since.toString(Qt::ISODate) : QString();
    if (!ours || m_dismissed.contains(key)) {
        delete m_failure;
        m_failure = nullptr;
        return;
    }
    if (!m_failure) {
        m_failure = new MessageBar;
        column()->insertWidget(1, m_failure);
        connect(m_failure, &MessageBar::dismissed, this, [this](const QString& dismissed) {
            m_dismissed.insert(dismissed);
            m_failure->deleteLater();
            m_failure = nullptr;
        });
    }
    const Failure& failure = *chain.failure;
    BarMessage message;
    message.key = key;
    message.state = State::Error;
    message.what = tr("Reorg below the finalized block since %1:").arg(format::clock(failure.since));
    message.text = tr(
        "Nothing is undone automatically. Rewind to a block that both branches share; later blocks are fetched again.");
    message.actions.push_back({u"rewind"_s, tr("Rewind to block…"), false, [this] { m_actions->rewind(m_caip2); }});
    m_failure->set(message);
}

/// Offers to backfill catalog additions for blocks that were stored before them.
void ChainPage::showOffer()
{
    const auto message = m_offers->message(m_caip2, false);
    if (message)
        m_offer->set(*message);
    m_offer->setVisible(message.has_value());
}

void ChainPage::setWatched(bool watched)
{
    m_watched = watched;
    m_queue->setWatched(watched);
    m_log->setWatched(watched);
    if (watched) {
        m_storedTimer.start();
        refresh();
    } else {
        m_storedTimer.stop();
    }
}

void ChainPage::refresh()
{
    m_lag->ask();
    askStored();
}

void ChainPage::askStored()
{
    if (!m_engine || m_caip2.isEmpty())
        return;
    const quint64 ticket = ++m_ticket;
    m_offers->ask();
    if (!has(Feature::Forks)) {
        whenAnswered(m_engine->indexing(m_caip2), this, [this, ticket](const Expected<IndexingReport>& answer) {
            if (ticket != m_ticket)
                return;
            if (answer)
                m_indexing->setReport(*answer);
            else
                m_indexing->setFailure(engineWords(answer.error()));
        });
    }
    whenAnswered(m_engine->reorgs(m_caip2, 100), this, [this, ticket](const Expected<std::vector<ReorgRow>>& answer) {
        if (ticket != m_ticket)
            return;
        m_reorgs->setLoading(false);
        if (!answer)
            return m_reorgs->setEmpty(engineWords(answer.error()));
        m_reorgs->setReorgs(*answer);
        m_lag->setReorgs(*answer);
    });
    whenAnswered(m_engine->quarantine(m_caip2, 200), this,
                 [this, ticket](const Expected<std::vector<QuarantineRow>>& answer) {
                     if (ticket != m_ticket || !answer)
                         return;
                     m_quarantine->setItems(*answer);
                     if (m_wantsFailed)
                         showFailed();
                 });
}

void ChainPage::showFailed()
{
    const bool there = m_quarantine->view()->model()->rowCount() > 0;
    m_wantsFailed = !there;
    QTimer::singleShot(0, this, [this, there] {
        area()->ensureWidgetVisible(m_quarantine, 0, 16);
        if (there)
            m_quarantine->view()->setFocus(Qt::OtherFocusReason);
    });
}

void ChainPage::addEndpoint()
{
    if (const ChainSnapshot* chain = shown(); chain && m_engine)
        (new EndpointSheet(m_engine, *chain, nullptr, this, [this](const Command& command) {
            m_actions->send(command);
        }))->open();
}

}  // namespace signalbox::ui
