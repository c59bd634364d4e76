// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonObject>

#include "rpc/endpoint_pool.h"
#include "rpc/json_rpc.h"
#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::rpc {

/// False only when the endpoint gives another block there: one that keeps no old blocks contradicts nothing.
QCoro::Task<bool> EndpointPool::givesExpectedBlock(EntryPtr entry)
{
    auto asking = hashAt(entry, m_expected->first);
    const auto seen = co_await asking;
    if (!seen || *seen == m_expected->second)
        co_return true;
    if (m_expected->first != 0)
        co_return false;
    // Some chains were added by their block 1, where block 0 was not given.
    auto asking1 = hashAt(entry, 1);
    const auto first = co_await asking1;
    co_return first == m_expected->second;
}

QCoro::Task<std::optional<Bytes32>> EndpointPool::hashAt(EntryPtr entry, Height number)
{
    std::optional<Bytes32> seen;
    Call call;
    call.method = "eth_getBlockByNumber";
    call.body = requestBody("eth_getBlockByNumber", "[\"" + hex::quantity(number) + "\",false]");
    call.read = [&seen](const AnswerBuffer& body) -> std::optional<Fault> {
        const RpcValue value = readResult(body.view());
        if (!value)
            return value.error();
        seen = hex::hash(value->toObject().value("hash"_L1).toString());
        return std::nullopt;
    };
    call.limits = {4 << 20, 10'000, 15'000};
    call.checked = false;
    auto asking = attempt(entry, call);
    const Outcome outcome = co_await asking;
    entry->anchored = outcome.has_value();
    co_return seen;
}

void EndpointPool::foundWrongChain(qint64 endpoint, const Message& seen)
{
    const EntryPtr entry = find(endpoint);
    if (!entry)
        return;
    entry->foundWrongChain(
        Error::make(ErrorKind::Refused, "WRONG_CHAIN",
                    Message(QT_TRANSLATE_NOOP("Engine", "%1 serves chain %2, not %3. It is not used; correct the URL."))
                        .arg(entry->settings.masked(), seen)
                        .arg(m_chainId),
                    {{u"seen"_s, seen.english()}, {u"expected"_s, QString::number(m_chainId)}}),
        Clock::now());
    entry->height.reset();
    if (m_head == endpoint)
        m_head = 0;
}

void EndpointPool::foundOtherNetwork(qint64 endpoint, Height block)
{
    const EntryPtr entry = find(endpoint);
    if (!entry)
        return;
    entry->foundWrongChain(
        Error::make(ErrorKind::Refused, "WRONG_CHAIN",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "%1 serves another network with the chain ID %2: its block %3 is "
                                              "different. It is not used. Correct the URL."))
                        .arg(entry->settings.masked())
                        .arg(m_chainId)
                        .arg(block),
                    {{u"expected"_s, QString::number(m_chainId)}}),
        Clock::now());
    entry->height.reset();
    if (m_head == endpoint)
        m_head = 0;
}

}  // namespace signalbox::rpc
