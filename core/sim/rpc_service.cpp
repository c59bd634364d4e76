// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/rpc_service.h"

#include <QJsonDocument>

#include "sim/json_out.h"
#include "sim/provider_words.h"
#include "support/hex.h"

namespace signalbox::sim {

namespace {

QByteArray idOf(const QJsonObject& request)
{
    const QByteArray array = QJsonDocument(QJsonArray{request.value(u"id")}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

QByteArray escaped(const QByteArray& text)
{
    const QByteArray array = QJsonDocument(QJsonArray{QString::fromUtf8(text)}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

QByteArray failure(const QByteArray& id, const Refusal& error)
{
    return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":" + QByteArray::number(error.code) +
           ",\"message\":" + escaped(error.message) +
           (error.data.isEmpty() ? QByteArray() : ",\"data\":" + error.data) + "}}";
}

}  // namespace

std::optional<Height> RpcService::height(const QJsonValue& tag, const SimFaults& faults) const
{
    const QByteArray text = tag.toString().toLatin1();
    if (text.startsWith("0x"))
        return hex::quantity(std::string_view(text.constData(), size_t(text.size())));
    const auto tagged = m_chain->tagged(text.isEmpty() ? "latest" : text.constData());
    return tagged ? std::optional(std::max<Height>(0, std::min(*tagged, head(faults))) + faults.inventedBlocks)
                  : std::nullopt;
}

/// The header at a height, or an invented one above the head.
std::optional<SimHeader> RpcService::header(Height height, const SimFaults& faults, bool tagged) const
{
    const bool invented = height > head(faults);
    if (invented && (height > head(faults) + faults.inventedBlocks || (!tagged && !faults.inventedReadable)))
        return std::nullopt;
    auto header = m_chain->block(invented ? head(faults) : height);
    const auto madeUp = [](Height number) {
        Bytes32 hash{};
        hash[0] = 0xfa;
        for (std::size_t i = 0; i < 8; ++i)
            hash[31 - i] = static_cast<std::uint8_t>(number >> (8 * i));
        return hash;
    };
    if (header && invented) {
        header->number = height;
        header->hash = madeUp(height);
        header->parent = madeUp(height - 1);
    }
    if (header && height >= head(faults))
        header->timestamp += faults.secondsAhead;
    return header;
}

RpcReply RpcService::handle(const QByteArray& request, const SimFaults& faults)
{
    m_chain = faults.impostor ? faults.impostor : m_own;
    RpcReply reply;
    const QJsonDocument document = QJsonDocument::fromJson(request);
    if (document.isObject()) {
        reply.body = one(document.object(), faults, false, reply.httpStatus);
        return reply;
    }
    const QJsonArray batch = document.array();
    if (!document.isArray() || batch.isEmpty()) {
        reply.body = failure("null", {200, -32700, "parse error", {}});
    } else if (!faults.batches) {
        reply.body = failure("null", {200, -32600, "batch requests are not supported", {}});
    } else if (faults.maxBatch > 0 && batch.size() > faults.maxBatch) {
        reply.body = failure("null", {200, -32600, "batch too large", {}});
    } else if (m_failures.refusesBatch(faults.calls)) {
        for (const auto& entry : batch)
            onMethod(entry[u"method"].toString().toLatin1());
        reply.body = failure("null", {200, faults.calls.failCode, faults.calls.failMessage, {}});
    } else {
        reply.body = "[";
        int ignored = 200;
        for (const auto& entry : batch)
            if (const QByteArray answer = one(entry.toObject(), faults, true, ignored); !answer.isEmpty())
                reply.body += (reply.body.size() > 1 ? "," : "") + answer;
        reply.body += ']';
    }
    return reply;
}

QByteArray RpcService::one(const QJsonObject& request, const SimFaults& faults, bool inBatch, int& httpStatus)
{
    const QByteArray method = request.value(u"method").toString().toLatin1();
    if (onMethod)
        onMethod(method);
    const QByteArray id = idOf(request);
    for (const QByteArray& key : {method, QByteArray("*")})
        if (const auto it = faults.methodErrors.find(key); it != faults.methodErrors.end())
            return failure(id, {200, it->code, it->message, {}});
    const QJsonArray params = request.value(u"params").toArray();
    const QByteArray key = QJsonDocument(params).toJson(QJsonDocument::Compact);
    switch (m_failures.fate(method, key, inBatch, faults.calls)) {
        case CallFailures::Fate::Missing:
            return {};
        case CallFailures::Fate::Null:
            return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":null}";
        case CallFailures::Fate::Fail:
            return failure(id, {200, faults.calls.failCode, faults.calls.failMessage, {}});
        case CallFailures::Fate::Refuse:
            return failure(id, {200, -32000, "request failed", {}});
        case CallFailures::Fate::Answer:
            break;
    }
    Result result = call(method, params, faults);
    if (faults.calls.numbers)
        result.json = withNumbers(std::move(result.json));
    if (result.error.code != 0) {
        httpStatus = result.error.httpStatus;
        return failure(id, result.error);
    }
    return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result.json + "}";
}

RpcService::Result RpcService::call(const QByteArray& method, const QJsonArray& params, const SimFaults& faults)
{
    const quint64 chainId = faults.chainId.value_or(m_chain->spec().chainId);
    if (method == "eth_chainId")
        return {"\"0x" + QByteArray::number(chainId, 16) + "\"", {}};
    if (method == "net_version")
        return {"\"" + QByteArray::number(chainId) + "\"", {}};
    if (method == "eth_blockNumber")
        return {quotedQuantity(head(faults) + faults.inventedBlocks), {}};
    if (method == "eth_getBlockByNumber")
        return getBlock(params, faults, false);
    if (method == "eth_getBlockByHash")
        return getBlock(params, faults, true);
    if (method == "eth_getLogs")
        return getLogs(params.at(0).toObject(), faults);
    if (method == "eth_getBlockReceipts" && faults.receipts)
        return getReceipts(params.at(0), faults);
    if (method == "eth_getTransactionReceipt")
        return getReceipt(params.at(0), faults);
    if (method == "eth_call")
        return ethCall(params, faults);
    if (method == "eth_getCode" || method == "eth_getBalance")
        return stateAt(method, params, faults);
    if (method == "eth_syncing")
        return {"false", {}};
    if (method == "web3_clientVersion")
        return {escaped(m_chain->spec().client), {}};
    return {{}, {200, -32601, "the method " + method + " does not exist/is not available", {}}};
}

RpcService::Result RpcService::getBlock(const QJsonArray& params, const SimFaults& faults, bool byHash)
{
    std::optional<Height> which;
    if (byHash) {
        if (const auto hash = hex::hash(params.at(0).toString()))
            which = m_chain->heightOf(*hash);
    } else {
        which = height(params.at(0), faults);
        if (!which)
            return {{}, {200, -39001, params.at(0).toString().toLatin1() + " block not found", {}}};
    }
    if (!which)
        return {"null", {}};
    const bool byNumber = !byHash && params.at(0).toString().startsWith(u"0x");
    const bool newest = byNumber && *which == head(faults);
    if (newest && m_failures.happens(faults.calls.headMissingShare))
        return {"null", {}};
    const auto header = this->header(*which, faults, !byHash && !byNumber);
    QByteArray json = header ? blockJson(*m_chain, *header, faults.zeroBlooms) : "null";
    if (m_failures.happens(faults.calls.strangerShare))
        replaceParent(json);
    return {json, {}};
}

RpcService::Result RpcService::getReceipts(const QJsonValue& which, const SimFaults& faults)
{
    std::optional<Height> at = height(which, faults);
    if (const auto hash = hex::hash(which.toString()))
        at = m_chain->heightOf(*hash);
    if (at && *at < faults.prunedBelow)
        return {{}, pruned};
    const auto header = at && *at <= head(faults) ? m_chain->block(*at) : std::nullopt;
    if (!header)
        return {"null", {}};
    SimHeader told = *header;
    auto& content = told.content;
    const double place = Random::of(m_chain->spec().seed ^ 0x5407, quint64(told.number), told.branch).unit();
    if (!content.logs.empty() && place < faults.shortReceipts)
        content.logs.pop_back();
    if (!content.logs.empty() && place < faults.extraReceipts)
        content.logs.push_back(content.logs.back());
    if (content.transactions > 0 && place < faults.cutReceipts)
        --content.transactions;
    QByteArray out = "[";
    for (int i = 0; i < told.content.transactions; ++i)
        out += (i > 0 ? "," : "") + receiptJson(*m_chain, told, i);
    return {out + "]", {}};
}

RpcService::Result RpcService::getReceipt(const QJsonValue& which, const SimFaults& faults)
{
    const auto hash = hex::hash(which.toString());
    const auto at = hash ? m_chain->heightOfTransaction(*hash) : std::nullopt;
    const auto header = at && *at <= head(faults) ? m_chain->block(*at) : std::nullopt;
    for (int i = 0; header && i < header->content.transactions; ++i)
        if (m_chain->transactionHash(header->number, header->branch, i) == *hash)
            return {receiptJson(*m_chain, *header, i), {}};
    return {"null", {}};
}

}  // namespace signalbox::sim
