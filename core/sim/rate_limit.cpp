// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/rate_limit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::sim {

namespace {

constexpr qint64 windowMs = 1000;

double weightOf(const QString& method)
{
    return method == u"eth_chainId"       ? 0
           : method == u"eth_blockNumber" ? 10
           : method == u"eth_call"        ? 26
           : method == u"eth_getLogs"     ? 60
                                          : 20;
}

}  // namespace

bool RateCounter::take(const RateLimit& limit, const QByteArray& body, qint64 nowMs, int maxBatch)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonArray calls = document.isArray() ? document.array() : QJsonArray{document.object()};
    double cost = 0;
    for (const auto& call : calls)
        cost += limit.unit == RateLimit::Unit::Weight ? weightOf(call[u"method"].toString()) : 1;
    if (limit.unit == RateLimit::Unit::Requests)
        cost = 1;
    if (limit.sliding) {
        while (!m_taken.empty() && m_taken.front().first <= nowMs - windowMs)
            m_taken.pop_front();
        m_sum = 0;
        for (const auto& [at, amount] : m_taken)
            m_sum += amount;
    } else if (nowMs / windowMs != m_second) {
        m_second = nowMs / windowMs;
        m_sum = 0;
    }
    if (limit.perSecond > 0 && m_sum + cost > limit.perSecond) {
        ++seen.refusedRequests;
        seen.refusedCalls += calls.size();
        return false;
    }
    m_sum += cost;
    m_taken.emplace_back(nowMs, cost);
    if (!limit.sliding && m_taken.size() > 1000)
        m_taken.pop_front();
    ++seen.requests;
    seen.calls += calls.size();
    if (maxBatch > 0 && calls.size() > maxBatch)
        return true;  // counted, and refused because of its size
    double byHash = 0;
    for (const auto& call : calls)
        if (call[u"params"].toArray().at(0).toObject().contains("blockHash"_L1))
            byHash += limit.unit == RateLimit::Unit::Weight ? weightOf(call[u"method"].toString()) : 1;
    seen.byHash += std::min(cost, byHash);
    for (const auto& call : calls) {
        const QByteArray number = call[u"params"].toArray().at(0).toString().toLatin1();
        if (call[u"method"].toString() == u"eth_getBlockByNumber" && number.startsWith("0x"))
            seen.headers.insert(hex::quantity(std::string_view(number.constData(), size_t(number.size()))).value_or(0));
    }
    return true;
}

Refusal RateCounter::words(const RateLimit& limit)
{
    if (limit.unit == RateLimit::Unit::Weight)
        return {limit.httpStatus,
                429,
                "Your app has exceeded its compute units per second capacity. If you have retries enabled, you can "
                "safely ignore this message.",
                {}};
    if (limit.sayNumber)
        return {limit.httpStatus,
                -32007,
                QByteArray::number(limit.perSecond) +
                    "/second request limit reached - reduce calls per second or upgrade your account",
                {}};
    return {limit.httpStatus, -32005, "too many requests", {}};
}

}  // namespace signalbox::sim
