// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <memory>
#include <span>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "signalbox/interval.h"
#include "support/bytes.h"

namespace signalbox::cosmos {

/// A fault in an answer, in English, for the log or as the detail of a general sentence.
struct Bad {
    QString what;
};
template <class T>
using Read = tl::expected<T, Bad>;

/// What /block says. Hashes are raw bytes.
struct BlockData {
    Height height = 0;
    Bytes32 hash{};
    qint64 time = 0;  ///< ns since 1970
    QByteArray chainId, proposer;
    QByteArray parentHash;        ///< empty for the first block
    QByteArray lastResultsHash;   ///< of the results of the block before; empty if the header has none
    QByteArray appHash;           ///< after the block before
    std::vector<QByteArray> txs;  ///< as signed, in the order of the results; the first may be no transaction at all
};

/// The attributes that decoding reads. Any other is dropped while reading.
enum class Key : std::uint8_t {
    None,
    Sequence,
    SrcPort,
    SrcChannel,
    DstPort,
    DstChannel,
    TimeoutHeight,
    TimeoutTimestamp,
    Ordering,
    Data,
    DataHex,
    Ack,
    AckHex,
    PacketConnection,
    ConnectionId,
    SourceClient,
    DestClient,
    EncodedPacketHex,
    EncodedAckHex,
    MsgIndex,
    AuthzMsgIndex,
    Mode,
    PortId,
    ChannelId,
    CounterpartyPortId,
    CounterpartyChannelId,
    CounterpartyConnectionId,
    CounterpartyClientId,
    Version,
    ClientId,
    ClientType,
    ConsensusHeight,
    Fee,
    FeePayer,
    Success,
    Error,
    Acknowledgement,
};

/// The events that decoding reads.
enum class EventType : std::uint8_t {
    None,
    SendPacket,
    RecvPacket,
    WriteAcknowledgement,
    AcknowledgePacket,
    TimeoutPacket,
    ChannelOpenInit,
    ChannelOpenTry,
    ChannelOpenAck,
    ChannelOpenConfirm,
    ChannelCloseInit,
    ChannelCloseConfirm,
    ChannelClose,
    ConnectionOpenInit,
    ConnectionOpenTry,
    ConnectionOpenAck,
    ConnectionOpenConfirm,
    CreateClient,
    UpdateClient,
    UpgradeClient,
    ClientMisbehaviour,
    FungibleTokenPacket,
    Tx,
};
/// As the chain writes it: "send_packet".
const char* name(EventType);
EventType eventType(std::string_view name);  ///< None for events that decoding does not read

struct Attribute {
    Key key = Key::None;
    std::string_view value;  ///< decoded from base64 if the node sent base64
};

struct Event {
    EventType type = EventType::None;
    std::span<const Attribute> attributes;
    int msgIndex = -1;       ///< −1 if not stated: before SDK 0.50, and outside of messages
    int authzMsgIndex = -1;  ///< within a message that executes others
    std::string_view mode;   ///< of block-level events since 0.38: "BeginBlock", "EndBlock"

    /// Empty if missing. The first one, if repeated.
    std::string_view value(Key) const;
    bool has(Key) const;
};

struct TxResult {
    quint32 code = 0;
    std::string_view codespace;
    std::string_view log;   ///< of failed transactions only
    std::string_view data;  ///< protobuf TxMsgData
    qint64 gasWanted = 0, gasUsed = 0;
    std::span<const Event> events;
};

/// What /block_results says. The views refer to memory of this object, and stay valid when it is moved.
struct BlockResults {
    Height height = 0;
    std::vector<TxResult> txs;
    std::vector<Event> blockEvents;  ///< begin and end, or finalize, in the order of the answer
    QByteArray appHash;              ///< after this block; since 0.38, else empty

    std::unique_ptr<char[]> text;       ///< what the views refer to
    std::vector<Event> events;          ///< of all transactions
    std::vector<Attribute> attributes;  ///< of all events
};

}  // namespace signalbox::cosmos
