// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/cosmos/cosmos_events.h"

#include "sim/cosmos/cosmos_transactions.h"

namespace signalbox::sim {

namespace {

using Kind = CosmosSimMessage::Kind;

/// Where an event happens.
struct Place {
    const CosmosSimNet& net;
    int chain;
    Height height;
    CosmosGeneration generation;

    bool before(CosmosGeneration other) const { return generation < other; }
};

void coins(EventWriter& to, const QByteArray& from, const QByteArray& receiver, const QByteArray& amount)
{
    to.begin("coin_spent").add("spender", from).add("amount", amount).end();
    to.begin("coin_received").add("receiver", receiver).add("amount", amount).end();
    to.begin("transfer").add("recipient", receiver).add("sender", from).add("amount", amount).end();
    to.begin("message").add("sender", from).end();
}

void module(EventWriter& to, const char* name)
{
    to.begin("message").add("module", name).end();
}

void packetEvent(EventWriter& to, const Place& at, const CosmosSimPacket& packet, const char* type)
{
    const bool sends = qstrcmp(type, "send_packet") == 0, writes = qstrcmp(type, "write_acknowledgement") == 0;
    const bool receives = qstrcmp(type, "recv_packet") == 0, ends = qstrcmp(type, "timeout_packet") == 0;
    const CosmosSimLink& link = at.net.links()[std::size_t(packet.link)];
    const CosmosSimEnd &source = link.ends[packet.from], &destination = link.ends[1 - packet.from];
    const bool here = source.chain == at.chain;
    const QByteArray& connection = here ? source.connection : destination.connection;
    to.begin(type);
    if (sends || receives || writes) {
        const QByteArray data = cosmosPacketData(at.net, packet);
        if (at.before(CosmosGeneration::V38))
            to.add("packet_data", data);
        to.add("packet_data_hex", data.toHex());
    }
    to.add("packet_timeout_height", "0-0")
        .add("packet_timeout_timestamp", QByteArray::number(packet.timeout))
        .add("packet_sequence", QByteArray::number(packet.sequence))
        .add("packet_src_port", "transfer")
        .add("packet_src_channel", source.channel)
        .add("packet_dst_port", "transfer")
        .add("packet_dst_channel", destination.channel);
    if (writes) {
        const QByteArray acknowledgement = cosmosAcknowledgement(packet);
        if (at.before(CosmosGeneration::V38))
            to.add("packet_ack", acknowledgement);
        to.add("packet_ack_hex", acknowledgement.toHex());
    }
    if (!writes || !at.before(CosmosGeneration::V38))
        to.add("packet_channel_ordering", "ORDER_UNORDERED");
    if (!ends)
        to.add("packet_connection", connection);
    if (!at.before(CosmosGeneration::V37))
        to.add("connection_id", connection);
    to.end();
    module(to, "ibc_channel");
}

void sendEvents(EventWriter& to, const Place& at, const CosmosSimPacket& packet)
{
    const QByteArray& sender = at.net.account(packet.account);
    const QByteArray receiver = cosmosReceiver(at.net, packet), denom = cosmosDenom(at.net, packet),
                     amount = QByteArray::number(packet.amount);
    coins(to, sender, at.net.escrow(packet.link, packet.from), amount + denom);
    packetEvent(to, at, packet, "send_packet");
    to.begin("ibc_transfer").add("sender", sender).add("receiver", receiver);
    if (!at.before(CosmosGeneration::V37))
        to.add("denom", denom).add("amount", amount).add("memo", cosmosMemo(packet));
    to.end();
    module(to, "transfer");
}

/// fungible_token_packet of a receive and of an acknowledgement.
EventWriter& tokenPacket(EventWriter& to, const Place& at, const CosmosSimPacket& packet)
{
    to.begin("fungible_token_packet");
    if (at.before(CosmosGeneration::V38))
        to.add("module", "transfer");
    return to.add("sender", at.net.account(packet.account))
        .add("receiver", cosmosReceiver(at.net, packet))
        .add("denom", cosmosDenom(at.net, packet))
        .add("amount", QByteArray::number(packet.amount))
        .add("memo", cosmosMemo(packet));
}

void receiveEvents(EventWriter& to, const Place& at, const CosmosSimPacket& packet)
{
    packetEvent(to, at, packet, "recv_packet");
    if (packet.isError() && !at.before(CosmosGeneration::V37))
        to.setPrefix("ibccallbackerror-");
    if (!packet.isError())
        coins(to, at.net.escrow(packet.link, 1 - packet.from), cosmosReceiver(at.net, packet),
              QByteArray::number(packet.amount) + cosmosDenom(at.net, packet));
    tokenPacket(to, at, packet).add("success", packet.isError() ? "false" : "true");
    if (packet.isError())
        to.add("error", "failed to decode receiver address: cosmos1nosuchaddress");
    to.end();
    to.setPrefix({});
    packetEvent(to, at, packet, "write_acknowledgement");
}

void acknowledgeEvents(EventWriter& to, const Place& at, const CosmosSimPacket& packet)
{
    packetEvent(to, at, packet, "acknowledge_packet");
    const QByteArray text = packet.isError()
                                ? QByteArray("error:\"ABCI code: 1: error handling packet: see events for details\" ")
                                : QByteArray("result:\"\\001\" ");
    tokenPacket(to, at, packet).add("acknowledgement", text).end();
    to.begin("fungible_token_packet");
    if (at.before(CosmosGeneration::V38))
        to.add("module", "transfer");
    if (packet.isError())
        to.add("error", "ABCI code: 1: error handling packet: see events for details").end();
    else
        to.add("success", "\1").end();
}

void timeoutEvents(EventWriter& to, const Place& at, const CosmosSimPacket& packet)
{
    packetEvent(to, at, packet, "timeout_packet");
    const QByteArray amount = QByteArray::number(packet.amount), denom = cosmosDenom(at.net, packet);
    to.begin("timeout");
    if (at.before(CosmosGeneration::V38))
        to.add("module", "transfer")
            .add("refund_receiver", at.net.account(packet.account))
            .add("refund_denom", denom)
            .add("refund_amount", amount);
    else
        to.add("receiver", at.net.account(packet.account))
            .add("refund_tokens", "{\"denom\":{\"base\":\"" + denom.mid(denom.lastIndexOf('/') + 1) +
                                      "\",\"trace\":null},\"amount\":\"" + amount + "\"}");
    to.add("memo", cosmosMemo(packet)).end();
}

void updateEvents(EventWriter& to, const Place& at, const CosmosSimTx& tx)
{
    const CosmosSimLink& link = at.net.links()[std::size_t(tx.link)];
    const int end = link.ends[0].chain == at.chain ? 0 : 1;
    const int theirs = link.ends[1 - end].chain;
    const quint64 revision = theirs >= 0 ? at.net.chains()[std::size_t(theirs)].revision : 7;
    const QByteArray height = QByteArray::number(revision) + '-' + QByteArray::number(at.height - 1);
    to.begin("update_client")
        .add("client_id", link.ends[end].client)
        .add("client_type", "07-tendermint")
        .add("consensus_height", height);
    if (!at.before(CosmosGeneration::V37))
        to.add("consensus_heights", height);
    if (at.before(CosmosGeneration::V38))
        to.add("header", QByteArray(900, 'h').toHex());
    to.end();
    module(to, "ibc_client");
}

void handshakeEvent(EventWriter& to, const Place& at, const CosmosSimHandshake& step)
{
    const CosmosSimLink& link = at.net.links()[std::size_t(step.link)];
    const CosmosSimEnd &ours = link.ends[step.end], &theirs = link.ends[1 - step.end];
    const QByteArray event(step.event);
    to.begin(step.event);
    if (event == "create_client") {
        to.add("client_id", ours.client).add("client_type", "07-tendermint").add("consensus_height", "1-1").end();
        return module(to, "ibc_client");
    }
    const bool learnt = !event.endsWith("_init");
    if (event.startsWith("connection")) {
        to.add("connection_id", ours.connection)
            .add("client_id", ours.client)
            .add("counterparty_client_id", theirs.client)
            .add("counterparty_connection_id", learnt ? theirs.connection : QByteArray())
            .end();
        return module(to, "ibc_connection");
    }
    to.add("port_id", "transfer").add("channel_id", ours.channel).add("counterparty_port_id", "transfer");
    if (learnt)
        to.add("counterparty_channel_id", theirs.channel);
    to.add("connection_id", ours.connection).add("version", "ics20-1").end();
    module(to, "ibc_channel");
}

Place placeOf(const CosmosSimNet& net, int chain, Height height)
{
    return {net, chain, height, net.chains()[std::size_t(chain)].generation};
}

const char* actionOf(const CosmosSimTx& tx, const CosmosSimMessage& message)
{
    if (tx.relayer < 0)
        return "/ibc.applications.transfer.v1.MsgTransfer";
    return message.kind == Kind::Receive       ? "/ibc.core.channel.v1.MsgRecvPacket"
           : message.kind == Kind::Acknowledge ? "/ibc.core.channel.v1.MsgAcknowledgement"
                                               : "/ibc.core.channel.v1.MsgTimeout";
}

}  // namespace

void writeMessageEvents(EventWriter& to, const CosmosSimNet& net, int chain, Height height, std::size_t index)
{
    const Place at = placeOf(net, chain, height);
    int number = 0;
    const auto begin = [&](const char* action, const QByteArray& sender) {
        // since SDK 0.50
        if (!at.before(CosmosGeneration::V38))
            to.setTail("msg_index", QByteArray::number(number));
        ++number;
        to.begin("message").add("action", action).add("sender", sender).end();
    };
    if (isCosmosHandshake(height)) {
        for (const CosmosSimHandshake& step : cosmosHandshakes(net, chain, height)) {
            begin(step.type, net.relayer(0));
            handshakeEvent(to, at, step);
        }
        return to.setTail({}, {});
    }
    const CosmosSimTx& tx = net.block(chain, height).transactions[index];
    if (tx.relayer >= 0) {
        begin("/ibc.core.client.v1.MsgUpdateClient", net.relayer(tx.relayer));
        updateEvents(to, at, tx);
    }
    for (const CosmosSimMessage& message : tx.messages) {
        begin(actionOf(tx, message), tx.relayer >= 0 ? net.relayer(tx.relayer) : net.account(tx.account));
        if (!message.effected)
            continue;
        const CosmosSimPacket& packet = net.packet(message.packet);
        switch (message.kind) {
            case Kind::Transfer:
                sendEvents(to, at, packet);
                break;
            case Kind::Receive:
                receiveEvents(to, at, packet);
                break;
            case Kind::Acknowledge:
                acknowledgeEvents(to, at, packet);
                break;
            case Kind::Timeout:
                timeoutEvents(to, at, packet);
                break;
        }
    }
    to.setTail({}, {});
}

void writeTxEvents(EventWriter& to, const CosmosSimNet& net, int chain, Height height, std::size_t index)
{
    const CosmosSimResult result = cosmosResult(net, chain, net.block(chain, height), height, index);
    coins(to, result.payer, net.module(0), result.fee);
    to.begin("tx").add("fee", result.fee).add("fee_payer", result.payer).end();
    to.begin("tx").add("acc_seq", result.payer + '/' + QByteArray::number(height)).end();
    to.begin("tx").add("signature", QByteArray(64, 's').toBase64()).end();
    if (result.code == 0)
        writeMessageEvents(to, net, chain, height, index);
}

/// Minting, fees and rewards, which every block has.
void writeBeginBlockEvents(EventWriter& to, const CosmosSimNet& net, int chain, Height height)
{
    const QByteArray number = QByteArray::number(23'480'874 + height), denom = net.chains()[std::size_t(chain)].denom;
    const QByteArray amount = number + denom, fees = net.module(0), mint = net.module(1), rewards = net.module(2);
    if (!placeOf(net, chain, height).before(CosmosGeneration::V38))
        to.setTail("mode", "BeginBlock");
    to.begin("coin_received").add("receiver", mint).add("amount", amount).end();
    to.begin("coinbase").add("minter", mint).add("amount", amount).end();
    coins(to, mint, fees, amount);
    to.begin("mint")
        .add("bonded_ratio", "0.438596491228070175")
        .add("inflation", "0.130000007113847103")
        .add("annual_provisions", "148200008109785.697420000000000000")
        .add("amount", number)
        .end();
    coins(to, fees, rewards, amount);
    to.begin("commission").add("amount", number + ".978000000000000000" + denom).add("validator", rewards).end();
    to.begin("rewards").add("amount", number + ".780000000000000000" + denom).add("validator", rewards).end();
    to.setTail({}, {});
}

void writeEndBlockEvents(EventWriter& to, const CosmosSimNet& net, int chain, Height height)
{
    const Place at = placeOf(net, chain, height);
    if (!at.before(CosmosGeneration::V38))
        to.setTail("mode", "EndBlock");
    for (const int packet : net.block(chain, height).endBlocker)
        sendEvents(to, at, net.packet(packet));
    to.setTail({}, {});
}

}  // namespace signalbox::sim
