// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/rpc_session.h"

#include <QJsonObject>

#include "family/probe/start_choices.h"
#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::evm {

namespace {

constexpr int shortPatienceMs = 3'000, longPatienceMs = 12'000;
constexpr int answersKnown = 3;   // answers after which the endpoint's response time is known
constexpr int silencesBorne = 2;  // timeouts accepted per request
constexpr int looksAtBlock = 2;   // further attempts if the endpoint reports that there is no such block

}  // namespace

QByteArray dataOf(const QJsonValue& value)
{
    const QByteArray text = value.toString().toLatin1();
    return hex::data(std::string_view(text.constData(), static_cast<std::size_t>(text.size()))).value_or(QByteArray());
}

Expected<std::shared_ptr<RpcSession>> RpcSession::open(const std::vector<EndpointDraft>& endpoints,
                                                       std::shared_ptr<rpc::RateRegistry> rates, qint64 chainId)
{
    auto all = engine::endpointsOf(endpoints);
    if (!all)
        return fail(all.error());
    return openAt(std::move(*all), std::move(rates), chainId);
}

Expected<std::shared_ptr<RpcSession>> RpcSession::openAt(std::vector<rpc::EndpointSettings> endpoints,
                                                         std::shared_ptr<rpc::RateRegistry> rates, qint64 chainId)
{
    std::erase_if(endpoints, [](const auto& endpoint) { return endpoint.webSocket; });
    if (endpoints.empty())
        return fail(
            ErrorKind::Invalid, "NO_HTTP_ENDPOINT",
            Message(QT_TRANSLATE_NOOP(
                "Engine",
                "This needs an endpoint with an http:// or https:// URL. Add one in addition to the WebSocket.")));
    auto session = std::make_shared<RpcSession>(chainId, std::move(rates));
    session->m_pool.setEndpoints(std::move(endpoints));
    return session;
}

RpcSession::RpcSession(qint64 chainId, std::shared_ptr<rpc::RateRegistry> rates)
    : m_pool(chainId, std::move(rates)), m_patienceMs(shortPatienceMs)
{
}

QCoro::Task<rpc::Outcome> RpcSession::exchange(rpc::Call call)
{
    call.somebodyWaits = true;
    m_faults.watch(call);
    // Behind a load balancer one request in ten may never end: most endpoints answer before the first timeout.
    const int total = call.limits.totalMs;
    for (int attempt = 0;; ++attempt) {
        const int patience = attempt < 2 ? m_patienceMs : longPatienceMs;
        call.limits.silenceMs = patience;
        call.limits.totalMs = std::max(total, patience);
        auto asking = m_pool.call(call);
        rpc::Outcome outcome = co_await asking;
        if (outcome) {
            m_slowestMs = std::max(m_slowestMs, outcome->milliseconds);
            if (outcome->milliseconds > m_patienceMs)
                m_patienceMs = longPatienceMs;
            else if (++m_answers == answersKnown && m_patienceMs == shortPatienceMs)
                m_patienceMs = std::clamp(static_cast<int>(10 * m_slowestMs), shortPatienceMs / 3, shortPatienceMs);
            co_return outcome;
        }
        const bool silent = outcome.error().fault.network == "timeout"_L1;
        if (!silent || attempt >= silencesBorne || m_pool.cancellation().isRequested())
            co_return outcome;
    }
}

QCoro::Task<Answer> RpcSession::ask(const char* method, QByteArray params)
{
    QJsonValue value;
    // For a block or a transaction, null means that there is none; for other requests it gives no information.
    const bool mayBeNull =
        std::strncmp(method, "eth_getBlock", 12) == 0 || std::strncmp(method, "eth_getTransaction", 18) == 0;
    rpc::Call call;
    call.method = method;
    call.body = rpc::requestBody(method, params);
    call.limits = {64 << 20, longPatienceMs, 25'000};
    call.read = [&value, mayBeNull](const rpc::AnswerBuffer& body) -> std::optional<rpc::Fault> {
        auto result = rpc::readResult(body.view());
        if (!result)
            return result.error();
        value = *result;
        if (!value.isNull() || mayBeNull)
            return std::nullopt;
        rpc::Fault nothing;
        nothing.network = u"incomplete"_s;
        return nothing;
    };
    auto asking = exchange(call);
    const rpc::Outcome outcome = co_await asking;
    if (!outcome)
        co_return tl::unexpected(outcome.error());
    m_last = outcome->milliseconds;
    m_bytes = outcome->bytes;
    m_endpoint = outcome->endpoint;
    co_return value;
}

QCoro::Task<Expected<QJsonObject>> RpcSession::block(QByteArray tag)
{
    for (int look = 0;; ++look) {
        auto asking = ask("eth_getBlockByNumber", "[\"" + tag + "\",false]");
        const Answer answer = co_await asking;
        if (!answer && !answer.error().is(rpc::ErrorClass::NotYet))
            co_return fail(answer.error().error);
        const QJsonObject object = answer ? answer->toObject() : QJsonObject();
        if (quantityOf(object.value("number"_L1)) && hex::hash(object.value("hash"_L1).toString()))
            co_return object;
        if (look == looksAtBlock)
            co_return fail(ErrorKind::NotFound, "NO_BLOCK",
                           Message(QT_TRANSLATE_NOOP("Engine", "The endpoint has no block \"%1\"."))
                               .arg(QString::fromLatin1(tag)));
        auto pause = sleepFor(m_pool.cancellation(), 100 << look);
        co_await pause;
    }
}

QCoro::Task<Expected<Height>> RpcSession::head()
{
    auto asking = ask("eth_blockNumber", "[]");
    const Answer answer = co_await asking;
    if (!answer)
        co_return fail(answer.error().error);
    const auto number = quantityOf(*answer);
    if (!number)
        co_return fail(
            ErrorKind::Unavailable, "RPC_BAD_ANSWER",
            Message(QT_TRANSLATE_NOOP(
                "Engine",
                "The endpoint does not return a newest block. Check that the URL is that of an RPC endpoint.")));
    co_return *number;
}

QCoro::Task<Expected<QDateTime>> RpcSession::timeOf(Height height)
{
    auto asking = block(hex::quantity(height));
    const auto found = co_await asking;
    if (!found)
        co_return fail(found.error());
    co_return QDateTime::fromSecsSinceEpoch(quantityOf(found->value("timestamp"_L1)).value_or(0), Qt::UTC);
}

QCoro::Task<Expected<bool>> hasCode(std::shared_ptr<RpcSession> session, QByteArray address, QByteArray block)
{
    auto asking = session->ask("eth_getCode", "[\"" + address + "\",\"" + block + "\"]");
    const Answer answer = co_await asking;
    if (!answer)
        co_return fail(answer.error().error);
    co_return !dataOf(*answer).isEmpty();
}

QCoro::Task<Expected<Height>> findCreation(std::shared_ptr<RpcSession> session, QByteArray address)
{
    auto now = hasCode(session, address, "latest");
    const auto exists = co_await now;
    if (!exists)
        co_return fail(exists.error());
    if (!*exists)
        co_return fail(
            ErrorKind::NotFound, "NO_CONTRACT",
            Message(QT_TRANSLATE_NOOP(
                "Engine", "There is no contract at this address on this chain. Check the address and the chain.")));
    auto heading = session->head();
    const auto head = co_await heading;
    if (!head)
        co_return fail(head.error());
    Height low = 0;  // there is code at `high`, and none below `low`
    Height high = *head;
    while (low < high) {
        const Height middle = low + (high - low) / 2;
        auto asking = hasCode(session, address, hex::quantity(middle));
        const auto there = co_await asking;
        if (!there) {
            if (there.error().kind == ErrorKind::Cancelled)
                co_return fail(there.error());
            co_return fail(ErrorKind::Unavailable, "NO_ARCHIVE",
                           Message(QT_TRANSLATE_NOOP(
                                       "Engine",
                                       "The creation block of the contract cannot be found: the endpoint does not keep "
                                       "historical state. Use an archive endpoint, or enter the block. Its answer: %1"))
                               .arg(there.error().message));
        }
        if (*there)
            high = middle;
        else
            low = middle + 1;
    }
    co_return low;
}

QCoro::Task<Expected<Height>> findBlockAt(std::shared_ptr<RpcSession> session, QDateTime at)
{
    auto heading = session->head();
    const auto head = co_await heading;
    if (!head)
        co_return fail(head.error());
    Height low = 0;
    Height high = *head;
    auto newest = session->timeOf(high);
    const auto newestTime = co_await newest;
    if (!newestTime)
        co_return fail(newestTime.error());
    if (*newestTime < at)
        co_return fail(ErrorKind::NotFound, "NO_BLOCK",
                       Message(QT_TRANSLATE_NOOP("Engine", "The chain has no block at or after %1 yet."))
                           .arg(at.toUTC().toString(Qt::ISODate)));
    auto oldest = session->timeOf(low);
    const auto oldestTime = co_await oldest;
    qint64 lowSeconds = oldestTime ? oldestTime->toSecsSinceEpoch() : 0;
    qint64 highSeconds = newestTime->toSecsSinceEpoch();
    const qint64 wanted = at.toSecsSinceEpoch();
    // Block times are nearly even, so a guess by proportion is close; halving every other time bounds the worst case.
    for (int step = 0; low < high; ++step) {
        Height middle = low + (high - low) / 2;
        if (step % 2 == 0 && lowSeconds > 0 && highSeconds > lowSeconds && wanted > lowSeconds) {
            const double share =
                static_cast<double>(wanted - lowSeconds) / static_cast<double>(highSeconds - lowSeconds);
            middle = std::clamp(low + static_cast<Height>(share * static_cast<double>(high - low)), low, high - 1);
        }
        auto asking = session->timeOf(middle);
        const auto time = co_await asking;
        if (!time)
            co_return fail(time.error());
        if (*time < at) {
            low = middle + 1;
            lowSeconds = time->toSecsSinceEpoch();
        } else {
            high = middle;
            highSeconds = time->toSecsSinceEpoch();
        }
    }
    co_return low;
}

}  // namespace signalbox::evm
