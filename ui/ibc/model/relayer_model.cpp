// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/model/relayer_model.h"

#include <algorithm>

#include "ibc/model/cells.h"
#include "ibc/model/telemetry_words.h"
#include "signalbox/literals.h"

namespace signalbox::ui {

namespace {

using RelayerColumn = RelayerModel::Column;

std::vector<ColumnSpec> relayerColumns(bool brief)
{
    std::vector<ColumnSpec> columns{
        {u"rank"_s, u"#"_s, CellKind::Number, 36},
        {u"relayer"_s, RelayerModel::tr("Relayer"), CellKind::Mono, 150, true},
        {u"chain"_s, RelayerModel::tr("Chain"), CellKind::Name, 120, false, 4},
        {u"relays"_s, RelayerModel::tr("Relays"), CellKind::Number, 76},
        {u"won"_s, brief ? RelayerModel::tr("Won", "share of relays") : RelayerModel::tr("Won"), CellKind::Number, 76},
        {u"lost"_s, RelayerModel::tr("Lost"), CellKind::Number, 76},
        {u"success"_s, RelayerModel::tr("Success"), CellKind::Number, 76},
        {u"response"_s, RelayerModel::tr("Response"), CellKind::Number, 80},
        {u"score"_s, RelayerModel::tr("Score"), CellKind::Number, 64},
        {u"fees"_s, RelayerModel::tr("Fees paid"), CellKind::Number, 124, false, 1},
        {u"software"_s, RelayerModel::tr("Software"), CellKind::Text, 116, false, 3},
        {u"seen"_s, RelayerModel::tr("Last relay"), CellKind::Text, 110, false, 2}};
    if (brief)
        for (const RelayerColumn each : {RelayerColumn::Chain, RelayerColumn::Lost, RelayerColumn::Success,
                                         RelayerColumn::Fees, RelayerColumn::Software, RelayerColumn::LastSeen})
            columns[size_t(each)].shown = false;
    if (brief) {
        columns[size_t(RelayerColumn::Response)].dropOrder = 1;
        columns[size_t(RelayerColumn::Score)].dropOrder = 2;
    }
    columns[size_t(RelayerColumn::Response)].tip =
        RelayerModel::tr("Median time from when a packet could be relayed until this relayer relayed it.");
    columns[size_t(RelayerColumn::Score)].tip =
        RelayerModel::tr("0 to 100, by success, number of relays and response time.");
    return columns;
}

/// A count of ours, with what other programs count in its tip.
QVariant countedCell(const IbcRelayer& relayer, qint64 count, int role)
{
    if (role == Qt::ToolTipRole && !relayer.telemetry.empty())
        return ibc::countsText(relayer.telemetry);
    return ibc::countCell(count, role);
}

}  // namespace

RelayerModel::RelayerModel(bool brief, QObject* parent) : RowModel<RankedRelayer>(relayerColumns(brief), parent) {}

std::vector<RankedRelayer> RelayerModel::ranked(std::vector<IbcRelayer> relayers, const WorkspaceSnapshot* snapshot)
{
    std::stable_sort(relayers.begin(), relayers.end(),
                     [](const IbcRelayer& a, const IbcRelayer& b) { return a.relayed > b.relayed; });
    std::vector<RankedRelayer> rows;
    for (IbcRelayer& relayer : relayers) {
        RankedRelayer row;
        row.rank = int(rows.size()) + 1;
        row.chain = relayer.chainId;
        // the reference of a chain's CAIP-2 ID is the chain's own ID
        if (snapshot)
            for (const ChainSnapshot& chain : snapshot->chains)
                if (chain.has(Feature::Ibc) && chain.caip2.section(u':', 1) == relayer.chainId) {
                    row.chain = chain.name;
                    row.mark = chain.mark;
                }
        row.relayer = std::move(relayer);
        rows.push_back(std::move(row));
    }
    return rows;
}

QVariant RelayerModel::cell(const RankedRelayer& row, int column, int role) const
{
    const IbcRelayer& relayer = row.relayer;
    switch (RelayerColumn(column)) {
        case RelayerColumn::Rank:
            return ibc::countCell(row.rank, role);
        case RelayerColumn::Relayer:
            if (role == NoteRole)
                return relayer.ours ? QVariant(tr("yours", "relayer of this workspace")) : QVariant();
            if (role == FilterRole)
                return relayer.address;
            return ibc::textCell(ibc::briefAddress(relayer.address), role, format::safe(relayer.address));
        case RelayerColumn::Chain:
            if (role == MarkRole)
                return row.mark;
            return ibc::textCell(ibc::briefText(row.chain, 40), role, format::safe(relayer.chainId));
        case RelayerColumn::Relays:
            return ibc::countCell(relayer.relayed, role);
        case RelayerColumn::Won:
            if (!columns()[size_t(RelayerColumn::Lost)].shown)  // in the overview a share
                return relayer.relayed > 0
                           ? ibc::textCell(format::share(double(relayer.won) / double(relayer.relayed)), role,
                                           QString::number(relayer.won), double(relayer.won) / double(relayer.relayed))
                           : ibc::textCell(format::none(), role, {}, -1.0);
            return countedCell(relayer, relayer.won, role);
        case RelayerColumn::Lost:
            return countedCell(relayer, relayer.lost, role);
        case RelayerColumn::Success:
            return ibc::optionalCell(ibc::percent(relayer.successRate), relayer.successRate, role);
        case RelayerColumn::Response:
            return ibc::optionalCell(ibc::milliseconds(relayer.response), relayer.response, role);
        case RelayerColumn::Score:
            return ibc::optionalCell(ibc::scoreText(relayer.score), relayer.score, role);
        case RelayerColumn::Fees:
            return ibc::textCell(ibc::feesText(relayer.fees), role);
        case RelayerColumn::Software:
            return ibc::textCell(relayer.software.isEmpty() ? tr("not stated") : ibc::briefText(relayer.software),
                                 role);
        case RelayerColumn::LastSeen:
            return ibc::timeCell(relayer.lastSeen, role);
    }
    return {};
}

bool RelayerModel::same(const RankedRelayer& a, const RankedRelayer& b) const
{
    return ibc::sameCells(columnCount(),
                          [&](int column, int role) { return cell(a, column, role) == cell(b, column, role); });
}

}  // namespace signalbox::ui
