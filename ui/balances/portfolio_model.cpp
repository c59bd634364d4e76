// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/portfolio_model.h"

#include "balances/portfolio_totals.h"
#include "models/address_text.h"
#include "models/decimal_text.h"
#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "tokens/balance_words.h"
#include "widgets/format.h"

namespace signalbox::ui {

PortfolioModel::PortfolioModel(QObject* parent)
    : RowModel({{u"token"_s, tr("Token"), CellKind::Name, 120},
                {u"chain"_s, tr("Chain"), CellKind::Name, 150},
                {u"balance"_s, tr("Balance"), CellKind::Balance, 190, true},
                {u"price"_s, tr("Price, $"), CellKind::Number, 80, false, 2},
                {u"value"_s, tr("Value, $"), CellKind::Number, 130},
                {u"share"_s, tr("Share"), CellKind::Progress, 130, false, 1},
                {u"block"_s, tr("At block"), CellKind::Number, 110, false, 4},
                {u"changed"_s, tr("Last change"), CellKind::Number, 100, false, 3},
                {u"state"_s, tr("State"), CellKind::State, 122}},
               parent)
{
}

void PortfolioModel::setHoldings(const std::vector<Holding>& holdings)
{
    const PortfolioTotals totals = PortfolioTotals::of(holdings);
    m_total = totals.usd;
    m_counted = totals.counted;
    m_chains = int(std::count_if(totals.chains.begin(), totals.chains.end(),
                                 [](const PortfolioTotals::Chain& chain) { return chain.counted > 0; }));
    setRows(holdings);
}

void PortfolioModel::setMarks(const WorkspaceSnapshot& snapshot)
{
    for (const ChainSnapshot& chain : snapshot.chains)
        m_marks.insert(chain.caip2, chain.mark);
}

QStringList PortfolioModel::totals() const
{
    QStringList texts(int(columns().size()));
    if (m_counted == 0)
        return {};
    texts[int(Column::Token)] = tr("Total");
    texts[int(Column::Chain)] = tr("%n chains", nullptr, m_chains);
    texts[int(Column::Value)] = decimal::money(m_total);
    texts[int(Column::Share)] = format::share(1);
    return texts;
}

QVariant PortfolioModel::valueCell(const Holding& row, int role) const
{
    const bool counted = isCounted(row);
    switch (role) {
        case Qt::DisplayRole:
            return counted ? decimal::money(*row.usd) : tr("not counted");
        case SortRole:
            return counted ? QVariant(decimal::sortKey(*row.usd)) : QVariant(QString());
        case CopyRole:
            return counted ? QVariant(*row.usd) : QVariant(QString());
        case InkRole:
            return counted ? QVariant() : QVariant(int(Ink::Secondary));
        case Qt::ToolTipRole:
            return row.untrusted   ? tr("The transfers of the contract do not explain its balances.")
                   : !row.complete ? tr("Not all transfers since the token's start are counted.")
                   : !row.usd      ? tr("No price of this token is known.")
                                   : *row.usd;
        default:
            return {};
    }
}

QVariant PortfolioModel::shareCell(const Holding& row, int role) const
{
    const double total = decimal::approximate(m_total);
    const double share = isCounted(row) && total > 0 ? decimal::approximate(*row.usd) / total : -1;
    if (role == SortRole)
        return share;
    if (share < 0)
        return role == Qt::DisplayRole ? QVariant(QString()) : QVariant();
    switch (role) {
        case ShareRole:
            return share;
        case ColorRole:
            return Theme::current().seriesColor(m_marks.value(row.caip2));
        case InkRole:
            return int(Ink::Secondary);
        case Qt::DisplayRole:
            return BalanceWords::share(share);
        default:
            return {};
    }
}

QVariant PortfolioModel::cell(const Holding& row, int column, int role) const
{
    switch (Column(column)) {
        case Column::Token:
            if (role == NoteRole)
                return BalanceWords::decimals(row.decimals);
            if (role == Qt::ToolTipRole)
                return checksummed(row.contract);
            if (role == CopyRole)
                return row.symbol.isEmpty() ? checksummed(row.contract) : format::safe(row.symbol);
            return role == Qt::DisplayRole ? QVariant(BalanceWords::symbol(row.symbol, row.contract)) : QVariant();
        case Column::Chain:
            if (role == MarkRole)
                return m_marks.value(row.caip2);
            return role == Qt::DisplayRole ? QVariant(format::safe(row.chain)) : QVariant();
        case Column::Balance:
            if (role == SortRole)
                return decimal::sortKey(decimal::scaled(row.raw, row.decimals.value_or(0)));
            if (role == CopyRole)
                return row.shown;
            return role == Qt::DisplayRole ? QVariant(BalanceWords::amount(row.raw, row.decimals)) : QVariant();
        case Column::Price:
            if (role == SortRole)
                return decimal::sortKey(row.price.value_or(u"-1"_s));
            if (role == CopyRole)
                return row.price.value_or(QString());
            return role == Qt::DisplayRole ? QVariant(row.price ? BalanceWords::price(*row.price) : format::none())
                                           : QVariant();
        case Column::Value:
            return valueCell(row, role);
        case Column::Share:
            return shareCell(row, role);
        case Column::Block:
            if (role == SortRole)
                return row.at.value_or(-1);
            if (role == CopyRole && row.at)
                return QString::number(*row.at);
            return role == Qt::DisplayRole ? QVariant(row.at ? format::number(*row.at) : format::none()) : QVariant();
        case Column::Changed:
            if (role == SortRole)
                return row.changedAt;
            if (role == InkRole)
                return int(Ink::Secondary);
            if (role == CopyRole || role == Qt::ToolTipRole)
                return format::iso(row.changedAt);
            return role == Qt::DisplayRole ? QVariant(format::ago(row.changedAt)) : QVariant();
        case Column::State:
            if (role == StateItemRole)
                return int(BalanceWords::sign(row.complete, row.untrusted));
            return role == Qt::DisplayRole ? QVariant(BalanceWords::state(row.complete, row.untrusted)) : QVariant();
    }
    return {};
}

}  // namespace signalbox::ui
