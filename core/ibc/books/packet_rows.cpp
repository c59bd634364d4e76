// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/books/packet_rows.h"

#include "signalbox/literals.h"

namespace signalbox::ibc {

namespace {

/// Of IBC v2: nothing here can clear it.
Message causeOfV2(const IbcPacket& packet)
{
    const QString& from = packet.source.chain;
    const QString& to = packet.destination.chain;
    switch (packet.stuck) {
        case StuckKind::Unreceived:
            return Message(QT_TRANSLATE_NOOP(
                               "Engine",
                               "%1 has not received it: no relayer delivered it. Hermes clears channels, which IBC v2 "
                               "does not have: use a relayer for IBC v2."))
                .arg(to);
        case StuckKind::Unacknowledged:
            return Message(QT_TRANSLATE_NOOP(
                               "Engine",
                               "%1 received it, but the acknowledgement was not delivered to %2. Hermes clears "
                               "channels, which IBC v2 does not have: use a relayer for IBC v2."))
                .arg(to, from);
        case StuckKind::PastTimeout:
            return Message(QT_TRANSLATE_NOOP("Engine",
                                             "Its timeout has passed on %1: it can only be refunded on %2. Hermes "
                                             "clears channels, which IBC v2 does not have: use a relayer for IBC v2."))
                .arg(to, from);
        case StuckKind::None:
            break;
    }
    return {};
}

}  // namespace

Message causeOf(const IbcPacket& packet, const QString& error)
{
    if (packet.key.version == 2 && packet.stuck != StuckKind::None)
        return causeOfV2(packet);
    const QString& from = packet.source.chain;
    const QString& to = packet.destination.chain;
    switch (packet.stuck) {
        case StuckKind::Unreceived:
            return Message(QT_TRANSLATE_NOOP("Engine", "%1 has not received it: no relayer delivered it. Clear it."))
                .arg(to);
        case StuckKind::Unacknowledged:
            return Message(QT_TRANSLATE_NOOP(
                               "Engine", "%1 received it, but the acknowledgement was not delivered to %2. Clear it."))
                .arg(to, from);
        case StuckKind::PastTimeout:
            return Message(QT_TRANSLATE_NOOP("Engine",
                                             "Its timeout has passed on %1: it can only be refunded on %2. Clear it."))
                .arg(to, from);
        case StuckKind::None:
            break;
    }
    if (packet.state == PacketState::TimedOut)
        return Message(QT_TRANSLATE_NOOP("Engine", "%1 did not receive it before its timeout; it was refunded on %2."))
            .arg(to, from);
    if (packet.state != PacketState::Failed)
        return {};
    if (error.isEmpty())
        return Message(QT_TRANSLATE_NOOP("Engine", "%1 refused it; it was refunded on %2.")).arg(to, from);
    return Message(QT_TRANSLATE_NOOP("Engine", "%1 refused it: %2")).arg(to, error);
}

IbcPacket packetOf(const pqxx::row& row, int version)
{
    IbcPacket packet;
    packet.key = {store::text(row["src_chain_id"]), store::text(row["src_port_id"]), store::text(row["src_channel_id"]),
                  unsignedOf(row["sequence"]), version};
    packet.source =
        endOf(row["src_chain_id"], row["source_name"], row["source_caip2"], row["src_port_id"], row["src_channel_id"]);
    packet.destination = endOf(row["dst_chain_id"], row["destination_name"], row["destination_caip2"],
                               row["dst_port_id"], row["dst_channel_id"]);
    packet.state = packetStateFromName(store::text(row["outcome"])).value_or(PacketState::Sent);
    packet.stuck = stuckKindFromName(store::text(row["stuck_kind"])).value_or(StuckKind::None);
    packet.critical = store::boolean(row["critical"]);
    packet.sender = shownText(row["sender"]);
    packet.receiver = shownText(row["receiver"]);
    packet.amount = store::text(row["amount"]);
    packet.denom = shownText(row["denom"]);
    packet.symbol = shownText(row["symbol"]);
    packet.decimals = maybeInt(row["decimals"]);
    packet.amountUsd = store::text(row["amount_usd"]);
    packet.memo = shownText(row["memo"]);
    packet.sentAt = store::time(row["sent_at"]);
    packet.receivedAt = store::time(row["received_at"]);
    packet.doneAt = store::time(row["cleared_at"]);
    packet.age = store::maybeInteger(row["age_ms"]);
    packet.timeoutAt = store::time(row["timeout_at"]);
    packet.timeoutHeight = store::text(row["timeout_height"]);
    packet.relays = int(store::integer(row["attempts"]));
    packet.cause = causeOf(packet, shownText(row["error_message"]));
    return packet;
}

}  // namespace signalbox::ibc
