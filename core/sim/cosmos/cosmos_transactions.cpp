// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/cosmos/cosmos_transactions.h"

#include <QtEndian>
#include <algorithm>
#include <cstring>

#include "sim/cosmos/cosmos_words.h"
#include "sim/cosmos/proto_writer.h"
#include "sim/random.h"

namespace signalbox::sim {

namespace {

using TxKind = CosmosSimMessage::Kind;

constexpr char transferType[] = "/ibc.applications.transfer.v1.MsgTransfer";
constexpr char updateType[] = "/ibc.core.client.v1.MsgUpdateClient";

const char* relayType(TxKind kind)
{
    switch (kind) {
        case TxKind::Receive:
            return "/ibc.core.channel.v1.MsgRecvPacket";
        case TxKind::Acknowledge:
            return "/ibc.core.channel.v1.MsgAcknowledgement";
        case TxKind::Timeout:
            return "/ibc.core.channel.v1.MsgTimeout";
        case TxKind::Transfer:
            break;
    }
    return transferType;
}

/// Bytes of the size of proofs, headers and signatures. They prove nothing.
QByteArray filler(quint64 seed, int size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    Random random(seed);
    for (int i = 0; i < size; i += 8) {
        const quint64 value = random.next();
        std::memcpy(bytes.data() + i, &value, std::size_t(std::min(8, size - i)));
    }
    return bytes;
}

QByteArray heightOf(quint64 revision, Height height)
{
    return ProtoWriter().number(1, revision).number(2, quint64(height)).take();
}

const CosmosSimEnd& endOf(const CosmosSimNet& net, const CosmosSimPacket& packet, bool source)
{
    return net.links()[std::size_t(packet.link)].ends[source ? packet.from : 1 - packet.from];
}

/// The end of a transaction's channel that is on this chain.
const CosmosSimEnd& ownEnd(const CosmosSimNet& net, int chain, int link)
{
    const CosmosSimLink& one = net.links()[std::size_t(link)];
    return one.ends[one.ends[0].chain == chain ? 0 : 1];
}

QByteArray packetOf(const CosmosSimNet& net, const CosmosSimPacket& packet)
{
    return ProtoWriter()
        .number(1, packet.sequence)
        .bytes(2, "transfer")
        .bytes(3, endOf(net, packet, true).channel)
        .bytes(4, "transfer")
        .bytes(5, endOf(net, packet, false).channel)
        .bytes(6, cosmosPacketData(net, packet))
        .bytes(7, {})
        .number(8, quint64(packet.timeout))
        .take();
}

QByteArray transferOf(const CosmosSimNet& net, const CosmosSimTx& tx, int id, Height height)
{
    CosmosSimPacket packet;
    if (id >= 0) {
        packet = net.packet(id);
    } else {
        packet.link = tx.link;
        packet.from = tx.from;
        packet.account = tx.account;
        packet.amount = 900'000'000'000'000'000 + quint64(height);
    }
    const CosmosSimEnd& source = endOf(net, packet, true);
    const QByteArray coin =
        ProtoWriter().bytes(1, cosmosDenom(net, packet)).bytes(2, QByteArray::number(packet.amount)).take();
    return ProtoWriter()
        .bytes(1, "transfer")
        .bytes(2, source.channel)
        .bytes(3, coin)
        .bytes(4, net.account(packet.account))
        .bytes(5, cosmosReceiver(net, packet))
        .bytes(6, {})
        .number(7, quint64(packet.timeout))
        .text(8, cosmosMemo(packet))
        .take();
}

QByteArray relayOf(const CosmosSimNet& net, int chain, const CosmosSimTx& tx, const CosmosSimMessage& message,
                   Height height)
{
    const CosmosSimPacket& packet = net.packet(message.packet);
    const QByteArray proof = filler(quint64(message.packet) * 5 + quint64(message.kind), 620);
    const QByteArray at = heightOf(net.chains()[std::size_t(chain)].revision, height - 1);
    const QByteArray& signer = net.relayer(tx.relayer);
    ProtoWriter to;
    to.bytes(1, packetOf(net, packet));
    switch (message.kind) {
        case TxKind::Receive:
            to.bytes(2, proof).bytes(3, at).bytes(4, signer);
            break;
        case TxKind::Acknowledge:
            to.bytes(2, cosmosAcknowledgement(packet)).bytes(3, proof).bytes(4, at).bytes(5, signer);
            break;
        case TxKind::Timeout:
            to.bytes(2, proof).bytes(3, at).number(4, 1).bytes(5, signer);
            break;
        case TxKind::Transfer:
            break;
    }
    return to.take();
}

QByteArray updateOf(const CosmosSimNet& net, int chain, const CosmosSimTx& tx, Height height)
{
    const QByteArray header = protoAny("/ibc.lightclients.tendermint.v1.Header", filler(quint64(height), 900));
    return ProtoWriter()
        .bytes(1, ownEnd(net, chain, tx.link).client)
        .bytes(2, header)
        .bytes(3, net.relayer(tx.relayer))
        .take();
}

QByteArray handshakeOf(const CosmosSimNet& net, const CosmosSimHandshake& step)
{
    const CosmosSimLink& link = net.links()[std::size_t(step.link)];
    const CosmosSimEnd &ours = link.ends[step.end], &theirs = link.ends[1 - step.end];
    if (qstrcmp(step.event, "create_client") != 0)
        return ProtoWriter().bytes(1, ours.client).bytes(9, net.relayer(0)).take();
    const QByteArray state =
        protoAny("/ibc.lightclients.tendermint.v1.ClientState", ProtoWriter().bytes(1, theirs.chainId).take());
    return ProtoWriter().bytes(1, state).bytes(3, net.relayer(0)).take();
}

}  // namespace

std::vector<CosmosSimHandshake> cosmosHandshakes(const CosmosSimNet& net, int chain, Height height)
{
    std::vector<CosmosSimHandshake> all;
    for (int link = 0; link < int(net.links().size()); ++link) {
        for (int end = 0; end < 2; ++end) {
            if (net.links()[std::size_t(link)].ends[end].chain != chain)
                continue;
            const bool first = end == 0;
            if (height == 2)
                all.push_back({"/ibc.core.client.v1.MsgCreateClient", "create_client", link, end});
            else if (height == 3 && first)
                all.push_back({"/ibc.core.connection.v1.MsgConnectionOpenInit", "connection_open_init", link, end});
            else if (height == 3)
                all.push_back({"/ibc.core.connection.v1.MsgConnectionOpenTry", "connection_open_try", link, end});
            else if (height == 4 && first)
                all.push_back({"/ibc.core.channel.v1.MsgChannelOpenInit", "channel_open_init", link, end});
            else if (height == 4)
                all.push_back({"/ibc.core.channel.v1.MsgChannelOpenTry", "channel_open_try", link, end});
            else if (first)
                all.push_back({"/ibc.core.channel.v1.MsgChannelOpenAck", "channel_open_ack", link, end});
            else
                all.push_back({"/ibc.core.channel.v1.MsgChannelOpenConfirm", "channel_open_confirm", link, end});
        }
    }
    return all;
}

QByteArray cosmosDenom(const CosmosSimNet& net, const CosmosSimPacket& packet)
{
    const CosmosSimEnd &source = endOf(net, packet, true), &destination = endOf(net, packet, false);
    if (!packet.isVoucher)
        return net.chains()[std::size_t(source.chain)].denom;
    const QByteArray theirs =
        destination.chain >= 0 ? net.chains()[std::size_t(destination.chain)].denom : QByteArray("ufar");
    return "transfer/" + source.channel + '/' + theirs;
}

QByteArray cosmosReceiver(const CosmosSimNet& net, const CosmosSimPacket& packet)
{
    return packet.isError() ? QByteArray("cosmos1nosuchaddress")
                            : net.account((packet.account + 7) % cosmosSimAccounts);
}

QByteArray cosmosMemo(const CosmosSimPacket& packet)
{
    return packet.account % 5 == 0 ? "invoice " + QByteArray::number(packet.amount % 100'000) : QByteArray();
}

QByteArray cosmosPacketData(const CosmosSimNet& net, const CosmosSimPacket& packet)
{
    const CosmosSimEnd& source = endOf(net, packet, true);
    const QByteArray denom = quotedJson(cosmosDenom(net, packet)), memo = quotedJson(cosmosMemo(packet)),
                     amount = '"' + QByteArray::number(packet.amount) + '"',
                     sender = '"' + net.account(packet.account) + '"',
                     receiver = quotedJson(cosmosReceiver(net, packet));
    if (net.chains()[std::size_t(source.chain)].generation == CosmosGeneration::V38)
        return "{\"denom\":" + denom + ",\"amount\":" + amount + ",\"sender\":" + sender + ",\"receiver\":" + receiver +
               ",\"memo\":" + memo + '}';
    return "{\"amount\":" + amount + ",\"denom\":" + denom + (memo.size() > 2 ? ",\"memo\":" + memo : QByteArray()) +
           ",\"receiver\":" + receiver + ",\"sender\":" + sender + '}';
}

QByteArray cosmosAcknowledgement(const CosmosSimPacket& packet)
{
    return packet.isError() ? R"({"error":"ABCI code: 1: error handling packet: see events for details"})"
                            : R"({"result":"AQ=="})";
}

QByteArray cosmosCommitment(const CosmosSimNet& net, const CosmosSimPacket& packet)
{
    QByteArray text(24, '\0');
    qToBigEndian(quint64(packet.timeout), text.data());
    return rawBytes(sha256Of(text + rawBytes(sha256Of(cosmosPacketData(net, packet)))));
}

QByteArray cosmosTxBytes(const CosmosSimNet& net, int chain, const CosmosSimBlock& block, Height height,
                         std::size_t index)
{
    ProtoWriter body;
    QByteArray memo;
    if (isCosmosHandshake(height)) {
        for (const CosmosSimHandshake& step : cosmosHandshakes(net, chain, height))
            body.bytes(1, protoAny(step.type, handshakeOf(net, step)));
    } else {
        static const QByteArray memos[] = {"signal one | hermes 1.13.2 (https://hermes.informal.systems)",
                                           "community relay | rly(2.6.0)",
                                           "own relayer | hermes 1.13.2 (https://hermes.informal.systems)"};
        const CosmosSimTx& tx = block.transactions[index];
        if (tx.relayer >= 0) {
            memo = memos[tx.relayer];
            body.bytes(1, protoAny(updateType, updateOf(net, chain, tx, height)));
        }
        for (const CosmosSimMessage& message : tx.messages)
            body.bytes(1, protoAny(relayType(message.kind), tx.relayer < 0 ? transferOf(net, tx, message.packet, height)
                                                                           : relayOf(net, chain, tx, message, height)));
    }
    body.text(2, memo);
    const CosmosSimResult result = cosmosResult(net, chain, block, height, index);
    const QByteArray& denom = net.chains()[std::size_t(chain)].denom;
    const QByteArray coin =
        ProtoWriter().bytes(1, denom).bytes(2, result.fee.left(result.fee.size() - denom.size())).take();
    const QByteArray fee = ProtoWriter().bytes(1, coin).number(2, quint64(result.gasWanted)).take();
    // The position makes equal transactions of a chain different, as account sequences do.
    const QByteArray signature = filler(quint64(height) * 1'000 + index, 64);
    return ProtoWriter().bytes(1, body.take()).bytes(2, ProtoWriter().bytes(2, fee).take()).bytes(3, signature).take();
}

CosmosSimResult cosmosResult(const CosmosSimNet& net, int chain, const CosmosSimBlock& block, Height height,
                             std::size_t index)
{
    const CosmosSimChain& own = net.chains()[std::size_t(chain)];
    CosmosSimResult result;
    std::size_t messages = 0;
    if (isCosmosHandshake(height)) {
        const auto steps = cosmosHandshakes(net, chain, height);
        ProtoWriter to;
        for (const CosmosSimHandshake& step : steps)
            to.bytes(2, protoAny(step.type + QByteArray("Response"), {}));
        result.data = to.take();
        result.payer = net.relayer(0);
        messages = steps.size();
    } else {
        const CosmosSimTx& tx = block.transactions[index];
        messages = tx.messages.size() + (tx.relayer >= 0);
        result.payer = tx.relayer >= 0 ? net.relayer(tx.relayer) : net.account(tx.account);
        result.code = tx.code;
        if (tx.code == 5) {
            result.codespace = "sdk";
            result.log = "failed to execute message; message index: 0: spendable balance 17" + own.denom +
                         " is smaller than 900000000000000000" + own.denom + ": insufficient funds";
        } else if (tx.code != 0) {
            const bool old = own.generation == CosmosGeneration::V34;
            result.code = old ? 14 : 40;
            result.codespace = "channel";
            result.log = old ? "failed to execute message; message index: 1: receive packet verification failed: "
                               "packet timeout"
                             : "failed to execute message; message index: 1: receive packet verification failed: "
                               "timeout elapsed";
        } else {
            ProtoWriter to;
            if (tx.relayer >= 0)
                to.bytes(2, protoAny(updateType + QByteArray("Response"), {}));
            for (const CosmosSimMessage& message : tx.messages) {
                const quint64 value = tx.relayer < 0 ? net.packet(message.packet).sequence : message.effected ? 2 : 1;
                to.bytes(2, protoAny(relayType(message.kind) + QByteArray("Response"),
                                     ProtoWriter().number(1, value).take()));
            }
            result.data = to.take();
        }
    }
    result.gasWanted = 120'000 + 60'000 * qint64(messages);
    result.gasUsed = result.gasWanted * 7 / 10 + height % 997;
    result.fee = QByteArray::number(result.gasWanted / 400) + own.denom;
    return result;
}

QByteArray cosmosResultLeaf(const CosmosSimNet& net, int chain, const CosmosSimBlock& block, Height height,
                            std::size_t index)
{
    const CosmosSimResult result = cosmosResult(net, chain, block, height, index);
    return ProtoWriter()
        .number(1, result.code)
        .text(2, result.data)
        .number(5, quint64(result.gasWanted))
        .number(6, quint64(result.gasUsed))
        .take();
}

}  // namespace signalbox::sim
