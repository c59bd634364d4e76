// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/portfolio_page.h"

#include <QVBoxLayout>

#include "actions/action_notes.h"
#include "balances/chain_bars.h"
#include "balances/day_changes.h"
#include "balances/holding_panel.h"
#include "balances/portfolio_tiles.h"
#include "balances/value_card.h"
#include "language/engine_words.h"
#include "shell/screen.h"
#include "signalbox/token_queries.h"
#include "tokens/at_block_sheet.h"
#include "tokens/balance_words.h"
#include "tokens/recalculate_sheet.h"

namespace signalbox::ui {

namespace {
constexpr std::size_t mostOpenings = 200;
}

PortfolioPage::PortfolioPage(ScreenContext* context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_bars(new MessageStack),
      m_tiles(new PortfolioTiles),
      m_value(new ValueCard),
      m_chains(new ChainBars),
      m_panel(new HoldingPanel(context->desk)),
      m_changes(new DayChanges(this))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* page = new ScrollPage;
    outer->addWidget(page);
    m_bars->layout()->setContentsMargins(0, 0, 0, 0);
    page->column()->addWidget(m_bars);
    page->column()->addWidget(m_tiles);
    auto* cards = new QHBoxLayout;
    cards->setSpacing(12);
    cards->addWidget(m_value, 8);
    cards->addWidget(m_chains, 3);
    m_chains->setMinimumWidth(270);
    m_value->setFixedHeight(304);
    m_chains->setFixedHeight(304);
    page->column()->addLayout(cards);
    m_panel->setMinimumHeight(300);
    page->column()->addWidget(m_panel, 1);
    connectParts();
}

void PortfolioPage::connectParts()
{
    connect(m_tiles, &PortfolioTiles::balancesWanted, m_panel, &HoldingPanel::showBalances);
    connect(m_tiles, &PortfolioTiles::changesWanted, m_panel, &HoldingPanel::showChanges);
    connect(m_tiles, &PortfolioTiles::newestWanted, this, [this] {
        if (const Holding* newest = PortfolioTotals::of(m_holdings).newest)
            m_panel->select(*newest);
    });
    connect(m_chains, &ChainBars::chainWanted, this,
            [this](const QString& caip2) { m_context->go(u"chains/"_s + caip2); });
    connect(m_value, &ValueCard::rangeChanged, this, [this] { m_value->ask(m_engine, m_holder); });
    connect(m_changes, &DayChanges::read, m_tiles, &PortfolioTiles::setChange);
    connect(m_panel, &HoldingPanel::tokenWanted, this, [this](const Holding& holding) {
        Q_EMIT tokenWanted({holding.caip2, holding.contract}, holding.holder);
    });
    connect(m_panel, &HoldingPanel::recalculateWanted, this, &PortfolioPage::recalculate);
    connect(m_panel, &HoldingPanel::atBlockWanted, this, [this](const Holding& holding) {
        (new AtBlockSheet(m_engine, {holding.caip2, holding.contract},
                          BalanceWords::symbol(holding.symbol, holding.contract), holding.holder, window()))
            ->open();
    });
}

void PortfolioPage::setEngine(Engine* engine)
{
    m_engine = engine;
    m_answer.drop();
    m_tokenAnswer.drop();
    m_openings.drop();
    m_changes->drop();
    m_panel->setEngine(engine);
}

void PortfolioPage::setSnapshot(const SnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    if (snapshot)
        m_panel->setSnapshot(*snapshot);
}

void PortfolioPage::setHolder(const QString& holder)
{
    if (holder != m_holder) {
        m_holder = holder;
        m_holdings.clear();
        m_answer.drop();
        m_changes->drop();
        m_openings.drop();
        m_bars->setMessages(u"portfolio"_s, {});
        m_bars->setMessages(u"openings"_s, {});
        m_tiles->clear();
        m_value->clear();
        m_chains->clear();
        m_panel->clear();
    }
    ask();
}

void PortfolioPage::ask()
{
    m_value->ask(m_engine, m_holder);
    askNew();
}

void PortfolioPage::askNew()
{
    BalanceQueries* balances = m_engine ? m_engine->balances() : nullptr;
    if (!balances || m_holder.isEmpty())
        return;
    m_panel->setLoading(true);
    m_answer.ask(balances->portfolio(m_holder, 0), this, [this](const Expected<std::vector<Holding>>& holdings) {
        m_panel->setLoading(false);
        if (holdings)
            return take(*holdings);
        m_panel->setFailed(engineWords(holdings.error()));
        m_bars->setMessages(u"portfolio"_s, {BalanceWords::failure(holdings.error(), [this] { ask(); })});
    });
}

void PortfolioPage::take(const std::vector<Holding>& holdings)
{
    m_bars->setMessages(u"portfolio"_s, {});
    m_holdings = holdings;
    const PortfolioTotals totals = PortfolioTotals::of(m_holdings);
    m_tiles->set(totals);
    m_chains->set(totals, m_holdings, m_snapshot.get());
    m_panel->setHoldings(m_holdings);
    m_changes->ask(m_engine, m_holdings);
    askOpenings();
}

/// Balances whose history starts late are completed when somebody looks at them.
void PortfolioPage::askOpenings()
{
    std::vector<HoldingKey> keys;
    for (const Holding& holding : m_holdings)
        if (!holding.complete && keys.size() < mostOpenings)
            keys.push_back({holding.caip2, holding.contract, holding.holder});
    BalanceQueries* balances = m_engine ? m_engine->balances() : nullptr;
    if (!balances || keys.empty()) {
        m_openings.drop();
        return m_bars->setMessages(u"openings"_s, {});
    }
    m_openings.ask(balances->askOpenings(keys), this, [this](const Expected<std::vector<OpeningRequest>>& requests) {
        const QString words = requests ? BalanceWords::openings(*requests) : engineWords(requests.error());
        m_bars->setMessages(u"openings"_s, words.isEmpty()
                                               ? std::vector<BarMessage>()
                                               : std::vector<BarMessage>{{u"openings"_s,
                                                                          requests ? State::Info : State::Error,
                                                                          tr("Opening balances:"),
                                                                          words,
                                                                          {},
                                                                          true,
                                                                          false,
                                                                          true}});
    });
}

void PortfolioPage::recalculate(const Holding& holding)
{
    TokenQueries* tokens = m_engine ? m_engine->tokens() : nullptr;
    if (!tokens)
        return;
    m_tokenAnswer.ask(tokens->token(holding.caip2, holding.contract), this,
                      [this, holding](const Expected<TokenFigures>& token) {
                          if (!token)
                              return m_bars->setMessages(u"token"_s, {BalanceWords::failure(token.error(), [this] {
                                                             m_bars->setMessages(u"token"_s, {});
                                                             ask();
                                                         })});
                          const ChainSnapshot* chain = m_snapshot ? m_snapshot->chain(holding.caip2) : nullptr;
                          openRecalculateSheet(m_engine, *token, holding.holder, chain ? chain->mark : 0, window(),
                                               [this](const Command& command) {
                                                   if (m_engine)
                                                       ActionNotes::expectIn(this, m_engine->submit(command));
                                               });
                      });
}

void PortfolioPage::setNarrow(bool narrow)
{
    m_tiles->setNarrow(narrow);
    m_panel->setNarrow(narrow);
}

}  // namespace signalbox::ui
