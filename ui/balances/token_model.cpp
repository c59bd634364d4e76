// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/token_model.h"

#include "language/engine_words.h"
#include "models/address_text.h"
#include "models/decimal_text.h"
#include "signalbox/literals.h"
#include "theme/fonts.h"
#include "tokens/balance_words.h"
#include "widgets/format.h"
#include "widgets/plain_tip.h"

namespace signalbox::ui {

TokenModel::TokenModel(QObject* parent)
    : RowModel({{u"token"_s, tr("Token"), CellKind::Name, 130},
                {u"name"_s, tr("Name"), CellKind::Text, 160, true, 3},
                {u"chain"_s, tr("Chain"), CellKind::Name, 140},
                {u"holders"_s, tr("Holders"), CellKind::Number, 100},
                {u"supply"_s, tr("Supply"), CellKind::Number, 190},
                {u"top"_s, tr("Top 10 hold"), CellKind::Number, 100, false, 2},
                {u"price"_s, tr("Price, $"), CellKind::Number, 90},
                {u"counted"_s, tr("Counted to block"), CellKind::Number, 126, false, 1},
                {u"state"_s, tr("State"), CellKind::State, 122}},
               parent)
{
}

void TokenModel::setMarks(const WorkspaceSnapshot& snapshot)
{
    for (const ChainSnapshot& chain : snapshot.chains)
        m_marks.insert(chain.caip2, chain.mark);
}

QVariant TokenModel::textCell(const TokenFigures& row, Column column, int role) const
{
    if (column == Column::Token) {
        if (role == NoteRole)
            return BalanceWords::decimals(row.decimals);
        if (role == CopyRole)
            return row.symbol.isEmpty() ? checksummed(row.contract) : format::safe(row.symbol);
        if (role == Qt::ToolTipRole)
            return checksummed(row.contract);
        if (role == FilterRole)
            return format::list({row.symbol, row.name, row.contract});
        return role == Qt::DisplayRole ? QVariant(BalanceWords::symbol(row.symbol, row.contract)) : QVariant();
    }
    if (column == Column::Name)
        return role == Qt::DisplayRole ? QVariant(row.name.isEmpty() ? format::none() : format::safe(row.name))
                                       : QVariant();
    if (role == MarkRole)
        return m_marks.value(row.caip2);
    return role == Qt::DisplayRole ? QVariant(format::safe(row.chain)) : QVariant();
}

QVariant TokenModel::figureCell(const TokenFigures& row, Column column, int role) const
{
    const auto number = [role](const QString& plain, const QString& shown) {
        return role == Qt::DisplayRole ? QVariant(shown)
               : role == SortRole      ? QVariant(decimal::sortKey(plain))
               : role == CopyRole      ? QVariant(plain)
                                       : QVariant();
    };
    const auto missing = [role]() -> QVariant {
        return role == Qt::DisplayRole ? QVariant(format::none())
               : role == SortRole      ? QVariant(decimal::sortKey(u"-1"_s))
                                       : QVariant();
    };
    switch (column) {
        case Column::Holders:
            return number(QString::number(row.holders), format::number(row.holders));
        case Column::Supply: {
            const QString plain = decimal::scaled(row.supplyRaw, row.decimals.value_or(0));
            return row.supplyRaw.isEmpty() ? missing() : number(plain, decimal::shown(plain).section(u'.', 0, 0));
        }
        case Column::TopTen:
            return row.topShare ? number(QString::number(*row.topShare, 'f', 6), BalanceWords::share(*row.topShare))
                                : missing();
        case Column::Price:
            return row.price ? number(*row.price, decimal::shown(*row.price)) : missing();
        case Column::CountedTo:
            return row.countedTo ? number(QString::number(*row.countedTo), format::number(*row.countedTo)) : missing();
        default:
            return {};
    }
}

QVariant TokenModel::cell(const TokenFigures& row, int column, int role) const
{
    switch (Column(column)) {
        case Column::Token:
        case Column::Name:
        case Column::Chain:
            return textCell(row, Column(column), role);
        case Column::Holders:
        case Column::Supply:
        case Column::TopTen:
        case Column::Price:
        case Column::CountedTo:
            return figureCell(row, Column(column), role);
        case Column::State:
            break;
    }
    if (role == StateItemRole)
        return int(BalanceWords::sign(row.complete, row.untrusted));
    if (role == Qt::ToolTipRole && row.untrusted)
        return plainTip(engineWords(row.untrustedReason));
    return role == Qt::DisplayRole ? QVariant(BalanceWords::state(row.complete, row.untrusted)) : QVariant();
}

}  // namespace signalbox::ui
