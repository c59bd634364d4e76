// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <utility>
#include <vector>

/// Blocks and results as a CometBFT node would answer, put together for a test.
namespace signalbox::test {

inline QByteArray varint(quint64 value)
{
    QByteArray bytes;
    for (; value > 0x7f; value >>= 7)
        bytes += static_cast<char>((value & 0x7f) | 0x80);
    return bytes + static_cast<char>(value);
}
inline QByteArray number(int field, quint64 value)
{
    return varint(static_cast<quint64>(field) << 3) + varint(value);
}
inline QByteArray field(int field, const QByteArray& bytes)
{
    return varint(static_cast<quint64>(field) << 3 | 2) + varint(static_cast<quint64>(bytes.size())) + bytes;
}
inline QByteArray any(const QByteArray& type, const QByteArray& value)
{
    return field(1, type) + field(2, value);
}

struct MadePacket {
    quint64 sequence = 1;
    QByteArray srcPort = "transfer", srcChannel = "channel-0", dstPort = "transfer", dstChannel = "channel-1";
    QByteArray data = R"({"denom":"uatom","amount":"7","sender":"cosmos1a","receiver":"osmo1b"})";

    QByteArray protobuf() const
    {
        return number(1, sequence) + field(2, srcPort) + field(3, srcChannel) + field(4, dstPort) +
               field(5, dstChannel) + field(6, data) + number(8, 1'795'255'729'923'872'000ULL);
    }
};

/// MsgRecvPacket, MsgAcknowledgement, MsgTimeout, MsgTimeoutOnClose as an Any.
inline QByteArray relay(const char* name, const MadePacket& packet, const QByteArray& signer, int signerField,
                        const QByteArray& acknowledgement = {})
{
    QByteArray value = field(1, packet.protobuf());
    if (!acknowledgement.isEmpty())
        value += field(2, acknowledgement);
    return any(QByteArray("/ibc.core.channel.v1.") + name, value + field(signerField, signer));
}

inline QByteArray transaction(const std::vector<QByteArray>& messages, const QByteArray& memo = {})
{
    QByteArray body;
    for (const QByteArray& message : messages)
        body += field(1, message);
    const QByteArray fee = field(2, field(1, field(1, "stake") + field(2, "343")) + field(3, "cosmos1payer"));
    return field(1, body + field(2, memo)) + field(2, fee) + field(3, "signature");
}

/// TxMsgData of SDK 0.46 and later: the result of each message; −1: none is stated.
inline QByteArray responses(const std::vector<int>& results)
{
    QByteArray data;
    for (const int result : results)
        data += field(2, any("/response", result < 0 ? QByteArray() : number(1, static_cast<quint64>(result))));
    return data;
}

using Attributes = std::vector<std::pair<QByteArray, QByteArray>>;

inline QByteArray quoted(const QByteArray& text)
{
    QByteArray escaped = text;
    escaped.replace('\\', "\\\\").replace('"', "\\\"");
    return '"' + escaped + '"';
}

inline QByteArray eventJson(const QByteArray& type, const Attributes& attributes, bool base64 = false)
{
    QByteArray list;
    for (const auto& [key, value] : attributes) {
        list += list.isEmpty() ? "" : ",";
        list += R"({"key":)" + quoted(base64 ? key.toBase64() : key) + R"(,"value":)" +
                (base64 && value.isEmpty() ? QByteArray("null") : quoted(base64 ? value.toBase64() : value)) +
                R"(,"index":true})";
    }
    return R"({"type":")" + type + R"(","attributes":[)" + list + "]}";
}

/// send_packet, recv_packet …; a message index below 0 is left out.
inline QByteArray packetEvent(const QByteArray& type, const MadePacket& packet, int msgIndex = -1,
                              const Attributes& more = {}, bool base64 = false)
{
    Attributes all{{"packet_data_hex", packet.data.toHex()},
                   {"packet_timeout_height", "4-552"},
                   {"packet_timeout_timestamp", "1795255729923872000"},
                   {"packet_sequence", QByteArray::number(packet.sequence)},
                   {"packet_src_port", packet.srcPort},
                   {"packet_src_channel", packet.srcChannel},
                   {"packet_dst_port", packet.dstPort},
                   {"packet_dst_channel", packet.dstChannel},
                   {"packet_channel_ordering", "ORDER_UNORDERED"},
                   {"connection_id", "connection-0"}};
    all.insert(all.end(), more.begin(), more.end());
    if (msgIndex >= 0)
        all.emplace_back("msg_index", QByteArray::number(msgIndex));
    return eventJson(type, all, base64);
}

struct MadeTx {
    QByteArray bytes, data;
    std::vector<QByteArray> events;
    int code = 0;
    QByteArray codespace;
};

inline QByteArray joined(const std::vector<QByteArray>& parts)
{
    QByteArray all;
    for (const QByteArray& part : parts)
        all += (all.isEmpty() ? "" : ",") + part;
    return '[' + all + ']';
}

inline QByteArray blockAnswer(const std::vector<MadeTx>& txs, qint64 height = 7)
{
    std::vector<QByteArray> list;
    for (const MadeTx& tx : txs)
        list.push_back('"' + tx.bytes.toBase64() + '"');
    return R"({"jsonrpc":"2.0","id":-1,"result":{"block_id":{"hash":")" + QByteArray(64, 'A') +
           R"("},"block":{"header":{"chain_id":"osmosis-1","height":")" + QByteArray::number(height) +
           R"(","time":"2026-11-21T10:06:26.000000001Z","last_results_hash":"","app_hash":"","proposer_address":""},"data":{"txs":)" +
           joined(list) + "}}}}";
}

/// `blockEvents`: a member of the result, "\"end_block_events\":[…]".
inline QByteArray resultsAnswer(const std::vector<MadeTx>& txs,
                                const QByteArray& blockEvents = R"("end_block_events":null)", qint64 height = 7)
{
    std::vector<QByteArray> list;
    for (const MadeTx& tx : txs)
        list.push_back(R"({"code":)" + QByteArray::number(tx.code) + R"(,"data":")" + tx.data.toBase64() +
                       R"(","log":"","info":"","gas_wanted":"200000","gas_used":"100000","events":)" +
                       joined(tx.events) + R"(,"codespace":")" + tx.codespace + "\"}");
    return R"({"jsonrpc":"2.0","id":-1,"result":{"height":")" + QByteArray::number(height) + R"(","txs_results":)" +
           joined(list) + ',' + blockEvents + "}}";
}

}  // namespace signalbox::test
