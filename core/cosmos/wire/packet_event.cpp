// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/wire/packet_event.h"

#include <array>

#include "cosmos/wire/acknowledgement.h"
#include "cosmos/wire/hashes.h"
#include "cosmos/wire/packet_data.h"

namespace signalbox::cosmos {

namespace {

using Kind = PacketEvent::Kind;

/// The first value of each key.
class Values {
public:
    explicit Values(const Event& event)
    {
        for (const Attribute& attribute : event.attributes) {
            auto& value = m_values[static_cast<std::size_t>(attribute.key)];
            if (value.empty())
                value = attribute.value;
        }
    }
    std::string_view operator[](Key key) const { return m_values[static_cast<std::size_t>(key)]; }

private:
    std::array<std::string_view, static_cast<std::size_t>(Key::Acknowledgement) + 1> m_values;
};

std::optional<Kind> kindOf(EventType type)
{
    switch (type) {
        case EventType::SendPacket:
            return Kind::Send;
        case EventType::RecvPacket:
            return Kind::Receive;
        case EventType::WriteAcknowledgement:
            return Kind::WriteAck;
        case EventType::AcknowledgePacket:
            return Kind::Acknowledge;
        case EventType::TimeoutPacket:
            return Kind::Timeout;
        default:
            return std::nullopt;
    }
}

QByteArray hexOrRaw(std::string_view digits, std::string_view raw)
{
    return digits.empty() ? bytesOf(raw) : hexBytes(digits);
}

void readTimeoutHeight(std::string_view text, PacketEvent& into)
{
    const std::size_t dash = text.find('-');
    if (dash == std::string_view::npos)
        return;
    into.timeoutRevision = unsignedOf(text.substr(0, dash)).value_or(0);
    into.timeoutHeight = unsignedOf(text.substr(dash + 1)).value_or(0);
}

void readFirst(const Values& values, JsonText& json, SharedTexts& shared, PacketEvent& into)
{
    into.srcPort = shared(values[Key::SrcPort]);
    into.srcChannel = shared(values[Key::SrcChannel]);
    into.dstPort = shared(values[Key::DstPort]);
    into.dstChannel = shared(values[Key::DstChannel]);
    into.ordered = values[Key::Ordering] == "ORDER_ORDERED";
    const std::string_view connection = values[Key::ConnectionId];
    into.connection = shared(connection.empty() ? values[Key::PacketConnection] : connection);
    readTimeoutHeight(values[Key::TimeoutHeight], into);
    if (into.kind == Kind::Acknowledge || into.kind == Kind::Timeout)
        return;
    into.data = hexOrRaw(values[Key::DataHex], values[Key::Data]);
    readTransfer(json, viewOf(into.data), into);
    if (into.kind == Kind::Send && !into.data.isEmpty())
        into.commitment = packetCommitment(into.timeoutTimestamp, into.timeoutRevision, into.timeoutHeight, into.data);
    if (into.kind == Kind::WriteAck)
        into.acknowledgement = hexOrRaw(values[Key::AckHex], values[Key::Ack]);
}

void readSecond(const Values& values, JsonText& json, SharedTexts& shared, PacketEvent& into)
{
    into.version = 2;
    into.srcChannel = shared(values[Key::SourceClient]);
    into.dstChannel = shared(values[Key::DestClient]);
    into.data = hexBytes(values[Key::EncodedPacketHex]);
    readTransferV2(json, viewOf(into.data), into);
    if (into.kind == Kind::WriteAck)
        into.acknowledgement = hexBytes(values[Key::EncodedAckHex]);
}

}  // namespace

bool isPacketEvent(EventType type)
{
    return kindOf(type).has_value();
}

std::optional<PacketEvent> readPacketEvent(const Event& event, JsonText& json, SharedTexts& shared)
{
    const auto kind = kindOf(event.type);
    const Values values(event);
    const auto sequence = unsignedOf(values[Key::Sequence]);
    if (!kind || sequence.value_or(0) == 0)
        return std::nullopt;
    PacketEvent packet;
    packet.kind = *kind;
    packet.sequence = *sequence;
    packet.msgIndex = event.msgIndex;
    packet.timeoutTimestamp = unsignedOf(values[Key::TimeoutTimestamp]).value_or(0);
    if (!values[Key::SrcChannel].empty())
        readFirst(values, json, shared, packet);
    else
        readSecond(values, json, shared, packet);
    if (packet.srcChannel.isEmpty() || packet.dstChannel.isEmpty())
        return std::nullopt;
    if (packet.kind == Kind::WriteAck) {
        const std::string_view acknowledgement = viewOf(packet.acknowledgement);
        AckMeaning meaning = packet.version == 1 ? readAcknowledgement(json, acknowledgement)
                                                 : readAcknowledgementV2(json, acknowledgement);
        packet.outcome = meaning.outcome;
        packet.error = std::move(meaning.error);
    }
    return packet;
}

}  // namespace signalbox::cosmos
