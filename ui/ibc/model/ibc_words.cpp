// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/model/ibc_words.h"

#include <QCoreApplication>

#include "models/decimal_text.h"
#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui::ibc {

namespace {

struct IbcWords {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::IbcWords)
};

/// "channel-208" is shown as "208"; other identifiers in full.
QString channelNumber(const QString& channel)
{
    const QString prefix = u"channel-"_s;
    return channel.startsWith(prefix) ? format::safe(channel.mid(prefix.size())) : briefText(channel, 24);
}

QString endText(const IbcEnd& end)
{
    return format::list({end.chainId.isEmpty() ? IbcWords::tr("unknown chain") : format::safe(end.chainId),
                         format::safe(end.port.isEmpty() ? end.channel : end.port + u'/' + end.channel)});
}

}  // namespace

ChainMarks chainMarks(const WorkspaceSnapshot& snapshot)
{
    ChainMarks marks;
    for (const ChainSnapshot& chain : snapshot.chains)
        marks.insert(chain.caip2, chain.mark);
    return marks;
}

QString chainText(const IbcEnd& end)
{
    const QString text = end.chain.isEmpty() ? end.chainId : end.chain;
    return text.isEmpty() ? IbcWords::tr("unknown chain") : briefText(text, 40);
}

QString routeText(const QString& from, const QString& to)
{
    return IbcWords::tr("%1 to %2", "direction of packets: chain, chain").arg(from, to);
}

QString routeText(const IbcEnd& from, const IbcEnd& to)
{
    return routeText(chainText(from), chainText(to));
}

QString channelsText(const IbcEnd& from, const IbcEnd& to)
{
    const QString text =
        channelNumber(from.channel) + u" → "_s + (to.channel.isEmpty() ? format::none() : channelNumber(to.channel));
    // IBC v2 has clients instead of ports and channels.
    return from.port.isEmpty() && isClientId(from.channel) ? u"v2 "_s + text : text;
}

QString wholeChannelsText(const IbcEnd& from, const IbcEnd& to)
{
    return IbcWords::tr("%1 to %2", "ends of a channel").arg(endText(from), endText(to));
}

QString sequenceText(quint64 sequence)
{
    return format::amount(QString::number(sequence), 0);
}

QString briefText(const QString& text, int most)
{
    const bool cut = text.size() > most;
    return format::safe(cut ? text.left(most) : text) + (cut ? u"…"_s : QString());
}

QString briefAddress(const QString& address)
{
    return format::safe(format::shortAddress(address));
}

QString briefHash(const QString& hash)
{
    return format::safe(hash.size() > 14 ? hash.left(8) + QChar(0x2026) + hash.right(4) : hash);
}

QString feesText(const QString& fees)
{
    if (fees.isEmpty())
        return format::none();
    QStringList parts = briefText(fees, 300).split(u", "_s);
    for (QString& part : parts) {
        const QString figure = part.section(u' ', 0, 0);
        if (decimal::isNumber(figure))
            part = decimal::shown(figure) + part.mid(figure.size());
    }
    return parts.join(u", "_s);
}

QString amountText(const IbcPacket& packet)
{
    if (packet.amount.isEmpty())
        return {};
    const QString unit = briefText(packet.symbol.isEmpty() ? packet.denom : packet.symbol, 24);
    return format::amount(briefText(packet.amount), packet.decimals.value_or(0)) + u' ' + unit;
}

QString milliseconds(const std::optional<qint64>& value)
{
    return value ? format::duration(double(*value) / 1000) : format::none();
}

QString percent(const std::optional<double>& value)
{
    return value ? format::share(*value / 100) : format::none();
}

QString scoreText(const std::optional<double>& value)
{
    return value ? format::number(*value, 1) : IbcWords::tr("no data");
}

QString stuckWord(StuckKind kind)
{
    switch (kind) {
        case StuckKind::Unreceived:
            return IbcWords::tr("unreceived");
        case StuckKind::Unacknowledged:
            return IbcWords::tr("unacknowledged");
        case StuckKind::PastTimeout:
            return IbcWords::tr("past timeout");
        case StuckKind::None:
            break;
    }
    return {};
}

QString stateWord(const IbcPacket& packet)
{
    if (packet.stuck != StuckKind::None)
        return stuckWord(packet.stuck);
    switch (packet.state) {
        case PacketState::Sent:
            return IbcWords::tr("sent", "state of a packet");
        case PacketState::Received:
            return IbcWords::tr("received", "state of a packet");
        case PacketState::Acknowledged:
            return IbcWords::tr("acknowledged");
        case PacketState::Failed:
            return IbcWords::tr("failed", "state of a packet");
        case PacketState::TimedOut:
            return IbcWords::tr("timed out, refunded");
    }
    return {};
}

QString stateNote(const IbcPacket& packet)
{
    if (packet.stuck != StuckKind::None)
        return packet.age ? IbcWords::tr("sent %1 ago", "stuck packet").arg(milliseconds(packet.age)) : QString();
    if (packet.state == PacketState::Acknowledged && packet.sentAt.isValid() && packet.doneAt.isValid())
        return IbcWords::tr("in %1", "acknowledged: time since it was sent")
            .arg(milliseconds(qMax<qint64>(0, packet.sentAt.msecsTo(packet.doneAt))));
    return {};
}

State stateSign(const IbcPacket& packet)
{
    if (packet.stuck != StuckKind::None)
        return packet.critical ? State::Error : State::Slow;
    switch (packet.state) {
        case PacketState::Sent:
            return State::Starting;
        case PacketState::Received:
            return State::Backfill;
        case PacketState::Acknowledged:
            return State::True;
        case PacketState::Failed:
            return State::Refused;
        case PacketState::TimedOut:
            return State::False;
    }
    return State::None;
}

Ink stateInk(const IbcPacket& packet)
{
    if (packet.stuck != StuckKind::None)
        return packet.critical ? Ink::Error : Ink::Warn;
    return packet.state == PacketState::Failed ? Ink::Error : Ink::Secondary;
}

QString outcomeText(const IbcPacket& packet)
{
    switch (packet.stuck) {
        case StuckKind::Unreceived:
            return IbcWords::tr("unreceived, sent %1 ago").arg(milliseconds(packet.age));
        case StuckKind::Unacknowledged:
            return IbcWords::tr("unacknowledged, sent %1 ago").arg(milliseconds(packet.age));
        case StuckKind::PastTimeout:
            return IbcWords::tr("past timeout, sent %1 ago").arg(milliseconds(packet.age));
        case StuckKind::None:
            break;
    }
    if (packet.state == PacketState::Received)
        return IbcWords::tr("received, waits for its acknowledgement");
    if (packet.state == PacketState::Acknowledged && packet.sentAt.isValid() && packet.doneAt.isValid())
        return IbcWords::tr("acknowledged in %1")
            .arg(milliseconds(qMax<qint64>(0, packet.sentAt.msecsTo(packet.doneAt))));
    return stateWord(packet);
}

QString timeoutText(const IbcPacket& packet)
{
    if (packet.receivedAt.isValid())
        return IbcWords::tr("received %1", "time").arg(format::clock(packet.receivedAt));
    if (!packet.timeoutAt.isValid())
        return packet.timeoutHeight.isEmpty() ? format::none()
                                              : IbcWords::tr("at height %1").arg(briefText(packet.timeoutHeight, 44));
    return packet.timeoutAt <= QDateTime::currentDateTimeUtc()
               ? IbcWords::tr("passed %1", "time of a timeout").arg(format::clock(packet.timeoutAt))
               : format::inTime(packet.timeoutAt);
}

QString stepWord(PacketRelay::Kind kind)
{
    switch (kind) {
        case PacketRelay::Kind::Receive:
            return IbcWords::tr("receive", "step of a packet");
        case PacketRelay::Kind::Acknowledge:
            return IbcWords::tr("acknowledge", "step of a packet");
        case PacketRelay::Kind::Timeout:
            return IbcWords::tr("timeout", "step of a packet");
    }
    return {};
}

QString partTitle(const QString& what)
{
    if (what == u"sent"_s)
        return IbcWords::tr("Sent");
    if (what == u"received"_s)
        return IbcWords::tr("Received");
    if (what == u"acknowledgement_written"_s)
        return IbcWords::tr("Acknowledgement written");
    if (what == u"acknowledged"_s)
        return IbcWords::tr("Acknowledged");
    if (what == u"timed_out"_s)
        return IbcWords::tr("Timed out");
    return briefText(what);
}

}  // namespace signalbox::ui::ibc
