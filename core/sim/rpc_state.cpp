// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/json_out.h"
#include "sim/rpc_service.h"
#include "support/hex.h"

namespace signalbox::sim {

namespace {

QByteArray abiText(const QByteArray& text)
{
    QByteArray out(reinterpret_cast<const char*>(wordOf(32).data()), 32);
    const Bytes32 size = wordOf(std::uint64_t(text.size()));
    out.append(reinterpret_cast<const char*>(size.data()), 32);
    out += text;
    out.append((32 - text.size() % 32) % 32, '\0');
    return out;
}

QByteArray quotedData(const QByteArray& data)
{
    return '"' + hex::bytes(reinterpret_cast<const std::uint8_t*>(data.constData()), std::size_t(data.size())) + '"';
}

constexpr Height keptStates = 128;

}  // namespace

RpcService::Result RpcService::ethCall(const QJsonArray& params, const SimFaults& faults)
{
    const QJsonObject call = params.at(0).toObject();
    const auto to = hex::address(call.value(u"to").toString());
    const QString input = call.value(call.contains(u"data") ? u"data" : u"input").toString().left(10).toLower();
    const Height at = height(params.at(1), faults).value_or(head(faults));
    const SimToken* token = to ? m_chain->token(*to) : nullptr;
    if (!token || at < token->createdAt)
        return {"\"0x\"", {}};
    if (input == u"0x95d89b41")
        return {quotedData(abiText(token->symbol)), {}};
    if (input == u"0x06fdde03")
        return {quotedData(abiText(token->name)), {}};
    if (input == u"0x313ce567")
        return {quoted(wordOf(quint64(token->decimals))), {}};
    if (input == u"0x18160ddd")
        return {quoted(wordOf(quint64(1'000'000'000'000'000))), {}};
    if (input == u"0x70a08231")
        return {quoted(wordOf(quint64(at) * 1'000)), {}};
    return {{}, {200, 3, "execution reverted", "\"0x\""}};
}

RpcService::Result RpcService::stateAt(const QByteArray& method, const QJsonArray& params, const SimFaults& faults)
{
    const auto address = hex::address(params.at(0).toString());
    const auto at = height(params.at(1), faults);
    if (!address || !at)
        return {{}, {200, -32602, "invalid argument", {}}};
    if (*at > head(faults))
        return {{}, {200, -32000, "header not found", {}}};
    if (!faults.archive && *at < head(faults) - keptStates)
        return {{}, {200, -32000, "missing trie node 0000 (path ) state is not available", {}}};
    if (method == "eth_getCode")
        return {m_chain->hasCode(*address, *at) ? "\"0x6080604052\"" : "\"0x\"", {}};
    return {quotedQuantity(qint64((*address)[19]) * 1'000'000'000'000'000), {}};
}

}  // namespace signalbox::sim
