// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "cosmos/wire/acknowledgement.h"
#include "cosmos/wire/block_decoder.h"

namespace signalbox::cosmos {

using Kind = PacketEvent::Kind;

/// Relayed packets have their signer from the message, and acknowledgements their content. False for the event of a
/// no-op, which changed nothing.
bool BlockDecoder::attribute(PacketEvent& packet, Place& place)
{
    packet.signer = place.feePayer;
    if (!place.relays)
        return true;
    if (packet.kind == Kind::WriteAck) {
        const auto same = std::find_if(place.received.rbegin(), place.received.rend(), [&](const auto& one) {
            const PacketEvent& received = m_out.packets[static_cast<std::size_t>(one.first)];
            return received.sequence == packet.sequence && received.dstChannel == packet.dstChannel &&
                   received.dstPort == packet.dstPort;
        });
        if (same != place.received.rend()) {
            place.relays->acknowledgementWritten(same->second);
            packet.signer = m_out.packets[static_cast<std::size_t>(same->first)].signer;
        }
        return true;
    }
    if (packet.kind == Kind::Send)
        return true;
    auto [relay, noOp] = place.relays->match(packet);
    if (noOp)
        return false;
    if (relay < 0)
        relay = place.relays->addUnknown(packet);
    if (const std::string_view signer = place.relays->signer(relay); !signer.empty())
        packet.signer = m_shared(signer);
    if (packet.kind == Kind::Receive)
        place.received.emplace_back(static_cast<qsizetype>(m_out.packets.size()), relay);
    if (const std::string_view content = place.relays->acknowledgement(relay); packet.kind == Kind::Acknowledge) {
        packet.acknowledgement = bytesOf(content);
        AckMeaning meaning =
            packet.version == 1 ? readAcknowledgement(m_json, content) : readAcknowledgementV2(m_json, content);
        packet.outcome = meaning.outcome;
        packet.error = std::move(meaning.error);
    }
    return true;
}

void BlockDecoder::packet(const Event& event, Place& place)
{
    place.lastAcknowledge = -1;
    auto packet = readPacketEvent(event, m_json, m_shared);
    if (!packet) {
        ++m_out.unreadable;
        return;
    }
    packet->txIndex = place.txIndex;
    packet->txHash = place.txHash;
    packet->mode = m_shared(event.mode);
    if (packet->kind == Kind::Acknowledge)
        packet->outcome = PacketEvent::Outcome::Unknown;
    if (!attribute(*packet, place))
        return;
    packet->eventIndex = static_cast<int>(m_out.packets.size());
    if (packet->kind == Kind::Acknowledge && packet->outcome == PacketEvent::Outcome::Unknown)
        place.lastAcknowledge = packet->eventIndex;
    m_out.packets.push_back(std::move(*packet));
}

void BlockDecoder::explain(const Event& event, const Place& place)
{
    if (place.lastAcknowledge < 0)
        return;
    PacketEvent& packet = m_out.packets[static_cast<std::size_t>(place.lastAcknowledge)];
    if (packet.msgIndex != event.msgIndex)
        return;
    if (auto meaning = readTransferEvent(event)) {
        packet.outcome = meaning->outcome;
        packet.error = std::move(meaning->error);
    }
}

void BlockDecoder::channel(const Event& event, const Place& place)
{
    ChannelEvent& to = m_out.channels.emplace_back();
    to.type = event.type;
    to.txIndex = place.txIndex;
    to.msgIndex = event.msgIndex;
    to.eventIndex = static_cast<int>(m_out.channels.size()) - 1;
    to.txHash = place.txHash;
    to.port = m_shared(event.value(Key::PortId));
    to.channel = m_shared(event.value(Key::ChannelId));
    to.counterpartyPort = m_shared(event.value(Key::CounterpartyPortId));
    to.counterpartyChannel = m_shared(event.value(Key::CounterpartyChannelId));
    to.connection = m_shared(event.value(Key::ConnectionId));
    to.counterpartyConnection = m_shared(event.value(Key::CounterpartyConnectionId));
    to.client = m_shared(event.value(Key::ClientId));
    to.counterpartyClient = m_shared(event.value(Key::CounterpartyClientId));
    to.version = m_shared(event.value(Key::Version));
    to.ordering = m_shared(event.value(Key::Ordering));
}

void BlockDecoder::client(const Event& event, Place& place)
{
    ClientEvent& to = m_out.clients.emplace_back();
    to.type = event.type;
    to.txIndex = place.txIndex;
    to.msgIndex = event.msgIndex;
    to.eventIndex = static_cast<int>(m_out.clients.size()) - 1;
    to.txHash = place.txHash;
    to.client = m_shared(event.value(Key::ClientId));
    to.clientType = m_shared(event.value(Key::ClientType));
    to.consensusHeight = m_shared(event.value(Key::ConsensusHeight));
    if (event.type != EventType::CreateClient || !place.transaction)
        return;
    // by the message's index or, before SDK 0.50, by their order
    int created = 0;
    const int wanted = place.client++;
    for (const TxMessage& message : place.transaction->messages) {
        if (message.type != "/ibc.core.client.v1.MsgCreateClient")
            continue;
        if (event.msgIndex >= 0 ? message.index == event.msgIndex : created++ == wanted)
            to.chainId = m_shared(createdClientChain(message));
    }
}

void BlockDecoder::events(std::span<const Event> events, Place& place)
{
    for (const Event& event : events) {
        if (isPacketEvent(event.type))
            packet(event, place);
        else if (event.type >= EventType::ChannelOpenInit && event.type <= EventType::ConnectionOpenConfirm)
            channel(event, place);
        else if (event.type >= EventType::CreateClient && event.type <= EventType::ClientMisbehaviour)
            client(event, place);
        else if (event.type == EventType::FungibleTokenPacket)
            explain(event, place);
    }
}

}  // namespace signalbox::cosmos
