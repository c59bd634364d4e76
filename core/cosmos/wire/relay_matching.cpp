// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/wire/relay_matching.h"

namespace signalbox::cosmos {

namespace {

using RelayKind = RelayMessage::Kind;
using Effect = RelayMessage::Effect;

constexpr int noOpResult = 1;

bool isOf(RelayKind relay, PacketEvent::Kind event)
{
    switch (event) {
        case PacketEvent::Kind::Receive:
            return relay == RelayKind::Receive;
        case PacketEvent::Kind::Acknowledge:
            return relay == RelayKind::Acknowledge;
        case PacketEvent::Kind::Timeout:
            return relay == RelayKind::Timeout || relay == RelayKind::TimeoutOnClose;
        default:
            return false;
    }
}

bool isSame(const RelayedPacket& relay, const PacketEvent& event)
{
    return relay.sequence == event.sequence && relay.version == event.version && isOf(relay.kind, event.kind) &&
           relay.srcChannel == viewOf(event.srcChannel) && relay.dstChannel == viewOf(event.dstChannel) &&
           relay.srcPort == viewOf(event.srcPort) && relay.dstPort == viewOf(event.dstPort);
}

/// Codes of codespace channel that say that another message was first.
bool isLostRace(const TxResult& result)
{
    return result.codespace == "channel" && (result.code == 19 || result.code == 20 || result.code == 23);
}

}  // namespace

RelayMatching::RelayMatching(const Transaction& transaction, qsizetype* unreadable)
{
    for (const TxMessage& message : transaction.messages) {
        bool malformed = false;
        if (auto packet = readRelay(message, &malformed))
            m_relays.push_back({*packet, message.index, message.innerIndex});
        *unreadable += malformed ? 1 : 0;
    }
}

RelayMatching::Match RelayMatching::match(const PacketEvent& event)
{
    const std::size_t count = m_relays.size();
    for (const bool noOp : {false, true}) {
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t at = (m_next + i) % count;
            Relay& relay = m_relays[at];
            if (relay.matched || !isSame(relay.packet, event) || (relay.packet.result == noOpResult) != noOp ||
                (event.msgIndex >= 0 && event.msgIndex != relay.msgIndex))
                continue;
            relay.matched = true;
            m_next = at + 1;
            return {static_cast<int>(at), noOp};
        }
    }
    return {};
}

int RelayMatching::addUnknown(const PacketEvent& event)
{
    Relay relay;
    relay.packet.kind = event.kind == PacketEvent::Kind::Receive       ? RelayKind::Receive
                        : event.kind == PacketEvent::Kind::Acknowledge ? RelayKind::Acknowledge
                                                                       : RelayKind::Timeout;
    relay.packet.version = event.version;
    relay.packet.sequence = event.sequence;
    // these refer to the shared texts of the block
    relay.packet.srcPort = viewOf(event.srcPort);
    relay.packet.srcChannel = viewOf(event.srcChannel);
    relay.packet.dstPort = viewOf(event.dstPort);
    relay.packet.dstChannel = viewOf(event.dstChannel);
    relay.msgIndex = event.msgIndex;
    relay.fromMessage = false;
    relay.matched = true;
    m_relays.push_back(relay);
    return static_cast<int>(m_relays.size()) - 1;
}

Effect RelayMatching::effectOf(const Relay& relay)
{
    if (!relay.matched || relay.packet.result == noOpResult)
        return Effect::None;
    // ibc-go before v3 states no result and repeats the event, but writes the acknowledgement once
    const bool proven = relay.packet.result > noOpResult || relay.wroteAck || !relay.fromMessage;
    return proven ? Effect::Effected : Effect::First;
}

std::vector<RelayMessage> RelayMatching::take(const TxResult& result, SharedTexts& shared) const
{
    std::vector<RelayMessage> messages;
    messages.reserve(m_relays.size());
    for (const Relay& relay : m_relays) {
        RelayMessage& message = messages.emplace_back();
        message.kind = relay.packet.kind;
        message.effect = result.code == 0 ? effectOf(relay) : Effect::Failed;
        message.version = relay.packet.version;
        message.msgIndex = relay.msgIndex;
        message.innerIndex = relay.innerIndex;
        message.sequence = relay.packet.sequence;
        message.srcPort = shared(relay.packet.srcPort);
        message.srcChannel = shared(relay.packet.srcChannel);
        message.dstPort = shared(relay.packet.dstPort);
        message.dstChannel = shared(relay.packet.dstChannel);
        message.signer = shared(relay.packet.signer);
        message.fromMessage = relay.fromMessage;
        message.code = result.code;
        message.codespace = shared(result.codespace);
        message.lostRace = isLostRace(result);
    }
    return messages;
}

}  // namespace signalbox::cosmos
