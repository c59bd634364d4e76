// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cosmos/wire/types.h"

namespace signalbox::cosmos {

/// What happened to a packet on this chain. Of a packet of IBC v2, ports are empty and channels are client IDs.
struct PacketEvent {
    enum class Kind : std::uint8_t { Send, Receive, WriteAck, Acknowledge, Timeout };
    enum class Outcome : std::uint8_t { None, Success, Error, Unknown };  ///< of an acknowledgement

    Kind kind = Kind::Send;
    int version = 1;     ///< of IBC: 1 or 2
    int txIndex = -1;    ///< −1: an event of the block
    int eventIndex = 0;  ///< counts all events of `packets`; orders them within the block
    int msgIndex = -1;   ///< −1 if not stated
    Bytes32 txHash{};    ///< zero for an event of the block
    QByteArray mode;     ///< of an event of the block, "EndBlock"; empty before 0.38
    quint64 sequence = 0;
    QByteArray srcPort, srcChannel, dstPort, dstChannel;  ///< source: the end that sends; destination: that receives
    quint64 timeoutRevision = 0, timeoutHeight = 0;       ///< 0, 0: none
    quint64 timeoutTimestamp = 0;                         ///< ns since 1970; s for version 2; 0: none
    bool ordered = false;
    QByteArray connection;  ///< empty if not stated

    QByteArray data;             ///< of version 2: the whole packet; empty for Acknowledge and Timeout of version 1
    QByteArray commitment;       ///< 32 bytes of Send events of version 1, as the chain stores them; else empty
    QByteArray acknowledgement;  ///< raw: WriteAck, and Acknowledge if its message is known
    Outcome outcome = Outcome::None;
    QByteArray error;  ///< text of an error acknowledgement

    bool isTransfer = false;  ///< ICS-20; the next five are empty otherwise
    QByteArray sender, receiver, denom, memo;
    QByteArray amount;  ///< decimal, at most 78 digits; empty if it is no such number

    QByteArray signer;  ///< of the message that caused it, else who paid the fee; empty for events of the block
};
const char* name(
    PacketEvent::Kind);  ///< send_packet, recv_packet, write_acknowledgement, acknowledge_packet, timeout_packet
const char* name(PacketEvent::Outcome);  ///< none, success, error, unknown

/// A message that tried to relay a packet, in any transaction, also in messages that execute others (authz).
struct RelayMessage {
    enum class Kind : std::uint8_t { Receive, Acknowledge, Timeout, TimeoutOnClose };
    enum class Effect : std::uint8_t {
        None,      ///< a paid no-op: another message was first
        Effected,  ///< it changed the state of the packet
        First,     ///< effected if no earlier message relayed the packet: ibc-go before v3 repeats the event
        Failed     ///< its transaction failed
    };

    Kind kind = Kind::Receive;
    Effect effect = Effect::None;
    int version = 1;
    int txIndex = 0;
    int msgIndex = 0;     ///< of the outer message
    int innerIndex = -1;  ///< position in the message that executes it; −1: directly in the transaction
    int relayIndex = 0;   ///< counts all relays of the block: unique in it
    Bytes32 txHash{};
    quint64 sequence = 0;
    QByteArray srcPort, srcChannel, dstPort, dstChannel;
    QByteArray signer;  ///< empty if unknown
    QByteArray memo;    ///< of the transaction
    QByteArray fee;     ///< paid for the whole transaction, "343stake"; several coins with commas
    QByteArray feePayer;
    bool fromMessage = true;  ///< false: only the event tells that it was relayed, as in a contract's call
    quint32 code = 0;         ///< of the transaction
    QByteArray codespace;
    bool lostRace = false;  ///< failed because another one was first
};
const char* name(RelayMessage::Kind);    ///< receive, acknowledge, timeout, timeout_on_close
const char* name(RelayMessage::Effect);  ///< none, effected, first, failed

/// An event of a channel's or a connection's handshake, or a close. A connection's have empty ports and channels.
struct ChannelEvent {
    EventType type = EventType::None;
    int txIndex = -1, msgIndex = -1;
    int eventIndex = 0;  ///< counts all events of `channels`
    Bytes32 txHash{};
    QByteArray port, channel, counterpartyPort, counterpartyChannel;
    QByteArray connection, counterpartyConnection;
    QByteArray client, counterpartyClient;  ///< of connections
    QByteArray version;
    QByteArray ordering;  ///< "ORDER_ORDERED" …; empty if not stated
};

/// Creation, update, upgrade or misbehaviour of a client.
struct ClientEvent {
    EventType type = EventType::None;
    int txIndex = -1, msgIndex = -1;
    int eventIndex = 0;  ///< counts all events of `clients`
    Bytes32 txHash{};
    QByteArray client, clientType;
    QByteArray consensusHeight;  ///< "4-552"
    QByteArray chainId;          ///< that the client follows: stated by the message that creates it; else empty
};

/// A transaction whose bytes are none: its events count all the same, its messages are not known.
struct Skipped {
    enum class Reason : std::uint8_t { Compressed, NotProtobuf, NoMessage };
    int txIndex = 0;
    qsizetype bytes = 0;
    Reason reason = Reason::NotProtobuf;
};
const char* name(Skipped::Reason);  ///< compressed, not_protobuf, no_message

/// Everything of a block that concerns IBC. Owns its bytes; equal ones are shared. Texts are the chain's: any bytes,
/// also NUL.
struct DecodedBlock {
    Height height = 0;
    int transactions = 0, failed = 0;
    std::vector<PacketEvent> packets;
    std::vector<RelayMessage> relays;
    std::vector<ChannelEvent> channels;
    std::vector<ClientEvent> clients;
    std::vector<Skipped> skipped;
    qsizetype unreadable = 0;  ///< packet events without a sequence or ends
};

/// Pure. Bad if the results are those of another block, or of other transactions.
Read<DecodedBlock> decode(const BlockData&, const BlockResults&);

}  // namespace signalbox::cosmos
