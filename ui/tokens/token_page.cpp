// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/token_page.h"

#include <QPushButton>
#include <QVBoxLayout>

#include "language/engine_words.h"
#include "models/address_text.h"
#include "shell/screen.h"
#include "tokens/address_field.h"
#include "tokens/balance_card.h"
#include "tokens/balance_words.h"
#include "tokens/concentration_card.h"
#include "tokens/drift_card.h"
#include "tokens/holder_panel.h"
#include "tokens/holders_card.h"
#include "tokens/price_card.h"
#include "tokens/token_actions.h"
#include "tokens/token_tiles.h"
#include "widgets/button.h"
#include "widgets/detail_pane.h"
#include "widgets/format.h"
#include "widgets/state_chip.h"

namespace signalbox::ui {

TokenPage::TokenPage(ScreenContext* context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_actions(new TokenActions(context, this)),
      m_description(new Text({}, TextRole::Base, Ink::Secondary)),
      m_contract(makeButton({}, ButtonKind::Quiet, {}, ControlSize::Card)),
      m_chip(new StateChip),
      m_recalculate(makeButton(tr("Recalculate…"))),
      m_edit(makeButton(tr("Edit token…"), ButtonKind::Normal, u"edit"_s)),
      m_bars(new MessageStack),
      m_tiles(new TokenTiles),
      m_concentration(new ConcentrationCard),
      m_days(new HoldersCard),
      m_drift(new DriftCard),
      m_holders(new HolderPanel(context->desk)),
      m_balance(new BalanceCard),
      m_prices(new PriceCard)
{
    makePage();
    makeHead();
    connectParts();
    connectHolders();
}

void TokenPage::makePage()
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
    cards->addWidget(m_concentration, 4);
    cards->addWidget(m_days, 4);
    cards->addWidget(m_drift, 3);
    for (QWidget* card :
         {static_cast<QWidget*>(m_concentration), static_cast<QWidget*>(m_days), static_cast<QWidget*>(m_drift)})
        card->setFixedHeight(236);
    page->column()->addLayout(cards);
    auto* right = new QVBoxLayout;
    right->setSpacing(12);
    right->addWidget(m_balance, 1);
    right->addWidget(m_prices);
    m_balance->setMinimumHeight(240);
    m_prices->setFixedHeight(36 + 3 * 30 + 10);
    auto* lower = new QHBoxLayout;
    lower->setSpacing(12);
    lower->addWidget(m_holders, 5);
    lower->addLayout(right, 3);
    m_holders->setMinimumSize(440, 400);
    m_balance->setMinimumWidth(280);
    page->column()->addLayout(lower, 1);
}

void TokenPage::makeHead()
{
    m_description->setElide(Qt::ElideRight);
    m_contract->setFont(ui::font(TextRole::Mono));
    for (QWidget* widget :
         {static_cast<QWidget*>(m_description), static_cast<QWidget*>(m_contract), static_cast<QWidget*>(m_chip),
          static_cast<QWidget*>(m_recalculate), static_cast<QWidget*>(m_edit)}) {
        widget->setParent(this);  // until the head shows it
        widget->hide();
    }
    connect(m_contract, &QPushButton::clicked, this, [this] { copyText(checksummed(m_token.contract), m_contract); });
    connect(m_recalculate, &QPushButton::clicked, this, [this] { m_actions->recalculate(holder()); });
    connect(m_edit, &QPushButton::clicked, m_actions, &TokenActions::edit);
}

void TokenPage::connectParts()
{
    connect(m_tiles, &TokenTiles::holdersWanted, m_holders, &HolderPanel::showHolders);
    connect(m_tiles, &TokenTiles::checksWanted, m_holders, &HolderPanel::showChecks);
    connect(m_tiles, &TokenTiles::pricesWanted, m_actions, &TokenActions::editPrices);
    connect(m_days, &HoldersCard::rangeChanged, this, [this] { m_days->ask(m_engine, m_token, mark()); });
    connect(m_days, &HoldersCard::suppliesRead, m_tiles, &TokenTiles::setSupplies);
    connect(m_drift, &DriftCard::verifyWanted, m_actions, &TokenActions::verify);
    connect(m_drift, &DriftCard::allWanted, m_holders, &HolderPanel::showChecks);
    connect(m_drift, &DriftCard::newestRead, m_tiles, &TokenTiles::setCheck);
    connect(m_actions, &TokenActions::checking, m_drift, &DriftCard::setChecking);
    connect(m_actions, &TokenActions::changed, this, &TokenPage::ask);
    connect(m_prices, &PriceCard::editWanted, m_actions, &TokenActions::editPrices);
    connect(m_balance, &BalanceCard::atBlockWanted, this, [this] { m_actions->showAtBlock(m_balance->holder()); });
}

void TokenPage::connectHolders()
{
    connect(m_holders, &HolderPanel::atBlockWanted, m_actions, &TokenActions::showAtBlock);
    connect(m_holders, &HolderPanel::recalculateWanted, m_actions, &TokenActions::recalculate);
    connect(m_holders, &HolderPanel::labelWanted, m_actions, &TokenActions::label);
    connect(m_holders, &HolderPanel::portfolioWanted, this,
            [this](const QString& holder) { m_context->go(u"balances/"_s + holder); });
    connect(m_holders, &HolderPanel::holderChosen, this, [this](const QString& holder) {
        m_balance->setHolder(holder);
        if (m_figures)
            m_balance->ask(m_engine, m_token, m_figures->decimals, mark());
    });
    connect(m_holders, &HolderPanel::searchChanged, this, &TokenPage::holderChanged);
}

void TokenPage::setEngine(Engine* engine)
{
    m_engine = engine;
    m_answer.drop();
    m_actions->setEngine(engine);
}

QString TokenPage::title() const
{
    return BalanceWords::symbol(m_figures ? m_figures->symbol : QString(), m_token.contract);
}

int TokenPage::mark() const
{
    const SnapshotPtr snapshot = m_engine ? m_engine->snapshot() : nullptr;
    const ChainSnapshot* chain = snapshot ? snapshot->chain(m_token.caip2) : nullptr;
    return chain ? chain->mark : 0;
}

QString TokenPage::holder() const
{
    return m_holders->searched();
}

QList<QWidget*> TokenPage::headLeft() const
{
    return m_narrow ? QList<QWidget*>{m_contract, m_chip} : QList<QWidget*>{m_description, m_contract, m_chip};
}

QList<QWidget*> TokenPage::headRight() const
{
    return {m_recalculate, m_edit};
}

QWidget* TokenPage::findField() const
{
    return m_holders->field();
}

void TokenPage::clear()
{
    m_figures.reset();
    m_answer.drop();
    m_actions->setToken({}, 0);
    m_bars->setMessages(u"token"_s, {});
    m_tiles->clear();
    m_concentration->clear();
    m_days->clear();
    m_drift->clear();
    m_balance->setHolder({});
    m_prices->clear();
    m_holders->clear();
    m_chip->set(State::Starting, tr("reading"));
    m_description->setText({});
    m_contract->setText(shortHolder(m_token.contract));
    m_contract->setToolTip(tr("Copy %1").arg(checksummed(m_token.contract)));
    m_contract->setAccessibleName(m_contract->toolTip());
    m_recalculate->setEnabled(false);
    m_edit->setEnabled(false);
}

void TokenPage::setToken(const TokenRef& token, const QString& holder)
{
    if (token != m_token) {
        m_token = token;
        clear();
        Q_EMIT headChanged();
    }
    m_holders->setHolder(holder);
    ask();
}

void TokenPage::ask()
{
    if (!m_engine || m_token.isEmpty())
        return;
    m_concentration->ask(m_engine, m_token, mark());
    m_days->ask(m_engine, m_token, mark());
    m_prices->ask(m_engine, m_token);
    askNew();
}

void TokenPage::askNew()
{
    TokenQueries* tokens = m_engine ? m_engine->tokens() : nullptr;
    if (!tokens || m_token.isEmpty())
        return;
    m_answer.ask(tokens->token(m_token.caip2, m_token.contract), this, [this](const Expected<TokenFigures>& token) {
        if (token)
            return take(*token);
        if (!m_figures)
            m_chip->set(State::Error, tr("not read"));
        m_bars->setMessages(u"token"_s, {BalanceWords::failure(token.error(), [this] { ask(); })});
    });
    m_drift->ask(m_engine, m_token);
    m_holders->ask(m_engine, m_token);
    if (m_figures)
        m_balance->ask(m_engine, m_token, m_figures->decimals, mark());
}

void TokenPage::take(const TokenFigures& token)
{
    const bool first = !m_figures;
    m_figures = token;
    m_actions->setToken(token, mark());
    m_recalculate->setEnabled(true);
    m_edit->setEnabled(true);
    showHead(token);
    std::vector<BarMessage> bars;
    if (token.untrusted) {
        const QString words =
            joinSentences({engineWords(token.untrustedReason), tr("Its balances are shown and not counted.")});
        bars.push_back({u"untrusted"_s, State::Slow, tr("Untrusted:"), words, {}, false, false, true});
    }
    m_bars->setMessages(u"token"_s, std::move(bars));
    m_tiles->set(token);
    m_prices->setToken(token);
    m_holders->setToken(token, mark());
    const SnapshotPtr snapshot = m_engine ? m_engine->snapshot() : nullptr;
    const ChainSnapshot* chain = snapshot ? snapshot->chain(m_token.caip2) : nullptr;
    m_holders->setExplorer(chain ? chain->explorer : QString());
    if (first)
        m_balance->ask(m_engine, m_token, token.decimals, mark());
    Q_EMIT headChanged();
}

void TokenPage::showHead(const TokenFigures& token)
{
    const QString name = token.name.isEmpty() ? tr("Unnamed token") : format::safe(token.name);
    const QString chain = format::safe(token.chain);
    m_description->setText(token.decimals
                               ? tr("%1 on %2, %n decimals", "token, chain", *token.decimals).arg(name, chain)
                               : tr("%1 on %2, decimals unknown", "token, chain").arg(name, chain));
    QString detail;
    if (!token.untrusted && !m_narrow)
        detail = token.complete && token.completeFrom ? tr("from block %1").arg(format::number(*token.completeFrom))
                 : token.countedTo                    ? tr("counted to block %1").arg(format::number(*token.countedTo))
                                                      : QString();
    m_chip->set(BalanceWords::sign(token.complete, token.untrusted),
                BalanceWords::state(token.complete, token.untrusted), detail);
}

void TokenPage::setNarrow(bool narrow)
{
    m_narrow = narrow;
    m_tiles->setNarrow(narrow);
    m_holders->setNarrow(narrow);
    if (m_figures)
        showHead(*m_figures);
    Q_EMIT headChanged();
}

}  // namespace signalbox::ui
