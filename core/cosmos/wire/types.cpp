// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/wire/types.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "cosmos/wire/decoded.h"

namespace signalbox::cosmos {

namespace {

constexpr std::pair<EventType, std::string_view> types[] = {
    {EventType::None, ""},
    {EventType::SendPacket, "send_packet"},
    {EventType::RecvPacket, "recv_packet"},
    {EventType::WriteAcknowledgement, "write_acknowledgement"},
    {EventType::AcknowledgePacket, "acknowledge_packet"},
    {EventType::TimeoutPacket, "timeout_packet"},
    {EventType::ChannelOpenInit, "channel_open_init"},
    {EventType::ChannelOpenTry, "channel_open_try"},
    {EventType::ChannelOpenAck, "channel_open_ack"},
    {EventType::ChannelOpenConfirm, "channel_open_confirm"},
    {EventType::ChannelCloseInit, "channel_close_init"},
    {EventType::ChannelCloseConfirm, "channel_close_confirm"},
    {EventType::ChannelClose, "channel_close"},
    {EventType::ConnectionOpenInit, "connection_open_init"},
    {EventType::ConnectionOpenTry, "connection_open_try"},
    {EventType::ConnectionOpenAck, "connection_open_ack"},
    {EventType::ConnectionOpenConfirm, "connection_open_confirm"},
    {EventType::CreateClient, "create_client"},
    {EventType::UpdateClient, "update_client"},
    {EventType::UpgradeClient, "upgrade_client"},
    {EventType::ClientMisbehaviour, "client_misbehaviour"},
    {EventType::FungibleTokenPacket, "fungible_token_packet"},
    {EventType::Tx, "tx"},
};

}  // namespace

const char* name(EventType type)
{
    for (const auto& [one, text] : types) {
        if (one == type)
            return text.data();
    }
    return "";
}

EventType eventType(std::string_view name)
{
    static const std::unordered_map<std::string_view, EventType> byName = [] {
        std::unordered_map<std::string_view, EventType> all;
        for (const auto& [type, text] : types)
            all.emplace(text, type);
        // ibc-go up to v7 has this name, too
        all.emplace("timeout_on_close_packet", EventType::TimeoutPacket);
        return all;
    }();
    const auto found = byName.find(name);
    return found == byName.end() ? EventType::None : found->second;
}

std::string_view Event::value(Key key) const
{
    for (const Attribute& attribute : attributes) {
        if (attribute.key == key)
            return attribute.value;
    }
    return {};
}

bool Event::has(Key key) const
{
    return std::any_of(attributes.begin(), attributes.end(),
                       [key](const Attribute& attribute) { return attribute.key == key; });
}

const char* name(PacketEvent::Kind kind)
{
    switch (kind) {
        case PacketEvent::Kind::Send:
            return "send_packet";
        case PacketEvent::Kind::Receive:
            return "recv_packet";
        case PacketEvent::Kind::WriteAck:
            return "write_acknowledgement";
        case PacketEvent::Kind::Acknowledge:
            return "acknowledge_packet";
        case PacketEvent::Kind::Timeout:
            return "timeout_packet";
    }
    return "";
}

const char* name(PacketEvent::Outcome outcome)
{
    switch (outcome) {
        case PacketEvent::Outcome::None:
            return "none";
        case PacketEvent::Outcome::Success:
            return "success";
        case PacketEvent::Outcome::Error:
            return "error";
        case PacketEvent::Outcome::Unknown:
            return "unknown";
    }
    return "";
}

const char* name(RelayMessage::Kind kind)
{
    switch (kind) {
        case RelayMessage::Kind::Receive:
            return "receive";
        case RelayMessage::Kind::Acknowledge:
            return "acknowledge";
        case RelayMessage::Kind::Timeout:
            return "timeout";
        case RelayMessage::Kind::TimeoutOnClose:
            return "timeout_on_close";
    }
    return "";
}

const char* name(RelayMessage::Effect effect)
{
    switch (effect) {
        case RelayMessage::Effect::None:
            return "none";
        case RelayMessage::Effect::Effected:
            return "effected";
        case RelayMessage::Effect::First:
            return "first";
        case RelayMessage::Effect::Failed:
            return "failed";
    }
    return "";
}

const char* name(Skipped::Reason reason)
{
    switch (reason) {
        case Skipped::Reason::Compressed:
            return "compressed";
        case Skipped::Reason::NotProtobuf:
            return "not_protobuf";
        case Skipped::Reason::NoMessage:
            return "no_message";
    }
    return "";
}

}  // namespace signalbox::cosmos
