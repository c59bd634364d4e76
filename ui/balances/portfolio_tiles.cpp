// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/portfolio_tiles.h"

#include <QHBoxLayout>

#include "models/decimal_text.h"
#include "tokens/balance_words.h"
#include "widgets/format.h"
#include "widgets/tile.h"

namespace signalbox::ui {

PortfolioTiles::PortfolioTiles(QWidget* parent)
    : QWidget(parent),
      m_value(new Tile(tr("Value"))),
      m_change(new Tile(tr("Change, 24 h"))),
      m_tokens(new Tile(tr("Tokens"))),
      m_newest(new Tile(tr("Newest change")))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    for (Tile* tile : {m_value, m_change, m_tokens, m_newest})
        row->addWidget(tile, 1);
    m_change->setToolTip(tr("Transfers of the last 24 hours at the present prices"));
    connect(m_value, &Tile::clicked, this, &PortfolioTiles::balancesWanted);
    connect(m_tokens, &Tile::clicked, this, &PortfolioTiles::balancesWanted);
    connect(m_change, &Tile::clicked, this, &PortfolioTiles::changesWanted);
    connect(m_newest, &Tile::clicked, this, &PortfolioTiles::newestWanted);
    clear();
}

void PortfolioTiles::clear()
{
    m_newestParts.clear();
    m_newestChange.clear();
    for (Tile* tile : {m_value, m_change, m_tokens, m_newest}) {
        tile->setFigure(format::none());
        tile->setChange({});
    }
}

void PortfolioTiles::setNarrow(bool narrow)
{
    for (Tile* tile : {m_value, m_change, m_tokens, m_newest})
        tile->setSmall(narrow);
}

void PortfolioTiles::set(const PortfolioTotals& totals)
{
    m_value->setFigure(u"%1 $"_s.arg(decimal::money(totals.usd)));
    QStringList counted{tr("%n balances counted", nullptr, totals.counted)};
    if (totals.notCounted() > 0)
        counted << tr("%n not counted", "balances", totals.notCounted());
    m_value->setParts(counted);
    m_tokens->setFigure(format::number(qint64(totals.tokens)));
    m_tokens->setChange(tr("on %n chains", nullptr, int(totals.chains.size())));
    m_newestParts.clear();
    if (const Holding* newest = totals.newest; newest && newest->changedAt.isValid()) {
        m_newest->setFigure(format::ago(newest->changedAt));
        m_newestParts = {format::safe(newest->chain), BalanceWords::symbol(newest->symbol, newest->contract)};
    } else {
        m_newest->setFigure(format::none());
    }
    sayNewest();
}

void PortfolioTiles::sayNewest()
{
    QStringList parts = m_newestParts;
    if (!parts.isEmpty() && !m_newestChange.isEmpty())
        parts << m_newestChange;
    m_newest->setParts(parts);
}

void PortfolioTiles::setChange(const DayChange& change)
{
    const int sign = decimal::sign(decimal::rounded(change.usd, 2));
    m_change->setFigure(u"%1%2 $"_s.arg(sign > 0 ? u"+"_s : QString(), decimal::money(change.usd)));
    const QString in = change.in > 0 ? tr("%n transfers in", nullptr, change.in) : tr("none in", "transfers");
    const QString out = change.out > 0 ? tr("%n out", "transfers", change.out) : tr("none out", "transfers");
    m_change->setParts(change.in + change.out == 0 ? QStringList{tr("no transfer")} : QStringList{in, out});
    m_newestChange = change.newestChange;
    sayNewest();
}

}  // namespace signalbox::ui
