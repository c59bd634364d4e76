// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/model/channel_model.h"

#include "ibc/model/cells.h"
#include "signalbox/literals.h"

namespace signalbox::ui {

namespace {

using Column = ChannelModel::Column;

std::vector<ColumnSpec> channelColumns()
{
    return {{u"route"_s, ChannelModel::tr("Chains"), CellKind::Name, 216, true},
            {u"channels"_s, ChannelModel::tr("Channels"), CellKind::Text, 92},
            {u"state"_s, ChannelModel::tr("State"), CellKind::State, 124},
            {u"sent"_s, ChannelModel::tr("Sent"), CellKind::Number, 76},
            {u"cleared"_s, ChannelModel::tr("Cleared"), CellKind::Number, 76, false, 7},
            {u"stuck"_s, ChannelModel::tr("Stuck"), CellKind::Number, 64},
            {u"failed"_s, ChannelModel::tr("Failed"), CellKind::Number, 64, false, 6},
            {u"success"_s, ChannelModel::tr("Success"), CellKind::Number, 76, false, 5},
            {u"congestion"_s, ChannelModel::tr("Congestion"), CellKind::Number, 88, false, 4, true,
             ChannelModel::tr("Share of the sent packets that are not done yet.")},
            {u"p50"_s, ChannelModel::tr("Clear time p50"), CellKind::Number, 108, false, 3},
            {u"p95"_s, ChannelModel::tr("p95"), CellKind::Number, 84, false, 3},
            {u"client"_s, ChannelModel::tr("Client"), CellKind::Text, 150, false, 1, false},
            {u"ordering"_s, ChannelModel::tr("Ordering"), CellKind::Text, 84, false, 1, false},
            {u"last"_s, ChannelModel::tr("Last relay"), CellKind::Text, 100, false, 2},
            {u"check"_s, ChannelModel::tr("Compared with the chains"), CellKind::State, 170, false, 2}};
}

bool isSame(const IbcEnd& a, const IbcEnd& b)
{
    return a.chainId == b.chainId && a.port == b.port && a.channel == b.channel;
}

bool saysActive(const QString& status)
{
    return status.isEmpty() || status.compare("active"_L1, Qt::CaseInsensitive) == 0;
}

/// "STATE_OPEN" of the chain is "open".
QString plainState(const QString& state)
{
    QString plain = state.toLower();
    plain.remove("state_"_L1);
    return ibc::briefText(plain, 24);
}

}  // namespace

qint64 ChannelRow::differences() const
{
    qint64 sum = 0;
    for (const std::optional<ChannelCheck>* check : {&there, &back})
        if (*check)
            sum += qint64((*check)->missing.size() + (*check)->surplus.size());
    return sum;
}

State channelSign(const IbcChannel& channel)
{
    const QString state = plainState(channel.state);
    if (!saysActive(channel.clientStatus) || state == u"closed"_s)
        return State::Error;
    return state == u"open"_s ? State::Ok : state.isEmpty() ? State::None : State::Starting;
}

QString clientStatusText(const QString& status)
{
    const QString plain = status.toLower();
    return plain.isEmpty()         ? ChannelModel::tr("no data")
           : plain == u"active"_s  ? ChannelModel::tr("active", "client")
           : plain == u"expired"_s ? ChannelModel::tr("expired", "client")
           : plain == u"frozen"_s  ? ChannelModel::tr("frozen", "client")
                                   : ibc::briefText(plain, 24);
}

QString channelStateText(const IbcChannel& channel)
{
    if (!saysActive(channel.clientStatus))
        return ChannelModel::tr("client %1", "status of a client: expired, frozen")
            .arg(clientStatusText(channel.clientStatus));
    const QString state = plainState(channel.state);
    return state.isEmpty()        ? ChannelModel::tr("no data")
           : state == u"open"_s   ? ChannelModel::tr("open", "channel")
           : state == u"closed"_s ? ChannelModel::tr("closed", "channel")
                                  : state;
}

QString orderingText(const QString& ordering)
{
    QString plain = ordering.toLower();
    plain.remove("order_"_L1);
    return plain.isEmpty()           ? format::none()
           : plain == u"ordered"_s   ? ChannelModel::tr("ordered", "packets of a channel")
           : plain == u"unordered"_s ? ChannelModel::tr("unordered", "packets of a channel")
                                     : ibc::briefText(plain, 24);
}

QString checkText(const ChannelRow& row)
{
    if (!row.isChecked())  // a check without a time says that a chain is not indexed
        return row.there || row.back ? ChannelModel::tr("not indexed") : ChannelModel::tr("not checked yet");
    if (const qint64 count = row.differences(); count > 0)
        return ChannelModel::tr("%n differences", nullptr, format::plural(count));
    for (const std::optional<ChannelCheck>* check : {&row.there, &row.back})
        if (*check && !(*check)->note.isEmpty())
            return ChannelModel::tr("could not be checked");
    return ChannelModel::tr("no difference at %1", "time").arg(format::clock(row.there ? row.there->at : row.back->at));
}

ChannelModel::ChannelModel(QObject* parent) : RowModel<ChannelRow>(channelColumns(), parent) {}

void ChannelModel::setMarks(const ibc::ChainMarks& marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, int(Column::Route)), index(rowCount() - 1, int(Column::Route)));
}

std::vector<ChannelRow> ChannelModel::rowsOf(std::vector<IbcChannel> channels, const std::vector<ChannelCheck>& checks)
{
    std::vector<ChannelRow> rows;
    for (IbcChannel& channel : channels) {
        ChannelRow row;
        for (const ChannelCheck& check : checks) {
            if (isSame(check.source, channel.a))
                row.there = check;
            else if (isSame(check.source, channel.b))
                row.back = check;
        }
        row.channel = std::move(channel);
        rows.push_back(std::move(row));
    }
    return rows;
}

QVariant ChannelModel::cell(const ChannelRow& row, int column, int role) const
{
    const IbcChannel& channel = row.channel;
    switch (Column(column)) {
        case Column::Route:
            if (role == MarkRole)
                return m_marks.value(channel.a.caip2);
            if (role == NoteRole)
                return channel.b.caip2.isEmpty() ? QVariant(tr("not indexed", "the other chain of a channel"))
                                                 : QVariant();
            return ibc::textCell(tr("%1 – %2", "two chains").arg(ibc::chainText(channel.a), ibc::chainText(channel.b)),
                                 role, ibc::wholeChannelsText(channel.a, channel.b));
        case Column::Channels:
            return ibc::textCell(ibc::channelsText(channel.a, channel.b), role,
                                 ibc::wholeChannelsText(channel.a, channel.b));
        case Column::State:
            if (role == StateItemRole)
                return int(channelSign(channel));
            return ibc::textCell(channelStateText(channel), role);
        case Column::Sent:
            return ibc::countCell(channel.sent, role);
        case Column::Cleared:
            return ibc::countCell(channel.cleared, role);
        case Column::Stuck:
            if (role == InkRole && channel.stuck > 0)
                return int(Ink::Warn);
            return ibc::countCell(channel.stuck, role);
        case Column::Failed:
            return ibc::countCell(channel.failed, role);
        case Column::Success:
            return ibc::optionalCell(ibc::percent(channel.successRate), channel.successRate, role);
        case Column::Congestion:
            return ibc::optionalCell(ibc::percent(channel.congestion), channel.congestion, role);
        case Column::P50:
            return ibc::optionalCell(ibc::milliseconds(channel.p50), channel.p50, role);
        case Column::P95:
            return ibc::optionalCell(ibc::milliseconds(channel.p95), channel.p95, role);
        case Column::Client:
            return ibc::textCell(channel.client.isEmpty() ? format::none() : ibc::briefText(channel.client, 64), role);
        case Column::Ordering:
            return ibc::textCell(orderingText(channel.ordering), role);
        case Column::LastRelay:
            return ibc::timeCell(channel.lastRelay, role);
        case Column::Check:
            if (role == StateItemRole)
                return !row.isChecked() ? QVariant() : QVariant(int(row.differences() > 0 ? State::Slow : State::True));
            if (role == InkRole)
                return int(Ink::Secondary);
            return ibc::textCell(checkText(row), role);
    }
    return {};
}

bool ChannelModel::same(const ChannelRow& a, const ChannelRow& b) const
{
    return ibc::sameCells(columnCount(),
                          [&](int column, int role) { return cell(a, column, role) == cell(b, column, role); });
}

}  // namespace signalbox::ui
