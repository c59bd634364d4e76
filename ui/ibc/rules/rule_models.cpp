// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/rules/rule_models.h"

#include "ibc/model/cells.h"
#include "ibc/rules/age_text.h"
#include "models/decimal_text.h"
#include "signalbox/literals.h"

namespace signalbox::ui {

namespace {

std::vector<ColumnSpec> thresholdColumns()
{
    return {{u"chain"_s, ThresholdModel::tr("Sending chain"), CellKind::Text, 150, true},
            {u"channel"_s, ThresholdModel::tr("Channel"), CellKind::Text, 130},
            {u"stuck"_s, ThresholdModel::tr("Stuck after"), CellKind::Number, 110},
            {u"critical"_s, ThresholdModel::tr("Critical after"), CellKind::Number, 110}};
}

std::vector<ColumnSpec> priceColumns()
{
    return {{u"denom"_s, DenomPriceModel::tr("Denomination"), CellKind::Mono, 150, true},
            {u"symbol"_s, DenomPriceModel::tr("Symbol"), CellKind::Text, 76, false, 2},
            {u"chain"_s, DenomPriceModel::tr("Sending chain"), CellKind::Text, 110},
            {u"usd"_s, DenomPriceModel::tr("USD"), CellKind::Number, 100},
            {u"decimals"_s, DenomPriceModel::tr("Decimals"), CellKind::Number, 76, false, 1},
            {u"since"_s, DenomPriceModel::tr("Valid from"), CellKind::Text, 110}};
}

QString nameOf(const QHash<QString, QString>& names, const QString& chainId)
{
    return chainId.isEmpty() ? ThresholdModel::tr("all chains") : ibc::briefText(names.value(chainId, chainId), 40);
}

}  // namespace

QString endText(const StuckThreshold& row, const QString& chain)
{
    return row.channel.isEmpty() ? chain : format::list({chain, ibc::briefText(row.channel, 40)});
}

ThresholdModel::ThresholdModel(QObject* parent) : RowModel<StuckThreshold>(thresholdColumns(), parent) {}

void ThresholdModel::setChains(const QHash<QString, QString>& names)
{
    if (std::exchange(m_names, names) != names && rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

QString ThresholdModel::chainText(const QString& chainId) const
{
    return nameOf(m_names, chainId);
}

QVariant ThresholdModel::cell(const StuckThreshold& row, int column, int role) const
{
    switch (column) {
        case 0:
            return ibc::textCell(chainText(row.chainId), role, format::safe(row.chainId));
        case 1:
            if (role == NoteRole)
                return row.port.isEmpty() || row.port == "transfer"_L1 ? QVariant() : ibc::briefText(row.port, 24);
            return ibc::textCell(row.channel.isEmpty() ? tr("all channels") : ibc::briefText(row.channel, 40), role,
                                 format::safe(row.port + u'/' + row.channel));
        case 2:
            return ibc::textCell(ibc::ageText(row.stuckSeconds), role, QString::number(row.stuckSeconds),
                                 row.stuckSeconds);
        default:
            return ibc::textCell(ibc::ageText(row.criticalSeconds), role, QString::number(row.criticalSeconds),
                                 row.criticalSeconds);
    }
}

bool ThresholdModel::same(const StuckThreshold& a, const StuckThreshold& b) const
{
    return a.stuckSeconds == b.stuckSeconds && a.criticalSeconds == b.criticalSeconds;
}

DenomPriceModel::DenomPriceModel(QObject* parent) : RowModel<DenomPrice>(priceColumns(), parent) {}

void DenomPriceModel::setChains(const QHash<QString, QString>& names)
{
    if (std::exchange(m_names, names) != names && rowCount() > 0)
        Q_EMIT dataChanged(index(0, 2), index(rowCount() - 1, 2));
}

QString DenomPriceModel::keyOf(const DenomPrice& row)
{
    return format::iso(row.since) + u'/' + row.chainId + u'/' + row.denom;
}

QVariant DenomPriceModel::cell(const DenomPrice& row, int column, int role) const
{
    switch (column) {
        case 0:
            return ibc::textCell(ibc::briefText(row.denom, 80), role, row.denom);
        case 1:
            return ibc::textCell(row.symbol.isEmpty() ? format::none() : ibc::briefText(row.symbol, 24), role);
        case 2:
            return ibc::textCell(nameOf(m_names, row.chainId), role, format::safe(row.chainId));
        case 3:
            return ibc::textCell(decimal::shown(row.usd), role, row.usd, decimal::sortKey(row.usd));
        case 4:
            return ibc::countCell(row.decimals, role);
        default:
            return ibc::textCell(format::clock(row.since), role, format::iso(row.since), row.since.toMSecsSinceEpoch());
    }
}

bool DenomPriceModel::same(const DenomPrice& a, const DenomPrice& b) const
{
    return a.usd == b.usd && a.symbol == b.symbol && a.decimals == b.decimals;
}

}  // namespace signalbox::ui
