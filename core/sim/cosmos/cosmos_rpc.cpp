// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/cosmos/cosmos_rpc.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>
#include <QUrlQuery>
#include <algorithm>

#include "signalbox/literals.h"
#include "sim/cosmos/cosmos_blocks.h"
#include "sim/cosmos/cosmos_words.h"
#include "sim/cosmos/proto_writer.h"

namespace signalbox::sim {

namespace {

constexpr int mostInBatch = 10;

QByteArray idOf(const QJsonValue& id)
{
    if (id.isString())
        return quotedJson(id.toString().toUtf8());
    return QByteArray::number(id.toInteger());
}

/// The text of field `number` of a small protobuf request.
QByteArray textField(const QByteArray& request, int number)
{
    for (qsizetype at = 0; at + 1 < request.size();) {
        const int field = quint8(request[at]) >> 3, size = quint8(request[at + 1]);
        if (field == number)
            return request.mid(at + 2, size);
        at += 2 + size;
    }
    return {};
}

}  // namespace

CosmosRpc::Outcome CosmosRpc::block(const QByteArray& method, const QByteArray& height, const CosmosFaults& faults)
{
    const CosmosSimNet& net = faults.impostor ? *faults.impostor : *m_net;
    const auto lock = net.reading();
    const Height newest = std::max<Height>(1, net.last() - faults.lagBlocks);
    Outcome outcome;
    const Height wanted = height.isEmpty() ? newest : height.toLongLong();
    if (wanted < 1) {
        outcome.data = "height must be greater than 0, but got " + QByteArray::number(wanted);
    } else if (wanted > newest) {
        outcome.data = "height " + QByteArray::number(wanted) +
                       " must be less than or equal to the current blockchain height " + QByteArray::number(newest);
    } else if (wanted < faults.prunedBelow) {
        outcome.data = "height " + QByteArray::number(wanted) + " is not available, lowest height is " +
                       QByteArray::number(faults.prunedBelow);
    } else if (method == "block_results" && faults.discardsResults) {
        outcome.data = "node is not persisting finalize block responses";
    } else if (method == "block_results" && wanted == newest && m_dice.unit() < faults.lateResults) {
        outcome.data = "could not find results for height #" + QByteArray::number(wanted);
    } else if (method == "block_results") {
        outcome.result = cosmosResultsJson(net, m_chain, wanted, faults.mixedAttributes);
    } else if (method == "header") {
        outcome.result = "{\"header\":" + cosmosHeaderJson(net, m_chain, wanted) + '}';
    } else {
        outcome.result = cosmosBlockJson(net, m_chain, wanted);
    }
    return outcome;
}

/// The two gRPC queries by which a channel's counterparty is learnt without an LCD.
CosmosRpc::Outcome CosmosRpc::query(const QByteArray& path, const QByteArray& data) const
{
    const QByteArray request = QByteArray::fromHex(data);
    const auto found = m_net->find(m_chain, textField(request, 2));
    QByteArray value;
    if (found && textField(request, 1) == "transfer") {
        const CosmosSimLink& link = m_net->links()[std::size_t(found->first)];
        const CosmosSimEnd &ours = link.ends[found->second], &theirs = link.ends[1 - found->second];
        if (path == "/ibc.core.channel.v1.Query/Channel") {
            const QByteArray counterparty = ProtoWriter().bytes(1, "transfer").bytes(2, theirs.channel).take();
            value = ProtoWriter()
                        .bytes(1, ProtoWriter()
                                      .number(1, 3)
                                      .number(2, 1)
                                      .bytes(3, counterparty)
                                      .bytes(4, ours.connection)
                                      .bytes(5, "ics20-1")
                                      .take())
                        .take();
        } else if (path == "/ibc.core.channel.v1.Query/ChannelClientState") {
            const QByteArray state =
                protoAny("/ibc.lightclients.tendermint.v1.ClientState", ProtoWriter().bytes(1, theirs.chainId).take());
            value = ProtoWriter().bytes(1, ProtoWriter().bytes(1, ours.client).bytes(2, state).take()).take();
        }
    }
    Outcome outcome;
    outcome.result = "{\"response\":{\"code\":" + QByteArray(value.isEmpty() ? "22" : "0") +
                     ",\"log\":\"\",\"info\":\"\",\"index\":\"0\",\"key\":null,\"value\":" +
                     (value.isEmpty() ? QByteArray("null") : '"' + value.toBase64() + '"') +
                     ",\"proofOps\":null,\"height\":\"" + QByteArray::number(m_net->last()) + "\",\"codespace\":\"\"}}";
    return outcome;
}

CosmosRpc::Outcome CosmosRpc::ask(const QByteArray& method, const QHash<QByteArray, QByteArray>& parameters,
                                  const CosmosFaults& faults)
{
    Outcome outcome;
    const CosmosSimNet& net = faults.impostor ? *faults.impostor : *m_net;
    if (method == "status") {
        const auto lock = net.reading();
        const Height newest = std::max<Height>(1, net.last() - faults.lagBlocks);
        outcome.result =
            cosmosStatusJson(net, m_chain, newest, std::max<Height>(1, faults.prunedBelow), faults.txIndex);
    } else if (method == "health") {
        outcome.result = "{}";
    } else if (method == "block" || method == "block_results" ||
               (method == "header" && net.chains()[std::size_t(m_chain)].generation != CosmosGeneration::V34)) {
        return block(method, parameters.value("height"), faults);
    } else if (method == "abci_query") {
        return query(parameters.value("path"), parameters.value("data"));
    } else if ((method == "tx" || method == "tx_search") && !faults.txIndex) {
        outcome.data = "transaction indexing is disabled";
    } else if (method == "tx_search") {
        outcome.result = R"({"txs":[],"total_count":"0"})";
    } else {
        outcome.code = -32601;
        outcome.message = "Method not found";
    }
    return outcome;
}

QByteArray CosmosRpc::written(const QByteArray& id, const Outcome& outcome)
{
    const QByteArray begin = "{\"jsonrpc\":\"2.0\",\"id\":" + id;
    if (!outcome.result.isEmpty())
        return begin + ",\"result\":" + outcome.result + '}';
    return begin + ",\"error\":{\"code\":" + QByteArray::number(outcome.code) + ",\"message\":\"" + outcome.message +
           "\",\"data\":" + quotedJson(outcome.data) + "}}";
}

CosmosReply CosmosRpc::get(const QByteArray& path, const CosmosFaults& faults)
{
    const QUrl url = QUrl::fromEncoded(path);
    const QByteArray method = url.path().mid(1).toLatin1();
    QHash<QByteArray, QByteArray> parameters;
    for (const auto& [key, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        QByteArray text = value.toUtf8();
        if (text.size() > 1 && text.startsWith('"') && text.endsWith('"'))
            text = text.mid(1, text.size() - 2);
        parameters.insert(key.toUtf8(), text);
    }
    const Outcome outcome = ask(method, parameters, faults);
    if (outcome.code == -32601)
        return {404, "404 page not found\n", "text/plain"};
    return {outcome.result.isEmpty() ? 500 : 200, written("-1", outcome)};
}

QByteArray CosmosRpc::answer(const QJsonObject& request, const CosmosFaults& faults)
{
    if (!request.contains(u"id"_s))
        return {};
    const QByteArray id = idOf(request.value(u"id"_s));
    QHash<QByteArray, QByteArray> parameters;
    const QJsonObject given = request.value(u"params"_s).toObject();
    for (auto it = given.begin(); it != given.end(); ++it) {
        if (it.key() == u"height"_s && it.value().isDouble()) {
            Outcome refused;
            refused.code = -32602;
            refused.message = "Invalid params";
            refused.data = "error converting json params to arguments: invalid 64-bit integer encoding \"" +
                           QByteArray::number(it.value().toInteger()) + "\", expected string";
            return written(id, refused);
        }
        parameters.insert(it.key().toUtf8(), it.value().toString().toUtf8());
    }
    return written(id, ask(request.value(u"method"_s).toString().toLatin1(), parameters, faults));
}

CosmosReply CosmosRpc::post(const QByteArray& body, const CosmosFaults& faults)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (document.isObject())
        return {200, answer(document.object(), faults)};
    Outcome refused;
    refused.code = document.isArray() ? -32600 : -32700;
    refused.message = document.isArray() ? "Invalid Request" : "Parse error. Invalid JSON";
    if (!document.isArray())
        return {500, written("-1", refused)};
    const QJsonArray batch = document.array();
    if (batch.size() > mostInBatch && m_net->chains()[std::size_t(m_chain)].generation != CosmosGeneration::V34) {
        refused.data = "batch request exceeds maximum (10) allowed number of requests";
        return {200, written("-1", refused)};
    }
    QByteArray all;
    for (const QJsonValue request : batch)
        all += (all.isEmpty() ? "" : ",") + answer(request.toObject(), faults);
    return {200, '[' + all + ']'};
}

}  // namespace signalbox::sim
