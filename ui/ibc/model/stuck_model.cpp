// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/model/stuck_model.h"

#include <algorithm>
#include <map>

#include "ibc/model/cells.h"
#include "language/engine_words.h"
#include "models/decimal_text.h"
#include "signalbox/literals.h"

namespace signalbox::ui {

namespace {

using StuckColumn = StuckModel::Column;
constexpr size_t mostSequences = 100;

std::vector<ColumnSpec> stuckColumns()
{
    return {{u"state"_s, StuckModel::tr("State"), CellKind::State, 136},
            {u"route"_s, StuckModel::tr("Route"), CellKind::Name, 176},
            {u"channels"_s, StuckModel::tr("Channels"), CellKind::Text, 92, false, 1},
            {u"sequence"_s, StuckModel::tr("Sequence"), CellKind::Number, 96},
            {u"amount"_s, StuckModel::tr("Amount"), CellKind::Number, 124, false, 4},
            {u"age"_s, StuckModel::tr("Age"), CellKind::Number, 92},
            {u"timeout"_s, StuckModel::tr("Timeout"), CellKind::Number, 116, false, 3},
            {u"relays"_s, StuckModel::tr("Relays"), CellKind::Number, 66, false, 2},
            {u"cause"_s, StuckModel::tr("Cause"), CellKind::Text, 220, true},
            {u"clear"_s, {}, CellKind::Text, 84}};
}

QString causeText(const IbcPacket& packet)
{
    const QString cause = engineWords(packet.cause);
    return cause.isEmpty() ? format::none() : ibc::briefText(cause, 400);
}

}  // namespace

StuckModel::StuckModel(QObject* parent) : RowModel<IbcPacket>(stuckColumns(), parent) {}

void StuckModel::setMarks(const ibc::ChainMarks& marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, int(StuckColumn::Route)), index(rowCount() - 1, int(StuckColumn::Route)));
}

QVariant StuckModel::cell(const IbcPacket& packet, int column, int role) const
{
    switch (StuckColumn(column)) {
        case StuckColumn::State:
            if (role == StateItemRole)
                return int(ibc::stateSign(packet));
            return ibc::textCell(ibc::stateWord(packet), role, {}, int(packet.stuck));
        case StuckColumn::Route:
            if (role == MarkRole)
                return m_marks.value(packet.source.caip2);
            return ibc::textCell(ibc::routeText(packet.source, packet.destination), role,
                                 ibc::wholeChannelsText(packet.source, packet.destination));
        case StuckColumn::Channels:
            if (role == InkRole)
                return int(Ink::Secondary);
            return ibc::textCell(ibc::channelsText(packet.source, packet.destination), role,
                                 ibc::wholeChannelsText(packet.source, packet.destination));
        case StuckColumn::Sequence:
            return ibc::textCell(ibc::sequenceText(packet.key.sequence), role, QString::number(packet.key.sequence),
                                 QVariant::fromValue(packet.key.sequence));
        case StuckColumn::Amount:
            return ibc::textCell(
                packet.amount.isEmpty() ? format::none() : ibc::amountText(packet), role,
                packet.amount.isEmpty() ? QString() : ibc::briefText(packet.amount + u' ' + packet.denom, 200),
                decimal::approximate(packet.amount));
        case StuckColumn::Age:
            if (role == InkRole)
                return int(ibc::stateInk(packet));
            return ibc::textCell(ibc::milliseconds(packet.age), role, format::iso(packet.sentAt),
                                 packet.age.value_or(-1));
        case StuckColumn::Timeout:
            if (role == InkRole)
                return int(Ink::Secondary);
            return ibc::textCell(ibc::timeoutText(packet), role,
                                 packet.timeoutAt.isValid() ? format::iso(packet.timeoutAt) : packet.timeoutHeight,
                                 packet.timeoutAt.isValid() ? packet.timeoutAt.toMSecsSinceEpoch() : -1);
        case StuckColumn::Relays:
            return ibc::countCell(packet.relays, role);
        case StuckColumn::Cause:
            return ibc::textCell(causeText(packet), role);
        case StuckColumn::Clear:
            return {};
    }
    return {};
}

bool StuckModel::same(const IbcPacket& a, const IbcPacket& b) const
{
    return ibc::sameCells(columnCount(),
                          [&](int column, int role) { return cell(a, column, role) == cell(b, column, role); });
}

std::vector<StuckGroup> stuckGroups(const std::vector<IbcPacket>& packets)
{
    std::map<QString, StuckGroup> groups;
    for (const IbcPacket& packet : packets) {
        if (packet.stuck == StuckKind::None)
            continue;
        StuckGroup& group = groups[packet.source.chainId + u'/' + packet.source.port + u'/' + packet.source.channel];
        group.source = packet.source;
        group.destination = packet.destination;
        group.sequences.push_back(packet.key.sequence);
        ++group.count;
    }
    std::vector<StuckGroup> all;
    for (auto& [key, group] : groups) {
        std::sort(group.sequences.begin(), group.sequences.end());
        if (group.sequences.size() > mostSequences)
            group.sequences.resize(mostSequences);
        all.push_back(std::move(group));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const StuckGroup& a, const StuckGroup& b) { return a.count > b.count; });
    return all;
}

}  // namespace signalbox::ui
