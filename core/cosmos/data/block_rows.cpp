// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/data/block_rows.h"

#include "cosmos/data/cosmos_catalog.h"
#include "cosmos/wire/hashes.h"
#include "support/safe_text.h"

namespace signalbox::cosmos {

using catalog::RowWriter;

namespace {

constexpr qsizetype longestId = 500;

std::string_view viewOf(const QByteArray& bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// Most texts are plain ASCII and are used as they are.
void put(RowWriter& to, const QByteArray& text)
{
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<signed char>(c) > 0; });
    if (plain) {
        to.text(viewOf(text));
        return;
    }
    const QByteArray clean = storableText(viewOf(text));
    to.text(viewOf(clean));
}

/// Ports and channels are in indexes, whose entries have a limit; ibc-go allows 128 bytes.
void putId(RowWriter& to, const QByteArray& id)
{
    put(to, id.size() <= longestId ? id : id.left(longestId));
}

/// Without a transaction, an empty value.
void putHash(RowWriter& to, int txIndex, const Bytes32& hash)
{
    if (txIndex < 0)
        to.bytea(QByteArrayView());
    else
        to.bytea(hash);
}

template <class Packet>
void putEnds(RowWriter& to, const Packet& packet)
{
    for (const QByteArray* text : {&packet.srcPort, &packet.srcChannel, &packet.dstPort, &packet.dstChannel})
        putId(to, *text);
}

void packetRows(const DecodedBlock& block, catalog::RowSet& rows)
{
    if (block.packets.empty())
        return;
    RowWriter& to = rows.of(packetEventsEntity);
    for (const PacketEvent& packet : block.packets) {
        to.begin().bigint(block.height).integer(packet.eventIndex).text(name(packet.kind));
        to.smallint(static_cast<qint16>(packet.version)).integer(packet.txIndex);
        putHash(to, packet.txIndex, packet.txHash);
        to.integer(packet.msgIndex);
        put(to, packet.mode);
        to.amount(packet.sequence);
        putEnds(to, packet);
        to.amount(packet.timeoutRevision).amount(packet.timeoutHeight).amount(packet.timeoutTimestamp);
        to.boolean(packet.ordered);
        put(to, packet.connection);
        to.bytea(packet.data).bytea(packet.commitment).bytea(packet.acknowledgement).text(name(packet.outcome));
        put(to, packet.error);
        to.boolean(packet.isTransfer);
        for (const QByteArray* text :
             {&packet.sender, &packet.receiver, &packet.denom, &packet.amount, &packet.memo, &packet.signer})
            put(to, *text);
        to.end();
    }
}

void relayRows(const DecodedBlock& block, catalog::RowSet& rows)
{
    if (block.relays.empty())
        return;
    RowWriter& to = rows.of(relaysEntity);
    for (const RelayMessage& relay : block.relays) {
        to.begin().bigint(block.height).integer(relay.relayIndex).text(name(relay.kind)).text(name(relay.effect));
        to.smallint(static_cast<qint16>(relay.version)).integer(relay.txIndex);
        putHash(to, relay.txIndex, relay.txHash);
        to.integer(relay.msgIndex).integer(relay.innerIndex).amount(relay.sequence);
        putEnds(to, relay);
        for (const QByteArray* text : {&relay.signer, &relay.memo, &relay.fee, &relay.feePayer})
            put(to, *text);
        to.boolean(relay.fromMessage).bigint(relay.code);
        put(to, relay.codespace);
        to.boolean(relay.lostRace).end();
    }
}

void channelRows(const DecodedBlock& block, catalog::RowSet& rows)
{
    if (block.channels.empty())
        return;
    RowWriter& to = rows.of(channelsEntity);
    for (const ChannelEvent& event : block.channels) {
        to.begin().bigint(block.height).integer(event.eventIndex).text(name(event.type)).integer(event.txIndex);
        putHash(to, event.txIndex, event.txHash);
        to.integer(event.msgIndex);
        for (const QByteArray* text :
             {&event.port, &event.channel, &event.counterpartyPort, &event.counterpartyChannel, &event.connection,
              &event.counterpartyConnection, &event.client, &event.counterpartyClient, &event.version, &event.ordering})
            put(to, *text);
        to.end();
    }
}

void clientRows(const DecodedBlock& block, catalog::RowSet& rows)
{
    if (block.clients.empty())
        return;
    RowWriter& to = rows.of(clientsEntity);
    for (const ClientEvent& event : block.clients) {
        to.begin().bigint(block.height).integer(event.eventIndex).text(name(event.type)).integer(event.txIndex);
        putHash(to, event.txIndex, event.txHash);
        to.integer(event.msgIndex);
        for (const QByteArray* text : {&event.client, &event.clientType, &event.consensusHeight, &event.chainId})
            put(to, *text);
        to.end();
    }
}

}  // namespace

void SeenEnds::add(const QByteArray& port, const QByteArray& channel, int version, Height height)
{
    if (channel.isEmpty())
        return;
    const auto [at, isNew] = m_ends.try_emplace(std::pair(port, channel), Seen{version, height});
    if (!isNew)
        at->second.height = std::min(at->second.height, height);
}

void SeenEnds::add(const DecodedBlock& block)
{
    using Kind = PacketEvent::Kind;
    for (const PacketEvent& packet : block.packets) {
        const bool here = packet.kind == Kind::Receive || packet.kind == Kind::WriteAck;  // this chain receives
        add(here ? packet.dstPort : packet.srcPort, here ? packet.dstChannel : packet.srcChannel, packet.version,
            block.height);
    }
    for (const ChannelEvent& event : block.channels)
        add(event.port, event.channel, 1, block.height);
}

void SeenEnds::appendRows(catalog::RowSet& rows) const
{
    if (m_ends.empty())
        return;
    RowWriter& to = rows.of(channelEndsEntity);
    for (const auto& [end, seen] : m_ends) {
        to.begin();
        putId(to, end.first);
        putId(to, end.second);
        to.smallint(static_cast<qint16>(seen.version)).bigint(seen.height).end();
    }
}

void makeBlockRows(const BlockData& block, const BlockResults& results, const DecodedBlock& decoded,
                   catalog::RowSet& rows)
{
    RowWriter& to = rows.of(blocksEntity);
    to.begin().bigint(block.height).bytea(block.hash).bytea(block.parentHash).time(block.time / 1'000);
    to.bytea(block.proposer).integer(decoded.transactions).integer(decoded.failed);
    to.integer(static_cast<qint32>(decoded.skipped.size())).integer(static_cast<qint32>(decoded.unreadable));
    to.bytea(block.lastResultsHash).bytea(resultsHash(results)).bytea(results.appHash).end();
    packetRows(decoded, rows);
    relayRows(decoded, rows);
    channelRows(decoded, rows);
    clientRows(decoded, rows);
}

}  // namespace signalbox::cosmos
