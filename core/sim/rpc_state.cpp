// SPDX-License-Identifier: GPL-3.0-or-later

// eth_call, eth_getCode and eth_getBalance: the state after one block.

#include "sim/json_out.h"
#include "sim/rpc_service.h"
#include "sim/tokens/contracts.h"
#include "support/hex.h"

namespace signalbox::sim {

namespace {

constexpr Height keptStates = 128;

const Refusal noHeader{200, -32000, "header not found", {}};

QByteArray quotedData(const QByteArray& data)
{
    return '"' + hex::bytes(reinterpret_cast<const std::uint8_t*>(data.constData()), std::size_t(data.size())) + '"';
}

QByteArray dataIn(const QJsonObject& call)
{
    const QByteArray text = call.value(call.contains(u"data") ? u"data" : u"input").toString().toLatin1();
    return hex::data(std::string_view(text.constData(), std::size_t(text.size()))).value_or(QByteArray());
}

Refusal revertOf(const QByteArray& data)
{
    constexpr qsizetype lengthAt = 4 + 32, textAt = lengthAt + 32;
    QByteArray message = "execution reverted";
    if (data.size() > textAt)
        message += ": " + data.mid(textAt, qsizetype(quint8(data[textAt - 1])));
    return {200, 3, message, quotedData(data)};
}

}  // namespace

/// The block of a call: a number, a tag, a hash, or an object of EIP-1898. The error is a Refusal if there is none.
std::optional<Height> RpcService::stateBlock(const QJsonValue& which, const SimFaults& faults, Refusal& refusal) const
{
    QJsonValue value = which;
    if (which.isObject())
        value = which[which.toObject().contains(u"blockHash") ? u"blockHash" : u"blockNumber"];
    const QByteArray text = value.toString().toLatin1();
    std::optional<Height> at;
    if (const auto hash = hex::hash(value.toString())) {
        at = m_chain->heightOf(*hash);
        if (at && *at > head(faults))
            at.reset();
        refusal = {200, -32000, "header for hash not found", {}};
    } else {
        at = height(value, faults);
        refusal = text == "safe" || text == "finalized" ? Refusal{200, -39001, text + " block not found", {}}
                                                        : Refusal{200, -32602, "invalid argument 1", {}};
        if (at && *at > head(faults) + faults.inventedBlocks) {
            refusal = noHeader;
            return {};
        }
    }
    if (!at)
        return {};
    at = std::min(*at, head(faults));
    if (!faults.archive && *at < head(faults) - keptStates) {
        const auto header = m_chain->block(*at);
        const QByteArray root = hex::bytes(header ? header->stateRoot : Bytes32{});
        refusal = {200,
                   -32000,
                   "missing trie node " + root.mid(2) + " (path ) state " + root + " is not available, not found",
                   {}};
        return {};
    }
    return at;
}

RpcService::Result RpcService::ethCall(const QJsonArray& params, const SimFaults& faults)
{
    const QJsonObject call = params.at(0).toObject();
    const auto to = hex::address(call.value(u"to").toString());
    Refusal refusal;
    const auto at = stateBlock(params.at(1), faults, refusal);
    if (!at)
        return {{}, refusal};
    if (!to)
        return {"\"0x\"", {}};
    Contracts contracts(*m_chain, *at);
    const CallResult result = contracts.call(*to, dataIn(call));
    if (contracts.isGone())
        return {{}, noHeader};
    const QByteArray asked = call.value(u"gas").toString().toLatin1();
    const auto offered = hex::quantity(std::string_view(asked.constData(), std::size_t(asked.size())));
    if ((faults.callGas > 0 && contracts.gasUsed() > faults.callGas) || (offered && contracts.gasUsed() > *offered))
        return {{}, {200, -32000, "out of gas", {}}};
    if (!result.success)
        return {{}, revertOf(result.data)};
    return {quotedData(result.data), {}};
}

RpcService::Result RpcService::stateAt(const QByteArray& method, const QJsonArray& params, const SimFaults& faults)
{
    const auto address = hex::address(params.at(0).toString());
    Refusal refusal{200, -32602, "invalid argument 0", {}};
    const auto at = address ? stateBlock(params.at(1), faults, refusal) : std::nullopt;
    if (!at)
        return {{}, refusal};
    if (method == "eth_getCode")
        return {m_chain->hasCode(*address, *at) ? "\"0x6080604052\"" : "\"0x\"", {}};
    return {quotedQuantity(qint64(Contracts::nativeBalance(*address))), {}};
}

}  // namespace signalbox::sim
