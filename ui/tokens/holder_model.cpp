// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens/holder_model.h"

#include "models/address_text.h"
#include "models/decimal_text.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "tokens/address_labels.h"
#include "tokens/balance_words.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

constexpr size_t largest = 10;

std::vector<ColumnSpec> holderColumns()
{
    return {
        {u"rank"_s, HolderModel::tr("#", "rank of a holder"), CellKind::Number, 64},
        {u"holder"_s, HolderModel::tr("Holder"), CellKind::Name, 170, true},
        {u"balance"_s, HolderModel::tr("Balance"), CellKind::Balance, 190},
        {u"share"_s, HolderModel::tr("Share"), CellKind::Progress, 122, false, 1, true,
         HolderModel::tr("Of the supply")},
        {u"block"_s, HolderModel::tr("Last block"), CellKind::Number, 96, false, 2},
        {u"changed"_s, HolderModel::tr("Last change"), CellKind::Number, 96, false, 3},
    };
}

}  // namespace

std::vector<HolderRow> holderRows(const std::vector<Holding>& top, const std::optional<FoundHolder>& found)
{
    std::vector<HolderRow> rows;
    const size_t count = found ? std::min(largest, top.size()) : top.size();
    bool there = false;
    for (size_t i = 0; i < count; ++i) {
        const bool same = found && top[i].holder == found->holding.holder;
        rows.push_back({qint64(i) + 1, top[i], 0, same});
        there = there || same;
    }
    if (!found || there)
        return rows;
    if (found->rank && *found->rank > qint64(count) + 1) {
        HolderRow line;
        line.between = *found->rank - qint64(count) - 1;
        rows.push_back(line);
    }
    rows.push_back({found->rank.value_or(0), found->holding, 0, true});
    return rows;
}

HolderModel::HolderModel(const Desk* desk, QObject* parent) : RowModel(holderColumns(), parent), m_desk(desk) {}

void HolderModel::setHolders(const std::vector<Holding>& top, const std::optional<FoundHolder>& found)
{
    setRows(holderRows(top, found));
}

QString HolderModel::key(const HolderRow& row) const
{
    return row.between > 0 ? u"between"_s : row.holding.holder;
}

QVariant HolderModel::holderCell(const HolderRow& row, int role) const
{
    const QString& holder = row.holding.holder;
    switch (role) {
        case Qt::DisplayRole:
            return row.between > 0
                       ? tr("%1 holders between", nullptr, format::plural(row.between)).arg(format::number(row.between))
                       : shortHolder(holder);
        case NoteRole:
            return row.between > 0 ? QVariant() : QVariant(format::safe(addressLabel(*m_desk, holder)));
        case CopyRole:
            return row.between > 0 ? QVariant() : QVariant(checksummed(holder));
        case InkRole:
            return row.between > 0 ? QVariant(int(Ink::Secondary)) : QVariant();
        default:
            return {};
    }
}

QVariant HolderModel::shareCell(const HolderRow& row, int role) const
{
    const double supply = decimal::approximate(m_supply);
    const double share = supply > 0 ? decimal::approximate(row.holding.raw) / supply : -1;
    if (role == ColorRole)
        return Theme::current().seriesColor(m_mark);
    if (share < 0)
        return role == Qt::DisplayRole ? QVariant(format::none()) : QVariant();
    if (role == ShareRole)
        return share;
    if (role == InkRole)
        return int(Ink::Secondary);
    return role == Qt::DisplayRole ? QVariant(BalanceWords::share(share)) : QVariant();
}

QVariant HolderModel::cell(const HolderRow& row, int column, int role) const
{
    const Holding& holding = row.holding;
    if (Column(column) == Column::Holder)
        return holderCell(row, role);
    if (row.between > 0)
        return role == Qt::DisplayRole ? QVariant(u" "_s) : QVariant();  // an empty text would be drawn as a dash
    switch (Column(column)) {
        case Column::Rank:
            if (role == InkRole)
                return int(Ink::Secondary);
            return role == Qt::DisplayRole ? QVariant(row.rank > 0 ? format::number(row.rank) : format::none())
                                           : QVariant();
        case Column::Balance:
            if (role == CopyRole)
                return holding.shown;
            return role == Qt::DisplayRole ? QVariant(BalanceWords::amount(holding.raw, holding.decimals)) : QVariant();
        case Column::Share:
            return shareCell(row, role);
        case Column::Block:
            if (role == CopyRole && holding.at)
                return QString::number(*holding.at);
            return role == Qt::DisplayRole ? QVariant(holding.at ? format::number(*holding.at) : format::none())
                                           : QVariant();
        case Column::Changed:
            if (role == CopyRole || role == Qt::ToolTipRole)
                return format::iso(holding.changedAt);
            if (role == InkRole)
                return int(Ink::Secondary);
            return role == Qt::DisplayRole ? QVariant(format::ago(holding.changedAt)) : QVariant();
        case Column::Holder:
            break;
    }
    return {};
}

}  // namespace signalbox::ui
