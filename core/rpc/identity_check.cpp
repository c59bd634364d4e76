// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/identity_check.h"

#include <QJsonObject>

#include "rpc/json_rpc.h"
#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::rpc {

using namespace std::chrono_literals;

IdentityCheck::IdentityCheck(qint64 chainId, RequestSender& sender, WaitingLine& line, HeadChoice& heads)
    : m_chainId(chainId), m_sender(sender), m_line(line), m_heads(heads)
{
}

QCoro::Task<std::optional<Refusal>> IdentityCheck::check(EntryPtr entry)
{
    while (entry->verifying) {
        auto wait = m_line.wait(100);
        if (const bool goOn = co_await wait; !goOn)
            co_return m_sender.nobody({});
    }
    if (entry->verified && Clock::now() - entry->verifiedAt < 2s)
        co_return std::nullopt;
    entry->verifying = true;
    std::optional<qint64> seen;
    Dialect::Identity identity;
    Call call;
    if (m_ask) {
        call = m_ask(&identity);
    } else {
        call.method = "eth_chainId";
        call.body = requestBody("eth_chainId", "[]");
        call.read = [&seen](const AnswerBuffer& body) -> std::optional<Fault> {
            const RpcValue value = readResult(body.view());
            if (!value)
                return value.error();
            seen = quantityOf(*value);
            Fault bad;
            bad.network = u"bad_json"_s;
            return seen || !value->toString().isEmpty() ? std::nullopt : std::optional(bad);
        };
        call.limits = {1 << 20, 10'000, 15'000};
    }
    call.checked = false;
    auto asking = m_sender.send(entry, call);
    const Outcome outcome = co_await asking;
    bool other = false;
    if (outcome && m_expected && !entry->anchored && seen == m_chainId) {
        auto comparing = givesExpectedBlock(entry);
        other = !co_await comparing;
    }
    const bool right = outcome && !other && (m_ask ? identity.ours : seen == m_chainId);
    if (right) {
        entry->verified = true;
        entry->wrongChain = false;
        entry->verifiedAt = Clock::now();
    }
    entry->verifying = false;
    m_line.wakeAll();  // waiting calls read the result
    if (right)
        co_return std::nullopt;
    if (!outcome)
        co_return outcome.error();
    if (other)
        foundOtherNetwork(*entry);
    else
        foundWrongChain(*entry, m_ask  ? Message(identity.seen)
                                : seen ? Message(QString::number(*seen))
                                       : Message(QT_TRANSLATE_NOOP("Engine", "an ID above 2^63")));
    Refusal refusal;
    refusal.endpoint = entry->settings.id;
    refusal.verdict.kind = ErrorClass::Transient;
    refusal.error = entry->snapshot(Clock::now()).failure->error;
    co_return refusal;
}

/// False only if the endpoint returns another block there: one without old blocks contradicts nothing.
QCoro::Task<bool> IdentityCheck::givesExpectedBlock(EntryPtr entry)
{
    auto asking = hashAt(entry, m_expected->first);
    const auto seen = co_await asking;
    if (!seen || *seen == m_expected->second)
        co_return true;
    if (m_expected->first != 0)
        co_return false;
    // Some chains were added with their block 1 because block 0 was not available.
    auto asking1 = hashAt(entry, 1);
    const auto first = co_await asking1;
    co_return first == m_expected->second;
}

QCoro::Task<std::optional<Bytes32>> IdentityCheck::hashAt(EntryPtr entry, Height number)
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
    auto asking = m_sender.send(entry, call);
    const Outcome outcome = co_await asking;
    entry->anchored = outcome.has_value();
    co_return seen;
}

void IdentityCheck::foundWrongChain(EndpointEntry& entry, const Message& seen)
{
    const QString wanted = m_name.isEmpty() ? QString::number(m_chainId) : m_name;
    entry.foundWrongChain(
        Error::make(ErrorKind::Refused, "WRONG_CHAIN",
                    Message(QT_TRANSLATE_NOOP("Engine", "%1 serves chain %2, not %3. It is not used; correct the URL."))
                        .arg(entry.settings.masked(), seen)
                        .arg(wanted),
                    {{u"seen"_s, seen.english()}, {u"expected"_s, wanted}}),
        Clock::now());
    entry.height.reset();
    m_heads.drop(entry.settings.id);
}

void IdentityCheck::foundOtherNetwork(EndpointEntry& entry)
{
    entry.foundWrongChain(
        Error::make(ErrorKind::Refused, "WRONG_CHAIN",
                    Message(QT_TRANSLATE_NOOP("Engine",
                                              "%1 serves another network with the chain ID %2: its block %3 is "
                                              "different. It is not used. Correct the URL."))
                        .arg(entry.settings.masked())
                        .arg(m_chainId)
                        .arg(m_expected->first),
                    {{u"expected"_s, QString::number(m_chainId)}}),
        Clock::now());
    entry.height.reset();
    m_heads.drop(entry.settings.id);
}

}  // namespace signalbox::rpc
