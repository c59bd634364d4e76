// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/faulty_proxy.h"

#include <QJsonDocument>

#include "signalbox/literals.h"
#include "sim/provider_words.h"
#include "support/rpc_client.h"

namespace signalbox::test {

namespace {

QJsonObject failure(const QJsonObject& request, const sim::Refusal& error)
{
    return {{u"jsonrpc"_s, u"2.0"_s},
            {u"id"_s, request.value(u"id")},
            {u"error"_s, QJsonObject{{u"code"_s, error.code}, {u"message"_s, QString::fromUtf8(error.message)}}}};
}

QByteArray compactJson(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

}  // namespace

QJsonObject NodeBehind::ask(const QJsonObject& request)
{
    const auto answer = m_node.post(compactJson(request));
    return answer ? QJsonDocument::fromJson(answer->body).object()
                  : failure(request, {200, -32603, "the node is away", {}});
}

qint64 NodeBehind::head()
{
    return qint64(fromQuantity(
        ask({{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, 1}, {u"method"_s, u"eth_blockNumber"_s}, {u"params"_s, QJsonArray()}})
            .value(u"result")));
}

bool NodeBehind::refused(const QJsonObject& request, const sim::SimFaults& faults, QJsonObject& reply)
{
    const QByteArray method = request.value(u"method").toString().toLatin1();
    for (const QByteArray& key : {method, QByteArray("*")})
        if (const auto it = faults.methodErrors.find(key); it != faults.methodErrors.end()) {
            reply = failure(request, {200, it->code, it->message, {}});
            return true;
        }
    if (method != "eth_getLogs")
        return false;
    const QJsonObject filter = request.value(u"params").toArray().at(0).toObject();
    sim::SeenLogs seen{{}, int(filter.value(u"address").toArray().size()), {}, filter.contains(u"blockHash"), false};
    seen.range = {Height(fromQuantity(filter.value(u"fromBlock"))), Height(fromQuantity(filter.value(u"toBlock")))};
    seen.refused = !seen.byHash && faults.maxBlocks > 0 && seen.range.count() > faults.maxBlocks;
    if (onLogs)
        onLogs(seen);
    if (seen.refused)
        reply = failure(request, sim::rangeTooWide(faults.words, seen.range, faults.maxBlocks));
    return seen.refused;
}

void NodeBehind::lie(QJsonArray& list, const sim::SimFaults& faults)
{
    if (faults.blankShare > 0 && m_dice.unit() < faults.blankShare)
        list = {};
    if (faults.truncateShare > 0 && m_dice.unit() < faults.truncateShare)
        for (qsizetype drop = list.size() - list.size() / 2; drop > 0; --drop)
            list.removeLast();
    if (faults.doubleShare > 0 && m_dice.unit() < faults.doubleShare) {
        const QJsonArray once = list;
        for (const auto& entry : once)
            list.append(entry);
    }
}

QJsonObject NodeBehind::one(const QJsonObject& request, const sim::SimFaults& faults)
{
    const QString method = request.value(u"method").toString();
    if (onMethod)
        onMethod(method.toLatin1());
    QJsonObject reply;
    if (refused(request, faults, reply))
        return reply;
    QJsonObject changed = request;
    QJsonArray params = request.value(u"params").toArray();
    if (faults.lagBlocks > 0 && method == u"eth_getBlockByNumber") {
        const qint64 newest = std::max<qint64>(0, head() - faults.lagBlocks);
        if (params.at(0) == u"latest"_qs)
            params[0] = toQuantity(quint64(newest));
        else if (params.at(0).toString().startsWith(u"0x") && qint64(fromQuantity(params.at(0))) > newest)
            params[0] = u"0xfffffffffffff"_qs;
        changed[u"params"_qs] = params;
    }
    reply = ask(changed);
    if (!reply.contains(u"result"))
        return reply;
    if (method == u"eth_chainId" && faults.chainId)
        reply[u"result"_qs] = toQuantity(*faults.chainId);
    if (method == u"eth_blockNumber" && faults.lagBlocks > 0)
        reply[u"result"_qs] =
            toQuantity(quint64(std::max<qint64>(0, qint64(fromQuantity(reply.value(u"result"))) - faults.lagBlocks)));
    if (method == u"eth_getLogs" || method == u"eth_getBlockReceipts") {
        QJsonArray list = reply.value(u"result").toArray();
        lie(list, faults);
        reply[u"result"_qs] = list;
    }
    return reply;
}

sim::RpcReply NodeBehind::handle(const QByteArray& request, const sim::SimFaults& faults)
{
    const QJsonDocument document = QJsonDocument::fromJson(request);
    if (document.isObject())
        return {200, compactJson(one(document.object(), faults))};
    const QJsonArray batch = document.array();
    if (!faults.batches || (faults.maxBatch > 0 && batch.size() > faults.maxBatch))
        return {200, compactJson(failure({}, {200, -32600, "batch too large", {}}))};
    QJsonArray replies;
    for (const auto& entry : batch)
        replies.append(one(entry.toObject(), faults));
    return {200, QJsonDocument(replies).toJson(QJsonDocument::Compact)};
}

}  // namespace signalbox::test
