// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "cosmos/wire/transaction.h"
#include "support/proto_reader.h"

namespace signalbox::cosmos {

namespace {

struct Layout {
    std::string_view type;
    RelayMessage::Kind kind;
    int version, signer, acknowledgement;  ///< fields
};

constexpr std::string_view prefix = "/ibc.core.channel.";

// MsgTimeout of version 2 has no field 4.
constexpr Layout layouts[] = {
    {"v1.MsgRecvPacket", RelayMessage::Kind::Receive, 1, 4, 0},
    {"v1.MsgAcknowledgement", RelayMessage::Kind::Acknowledge, 1, 5, 2},
    {"v1.MsgTimeout", RelayMessage::Kind::Timeout, 1, 5, 0},
    {"v1.MsgTimeoutOnClose", RelayMessage::Kind::TimeoutOnClose, 1, 6, 0},
    {"v2.MsgRecvPacket", RelayMessage::Kind::Receive, 2, 4, 0},
    {"v2.MsgAcknowledgement", RelayMessage::Kind::Acknowledge, 2, 5, 2},
    {"v2.MsgTimeout", RelayMessage::Kind::Timeout, 2, 5, 0},
};

const Layout* layoutOf(std::string_view type)
{
    if (type.substr(0, prefix.size()) != prefix)
        return nullptr;
    type.remove_prefix(prefix.size());
    for (const Layout& layout : layouts) {
        if (layout.type == type)
            return &layout;
    }
    return nullptr;
}

bool readPacket(std::string_view message, RelayedPacket& into)
{
    ProtoReader reader(message);
    while (reader.next()) {
        const int field = reader.field();
        if (field == 1)
            into.sequence = reader.number();
        else if (into.version == 2 && field == 2)
            into.srcChannel = reader.view();
        else if (into.version == 2 && field == 3)
            into.dstChannel = reader.view();
        else if (into.version == 1 && field == 2)
            into.srcPort = reader.view();
        else if (into.version == 1 && field == 3)
            into.srcChannel = reader.view();
        else if (into.version == 1 && field == 4)
            into.dstPort = reader.view();
        else if (into.version == 1 && field == 5)
            into.dstChannel = reader.view();
    }
    return reader.ok() && into.sequence > 0 && !into.srcChannel.empty() && !into.dstChannel.empty();
}

}  // namespace

std::optional<RelayedPacket> readRelay(const TxMessage& message, bool* unreadable)
{
    const Layout* layout = layoutOf(message.type);
    if (!layout)
        return std::nullopt;
    RelayedPacket relay;
    relay.kind = layout->kind;
    relay.version = layout->version;
    std::string_view packet;
    ProtoReader reader(message.value);
    while (reader.next()) {
        if (reader.field() == 1)
            packet = reader.view();
        else if (reader.field() == layout->signer)
            relay.signer = reader.view();
        else if (reader.field() == layout->acknowledgement)
            relay.acknowledgement = reader.view();
    }
    if (!reader.ok() || !readPacket(packet, relay)) {
        *unreadable = true;
        return std::nullopt;
    }
    relay.result = static_cast<int>(std::min<quint64>(protoNumber(message.response, 1), 3));
    return relay;
}

std::string_view createdClientChain(const TxMessage& message)
{
    if (message.type != "/ibc.core.client.v1.MsgCreateClient")
        return {};
    const std::string_view state = protoBytes(message.value, 1);
    if (protoBytes(state, 1) != "/ibc.lightclients.tendermint.v1.ClientState")
        return {};
    return protoBytes(protoBytes(state, 2), 1);
}

}  // namespace signalbox::cosmos
