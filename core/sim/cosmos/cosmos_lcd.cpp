// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/cosmos/cosmos_lcd.h"

#include <QJsonDocument>
#include <QUrl>
#include <QUrlQuery>
#include <algorithm>

#include "signalbox/literals.h"
#include "sim/cosmos/cosmos_blocks.h"
#include "sim/cosmos/cosmos_transactions.h"
#include "sim/cosmos/cosmos_words.h"

namespace signalbox::sim {

namespace {

QByteArray refusal(int code, const QByteArray& message)
{
    return "{\"code\":" + QByteArray::number(code) + ",\"message\":" + quotedJson(message) + ",\"details\":[]}";
}

std::vector<quint64> numbersOf(const QByteArray& list)
{
    std::vector<quint64> all;
    for (const QByteArray& one : list.split(',')) {
        bool good = false;
        const quint64 number = one.toULongLong(&good);
        if (!good || number == 0)
            return {};
        all.push_back(number);
    }
    return all;
}

QByteArray joined(const std::vector<QByteArray>& items)
{
    QByteArray all;
    for (const QByteArray& item : items)
        all += (all.isEmpty() ? "" : ",") + item;
    return all;
}

}  // namespace

QByteArray CosmosLcd::height() const
{
    return "{\"revision_number\":\"" + QByteArray::number(m_net->chains()[std::size_t(m_chain)].revision) +
           "\",\"revision_height\":\"" + QByteArray::number(m_net->last()) + "\"}";
}

QByteArray CosmosLcd::proof() const
{
    return ",\"proof\":null,\"proof_height\":" + height() + '}';
}

QByteArray CosmosLcd::node(const QByteArray& path) const
{
    const CosmosSimChain& own = m_net->chains()[std::size_t(m_chain)];
    static const QByteArray base = "/cosmos/base/tendermint/v1beta1/";
    if (path == base + "node_info")
        return "{\"default_node_info\":{\"network\":\"" + own.id + "\",\"version\":\"" + cosmosVersion(own.generation) +
               "\",\"moniker\":\"simulated\",\"other\":{\"tx_index\":\"on\"}},\"application_version\":{\"name\":"
               "\"sim\",\"app_name\":\"simd\",\"version\":\"" +
               (own.generation == CosmosGeneration::V38   ? "10.7.0"
                : own.generation == CosmosGeneration::V37 ? "7.10.0"
                                                          : "6.3.1") +
               "\",\"build_deps\":[]}}";
    if (path == base + "syncing")
        return R"({"syncing":false})";
    if (path == base + "blocks/latest")
        return "{\"block_id\":{\"hash\":\"" + rawBytes(m_net->block(m_chain, m_net->last()).hash).toBase64() +
               "\"},\"block\":{\"header\":" + cosmosHeaderJson(*m_net, m_chain, m_net->last()) +
               ",\"data\":{\"txs\":[]}}}";
    if (path == "/cosmos/base/node/v1beta1/config")
        return "{\"minimum_gas_price\":\"0.002500000000000000" + own.denom +
               "\",\"pruning_keep_recent\":\"0\",\"pruning_interval\":\"0\",\"halt_height\":\"0\"}";
    return {};
}

QByteArray CosmosLcd::clientOf(int link, int end) const
{
    const CosmosSimEnd& theirs = m_net->links()[std::size_t(link)].ends[1 - end];
    const quint64 revision = theirs.chain >= 0 ? m_net->chains()[std::size_t(theirs.chain)].revision : 7;
    return "{\"@type\":\"/ibc.lightclients.tendermint.v1.ClientState\",\"chain_id\":\"" + theirs.chainId +
           "\",\"trust_level\":{\"numerator\":\"1\",\"denominator\":\"3\"},\"trusting_period\":\"864000s\","
           "\"unbonding_period\":\"1814400s\",\"max_clock_drift\":\"30s\",\"frozen_height\":{\"revision_number\":"
           "\"0\",\"revision_height\":\"0\"},\"latest_height\":{\"revision_number\":\"" +
           QByteArray::number(revision) + "\",\"revision_height\":\"" + QByteArray::number(m_net->last()) + "\"}}";
}

QByteArray CosmosLcd::clientState(int link, int end) const
{
    return "{\"client_id\":\"" + m_net->links()[std::size_t(link)].ends[end].client +
           "\",\"client_state\":" + clientOf(link, end) + '}';
}

QByteArray CosmosLcd::client(const QByteArray& path, int* status) const
{
    static const QByteArray states = "/ibc/core/client/v1/client_states", one = "/ibc/core/client/v1/client_status/";
    std::vector<QByteArray> all;
    for (int link = 0; link < int(m_net->links().size()); ++link) {
        for (int end = 0; end < 2; ++end) {
            const CosmosSimEnd& ours = m_net->links()[std::size_t(link)].ends[end];
            if (ours.chain != m_chain)
                continue;
            if (path == one + ours.client)
                return R"({"status":"Active"})";
            if (path == states + '/' + ours.client)
                return "{\"client_state\":" + clientOf(link, end) + proof();
            all.push_back(clientState(link, end));
        }
    }
    if (path == states)
        return "{\"client_states\":[" + joined(all) + "],\"pagination\":{\"next_key\":null,\"total\":\"" +
               QByteArray::number(qint64(all.size())) + "\"}}";
    if (path.startsWith(one) && m_net->chains()[std::size_t(m_chain)].generation == CosmosGeneration::V38)
        return R"({"status":"Unknown"})";
    *status = 404;
    return refusal(5, "light client not found");
}

QByteArray CosmosLcd::channel(int link, int end, bool whole) const
{
    const CosmosSimLink& one = m_net->links()[std::size_t(link)];
    QByteArray text =
        "{\"state\":\"STATE_OPEN\",\"ordering\":\"ORDER_UNORDERED\",\"counterparty\":{\"port_id\":"
        "\"transfer\",\"channel_id\":\"" +
        one.ends[1 - end].channel + "\"},\"connection_hops\":[\"" + one.ends[end].connection +
        "\"],\"version\":\"ics20-1\"";
    if (whole)
        text += ",\"port_id\":\"transfer\",\"channel_id\":\"" + one.ends[end].channel + '"';
    return text + '}';
}

QByteArray CosmosLcd::channels() const
{
    std::vector<QByteArray> all;
    for (int link = 0; link < int(m_net->links().size()); ++link)
        for (int end = 0; end < 2; ++end)
            if (m_net->links()[std::size_t(link)].ends[end].chain == m_chain)
                all.push_back(channel(link, end, true));
    return "{\"channels\":[" + joined(all) + "],\"pagination\":{\"next_key\":null,\"total\":\"" +
           QByteArray::number(qint64(all.size())) + "\"},\"height\":" + height() + '}';
}

QByteArray CosmosLcd::commitments(int link, int end, const Query& query) const
{
    std::vector<std::pair<QByteArray, int>> all;
    for (const int id : m_net->open(link, end))
        all.emplace_back(QByteArray::number(m_net->packet(id).sequence), id);
    std::sort(all.begin(), all.end());
    qsizetype limit = 100;
    QByteArray from;
    for (const auto& [key, value] : query) {
        if (key == "pagination.limit"_L1)
            limit = std::max<qsizetype>(1, value.toLongLong());
        else if (key == "pagination.key"_L1)
            from = QByteArray::fromBase64(value.toLatin1()).mid(1);
    }
    std::vector<QByteArray> page;
    QByteArray next = "null";
    for (const auto& [sequence, id] : all) {
        if (!from.isEmpty() && sequence < from)
            continue;
        if (qsizetype(page.size()) == limit) {
            next = '"' + ('/' + sequence).toBase64() + '"';
            break;
        }
        page.push_back("{\"port_id\":\"transfer\",\"channel_id\":\"" +
                       m_net->links()[std::size_t(link)].ends[end].channel + "\",\"sequence\":\"" + sequence +
                       "\",\"data\":\"" + cosmosCommitment(*m_net, m_net->packet(id)).toBase64() + "\"}");
    }
    return "{\"commitments\":[" + joined(page) + "],\"pagination\":{\"next_key\":" + next + ",\"total\":\"" +
           (query.isEmpty() ? QByteArray::number(qint64(all.size())) : QByteArray("0")) + "\"},\"height\":" + height() +
           '}';
}

QByteArray CosmosLcd::acknowledgements(int link, int end, const Query& query) const
{
    std::vector<quint64> wanted;
    for (const auto& [key, value] : query)
        if (key == "packet_commitment_sequences"_L1)
            wanted.push_back(value.toULongLong());
    std::vector<QByteArray> all;
    for (const int id : m_net->sent(link, 1 - end)) {
        const CosmosSimPacket& packet = m_net->packet(id);
        const bool asked = wanted.empty() || std::find(wanted.begin(), wanted.end(), packet.sequence) != wanted.end();
        if (packet.received > 0 && asked)
            all.push_back("{\"port_id\":\"transfer\",\"channel_id\":\"" +
                          m_net->links()[std::size_t(link)].ends[end].channel + "\",\"sequence\":\"" +
                          QByteArray::number(packet.sequence) + "\",\"data\":\"" +
                          rawBytes(sha256Of(cosmosAcknowledgement(packet))).toBase64() + "\"}");
    }
    return "{\"acknowledgements\":[" + joined(all) +
           "],\"pagination\":{\"next_key\":null,\"total\":\"0\"},\"height\":" + height() + '}';
}

/// What is behind /channels/{channel}/ports/transfer.
QByteArray CosmosLcd::ofChannel(int link, int end, const QByteArray& rest, const Query& query, int* status) const
{
    const std::vector<int>&sent = m_net->sent(link, end), &received = m_net->sent(link, 1 - end);
    const auto arrived = [&](quint64 sequence) {
        return sequence <= received.size() && m_net->packet(received[sequence - 1]).received > 0;
    };
    const auto committed = [&](quint64 sequence) {
        return sequence <= sent.size() && m_net->packet(sent[sequence - 1]).done == 0;
    };
    const QList<QByteArray> parts = rest.split('/');  // the first one is empty
    if (rest.isEmpty())
        return "{\"channel\":" + channel(link, end, false) + proof();
    if (rest == "/client_state")
        return "{\"identified_client_state\":" + clientState(link, end) + proof();
    if (rest == "/packet_commitments")
        return commitments(link, end, query);
    if (rest == "/packet_acknowledgements")
        return acknowledgements(link, end, query);
    if (rest == "/next_sequence")
        return "{\"next_sequence_receive\":\"0\"" + proof();
    if (rest == "/next_sequence_send" && m_net->chains()[std::size_t(m_chain)].generation != CosmosGeneration::V34)
        return "{\"next_sequence_send\":\"" + QByteArray::number(qint64(sent.size()) + 1) + '"' + proof();
    if (parts.size() == 3) {
        const std::vector<quint64> one = numbersOf(parts.at(2));
        if (parts.at(1) == "packet_receipts" && one.size() == 1)
            return QByteArray("{\"received\":") + (arrived(one[0]) ? "true" : "false") + proof();
        if (parts.at(1) == "packet_commitments" && one.size() == 1 && committed(one[0]))
            return "{\"commitment\":\"" + cosmosCommitment(*m_net, m_net->packet(sent[one[0] - 1])).toBase64() + '"' +
                   proof();
        if (parts.at(1) == "packet_acks" && one.size() == 1 && arrived(one[0]))
            return "{\"acknowledgement\":\"" +
                   rawBytes(sha256Of(cosmosAcknowledgement(m_net->packet(received[one[0] - 1])))).toBase64() + '"' +
                   proof();
        if (one.size() == 1) {
            *status = 404;
            return refusal(5, "packet not found");
        }
    }
    if (parts.size() == 4 && parts.at(1) == "packet_commitments") {
        const std::vector<quint64> asked = numbersOf(parts.at(2));
        if (asked.empty()) {
            *status = 400;
            return refusal(3, "packet sequence 0 cannot be 0");
        }
        std::vector<QByteArray> found;
        for (const quint64 sequence : asked)
            if (parts.at(3) == "unreceived_packets" ? !arrived(sequence) : committed(sequence))
                found.push_back('"' + QByteArray::number(sequence) + '"');
        return "{\"sequences\":[" + joined(found) + "],\"height\":" + height() + '}';
    }
    *status = 501;
    return refusal(12, "Not Implemented");
}

/// Names of vouchers and the amount that is held for other chains, where this version of ibc-go offers them.
QByteArray CosmosLcd::transferModule(const QByteArray& path, int* status) const
{
    const CosmosSimChain& own = m_net->chains()[std::size_t(m_chain)];
    const QByteArray base = "/ibc/apps/transfer/v1/";
    const bool newest = own.generation == CosmosGeneration::V38;
    const QByteArray escrow =
        newest ? base + "total_escrow/" + own.denom : base + "denoms/" + own.denom + "/total_escrow";
    if (path == escrow && own.generation != CosmosGeneration::V34)
        return "{\"amount\":{\"denom\":\"" + own.denom + "\",\"amount\":\"" +
               QByteArray::number(qint64(m_net->packets()) * 1'000) + "\"}}";
    const QByteArray list = base + (newest ? "denoms/" : "denom_traces/");
    for (const CosmosSimLink& link : m_net->links()) {
        for (int end = 0; end < 2; ++end) {
            if (link.ends[end].chain != m_chain)
                continue;
            const int chain = link.ends[1 - end].chain;
            const QByteArray denom = chain >= 0 ? m_net->chains()[std::size_t(chain)].denom : QByteArray("ufar");
            const QByteArray place = "transfer/" + link.ends[end].channel;
            if (path != list + upperHex(sha256Of(place + '/' + denom)))
                continue;
            return newest ? "{\"denom\":{\"base\":\"" + denom +
                                "\",\"trace\":[{\"port_id\":\"transfer\",\"channel_id\":\"" + link.ends[end].channel +
                                "\"}]}}"
                          : "{\"denom_trace\":{\"path\":\"" + place + "\",\"base_denom\":\"" + denom + "\"}}";
        }
    }
    *status = path.startsWith(list) ? 404 : 501;
    return *status == 404 ? refusal(5, "denomination not found") : refusal(12, "Not Implemented");
}

CosmosReply CosmosLcd::get(const QByteArray& target) const
{
    const auto lock = m_net->reading();
    const QUrl url = QUrl::fromEncoded(target);
    const QByteArray path = url.path(QUrl::FullyDecoded).toUtf8();
    const Query query = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    static const QByteArray ofChannels = "/ibc/core/channel/v1/channels";
    CosmosReply reply;
    reply.height = m_net->last();
    reply.body = node(path);
    if (reply.body.isEmpty() && path == ofChannels) {
        reply.body = channels();
    } else if (reply.body.isEmpty() && path.startsWith(ofChannels + '/')) {
        const QByteArray name = path.mid(ofChannels.size() + 1).split('/').first();
        const QByteArray port = "/ports/transfer";
        const QByteArray rest = path.mid(ofChannels.size() + 1 + name.size());
        const auto found = m_net->find(m_chain, name);
        const bool known = found && rest.startsWith(port) && (rest.size() == port.size() || rest[port.size()] == '/');
        if (known) {
            reply.body = ofChannel(found->first, found->second, rest.mid(port.size()), query, &reply.status);
        } else {
            reply.status = 404;
            reply.body = refusal(5, "port-id: transfer, channel-id " + name + ": channel not found");
        }
    } else if (reply.body.isEmpty() && path.startsWith("/ibc/core/client/v1/")) {
        reply.body = client(path, &reply.status);
    } else if (reply.body.isEmpty() && path.startsWith("/ibc/apps/transfer/v1/")) {
        reply.body = transferModule(path, &reply.status);
    } else if (reply.body.isEmpty()) {
        reply.status = 501;
        reply.body = refusal(12, "Not Implemented");
    }
    // SDK 0.46 indents
    if (m_net->chains()[std::size_t(m_chain)].generation == CosmosGeneration::V34)
        reply.body = QJsonDocument::fromJson(reply.body).toJson();
    return reply;
}

}  // namespace signalbox::sim
