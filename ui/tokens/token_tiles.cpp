// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/token_tiles.h"

#include <QHBoxLayout>

#include "models/decimal_text.h"
#include "signalbox/literals.h"
#include "tokens/balance_words.h"
#include "widgets/format.h"
#include "widgets/tile.h"

namespace signalbox::ui {

TokenTiles::TokenTiles(QWidget* parent)
    : QWidget(parent),
      m_supply(new Tile(tr("Supply"))),
      m_holders(new Tile(tr("Holders"))),
      m_top(new Tile(tr("Top 10 hold"))),
      m_drift(new Tile(tr("Drift"))),
      m_price(new Tile(tr("Price")))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    for (Tile* tile : {m_supply, m_holders, m_top, m_drift, m_price})
        row->addWidget(tile, 1);
    for (const Tile* tile : {m_supply, m_holders, m_top})
        connect(tile, &Tile::clicked, this, &TokenTiles::holdersWanted);
    connect(m_drift, &Tile::clicked, this, &TokenTiles::checksWanted);
    connect(m_price, &Tile::clicked, this, &TokenTiles::pricesWanted);
    clear();
}

void TokenTiles::clear()
{
    for (Tile* tile : {m_supply, m_holders, m_top, m_drift, m_price}) {
        tile->setFigure(format::none());
        tile->setChange({});
        tile->setState(State::Ok);
    }
    m_supply->setSparkline({});
}

void TokenTiles::setNarrow(bool narrow)
{
    for (Tile* tile : {m_supply, m_holders, m_top, m_drift, m_price})
        tile->setSmall(narrow);
}

void TokenTiles::setSupplies(std::vector<double> supplies)
{
    m_supply->setSparkline(std::move(supplies));
}

void TokenTiles::set(const TokenFigures& token)
{
    const QString supply = decimal::scaled(token.supplyRaw, token.decimals.value_or(0));
    m_supply->setFigure(token.supplyRaw.isEmpty()
                            ? format::none()
                            : u"%1 %2"_s.arg(decimal::large(supply), format::safe(token.symbol)).trimmed());
    m_supply->setChange(token.decimals ? tr("mints minus burns") : tr("decimals unknown: raw units"));
    m_supply->setToolTip(decimal::shown(supply));
    m_holders->setFigure(format::number(token.holders));
    const qint64 change = token.dayAgo ? token.holders - *token.dayAgo : 0;
    m_holders->setChange(!token.dayAgo ? QString()
                         : change == 0 ? tr("unchanged since the last closed day")
                                       : tr("%1 since the last closed day", "change of a number")
                                             .arg(decimal::shownSigned(QString::number(change))));
    m_top->setFigure(token.topShare ? BalanceWords::share(*token.topShare) : format::none());
    m_top->setChange(tr("of the supply"));
    m_price->setFigure(token.price ? u"%1 $"_s.arg(decimal::shown(*token.price)) : format::none());
    QStringList source{token.priceSource.isEmpty() ? tr("not known: balances are not counted")
                                                   : BalanceWords::priceSource(token.priceSource)};
    if (token.priceSource == "pegged"_L1)
        source << tr("stable flag set");
    else if (token.pricedAt.isValid())
        source << format::ago(token.pricedAt);
    m_price->setParts(source);
}

void TokenTiles::setCheck(const std::optional<DriftCheck>& newest)
{
    if (!newest) {
        m_drift->setFigure(format::none());
        m_drift->setChange(tr("not checked yet"));
        m_drift->setState(State::Ok);
        return;
    }
    m_drift->setFigure(
        tr("%1 of %2").arg(format::number(qint64(newest->drifted)), format::number(qint64(newest->holders))));
    m_drift->setParts({tr("checked %1", "time").arg(format::clock(newest->at)),
                       newest->finalized ? tr("finalized") : tr("not finalized")});
    m_drift->setState(newest->drifted > 0 ? State::Slow : State::Ok);
}

}  // namespace signalbox::ui
