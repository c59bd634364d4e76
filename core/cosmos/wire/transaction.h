// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "cosmos/wire/decoded.h"

namespace signalbox::cosmos {

/// A message of a transaction or, within authz's MsgExec, one that it executes.
struct TxMessage {
    std::string_view type;  ///< "/ibc.core.channel.v1.MsgRecvPacket"
    std::string_view value;
    int index = 0;        ///< of the message in the transaction
    int innerIndex = -1;  ///< −1: directly in the transaction
    std::string_view response;
};

/// Views are into the transaction and its result's data.
struct Transaction {
    std::vector<TxMessage> messages;
    std::string_view memo;
    QByteArray fee;  ///< offered: "343stake"
    std::string_view feePayer;
};

/// `data`: of the result, TxMsgData; may be empty. The reason if the bytes are no transaction.
std::optional<Skipped::Reason> readTransaction(std::string_view bytes, std::string_view data, Transaction& into);

/// The packet that a message relays.
struct RelayedPacket {
    RelayMessage::Kind kind = RelayMessage::Kind::Receive;
    int version = 1;
    quint64 sequence = 0;
    std::string_view srcPort, srcChannel, dstPort, dstChannel, signer;
    std::string_view acknowledgement;  ///< as the chain stores it; of version 2 the encoded list
    int result = 0;  ///< of the response: 0 not stated, 1 no-op, 2 success, 3 failure of the application
};
/// None if the message is no relay, or not readable (`unreadable` is set).
std::optional<RelayedPacket> readRelay(const TxMessage& message, bool* unreadable);

/// Chain that the client of a MsgCreateClient follows; empty for other messages and other clients.
std::string_view createdClientChain(const TxMessage& message);

}  // namespace signalbox::cosmos
