// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/reading/log_calls.h"

#include <QElapsedTimer>

#include "rpc/json_rpc.h"
#include "signalbox/literals.h"
#include "support/hex.h"
#include "support/log.h"

namespace signalbox::evm {

namespace {

Error tooLarge(Height number, const Error& last)
{
    return Error::make(
        ErrorKind::Retryable, "BLOCK_TOO_LARGE",
        Message(QT_TRANSLATE_NOOP("Engine",
                                  "Block %1 alone is too large for every endpoint, and none of them returns its "
                                  "receipts. Add an endpoint with higher limits. The last answer: %2"))
            .arg(number)
            .arg(last.message));
}

rpc::Fault incomplete(const Message& finding = {})
{
    rpc::Fault fault;
    fault.network = u"incomplete"_s;
    fault.finding = finding;
    return fault;
}

}  // namespace

QCoro::Task<std::optional<rpc::Refusal>> LogCalls::send(rpc::Call call, FetchedLogs& out)
{
    auto asking = m_pool.call(std::move(call));
    const rpc::Outcome outcome = co_await asking;
    if (!outcome)
        co_return outcome.error();
    out.bytes = outcome->bytes;
    out.endpoint = outcome->endpoint;
    co_return std::nullopt;
}

QCoro::Task<tl::expected<FetchedLogs, rpc::Refusal>> LogCalls::getLogs(Interval range, std::optional<Bytes32> hash,
                                                                       LogFilter filter, qint64 only, qint64 avoid)
{
    FetchedLogs out;
    rpc::Call call;
    call.method = "eth_getLogs";
    const QByteArray place =
        hash ? "\"blockHash\":\"" + hex::bytes(*hash) + "\","
             : "\"fromBlock\":\"" + hex::quantity(range.lo) + "\",\"toBlock\":\"" + hex::quantity(range.hi) + "\",";
    call.body = rpc::requestBody("eth_getLogs", "[{" + place + filter.jsonMembers() + "}]");
    call.only = only;
    call.avoid = avoid;
    call.blocks = range.count();
    call.highest = range.hi;
    call.timeoutsToCaller = true;
    call.read = [&](const rpc::AnswerBuffer& answer) -> std::optional<rpc::Fault> {
        QElapsedTimer clock;
        clock.start();
        out.decoded = {};
        out.decoded.transfers.reserve(static_cast<qsizetype>(answer.size() / 3));
        auto fault = m_decoder.decode(answer, filter, range, hash, out.decoded);
        if (!fault && !out.decoded.settle())
            fault = incomplete(Message(QT_TRANSLATE_NOOP("Engine", "two logs at the same position")));
        out.decodeMs += static_cast<double>(clock.nsecsElapsed()) / 1e6;
        return fault;
    };
    auto sending = send(std::move(call), out);
    const auto refusal = co_await sending;
    if (refusal)
        co_return tl::unexpected(*refusal);
    out.answers.push_back({range, out.endpoint});
    if (out.decoded.outside > 0 && m_strayNoted.insert(out.endpoint).second)
        qCWarning(logRpc).noquote() << "Endpoint" << out.endpoint << "returned" << out.decoded.outside
                                    << "logs from outside blocks" << range.lo << "to" << range.hi
                                    << "- they were left out.";
    co_return out;
}

QCoro::Task<tl::expected<FetchedLogs, rpc::Refusal>> LogCalls::hashBatch(std::vector<Header> blocks, LogFilter filter,
                                                                         qint64 only, qint64 avoid,
                                                                         std::vector<Header>* unanswered)
{
    FetchedLogs out;
    std::vector<std::pair<const char*, QByteArray>> calls;
    std::vector<LogDecoder::Place> places;
    for (const Header& header : blocks) {
        calls.emplace_back("eth_getLogs",
                           "[{\"blockHash\":\"" + hex::bytes(header.ref.hash) + "\"," + filter.jsonMembers() + "}]");
        places.push_back({header.ref.number, header.ref.hash});
    }
    LogDecoder::Elements elements;
    rpc::Call call;
    call.method = "eth_getLogs";
    call.count = static_cast<int>(blocks.size());
    call.body = rpc::batchBody(calls);
    call.only = only;
    call.avoid = avoid;
    call.highest = blocks.back().ref.number;
    call.judge = judgeBatch;
    call.read = [&](const rpc::AnswerBuffer& answer) -> std::optional<rpc::Fault> {
        out.decoded = {};
        auto fault = m_decoder.decodeBatch(answer, filter, places, elements, out.decoded);
        const auto& answered = elements.answered;
        if (!fault && std::find(answered.begin(), answered.end(), true) == answered.end())
            fault = elements.refused;
        if (!fault && (std::find(answered.begin(), answered.end(), true) == answered.end() || !out.decoded.settle()))
            fault = incomplete();
        return fault;
    };
    auto sending = send(std::move(call), out);
    const auto refusal = co_await sending;
    if (refusal)
        co_return tl::unexpected(*refusal);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (elements.answered[i])
            out.answers.push_back({{blocks[i].ref.number, blocks[i].ref.number}, out.endpoint});
        else
            unanswered->push_back(blocks[i]);
    }
    if (elements.refused)
        m_pool.elementsRefused(out.endpoint, static_cast<int>(unanswered->size()), *elements.refused);
    co_return out;
}

QCoro::Task<tl::expected<FetchedLogs, rpc::Refusal>> LogCalls::receipts(Header header, LogFilter filter, qint64 only)
{
    FetchedLogs out;
    rpc::Call call;
    call.method = "eth_getBlockReceipts";
    call.body = rpc::requestBody("eth_getBlockReceipts", "[\"" + hex::quantity(header.ref.number) + "\"]");
    call.only = only;
    call.read = [&](const rpc::AnswerBuffer& answer) {
        out.decoded = {};
        auto fault = m_decoder.decodeReceipts(answer, filter, header.ref.number, header.ref.hash, header.transactions,
                                              out.decoded);
        if (!fault && !out.decoded.settle())
            fault = incomplete();
        return fault;
    };
    auto sending = send(std::move(call), out);
    const auto refusal = co_await sending;
    if (refusal)
        co_return tl::unexpected(*refusal);
    if (auto* entry = m_pool.entry(out.endpoint))
        entry->receipts = true;
    out.answers.push_back({{header.ref.number, header.ref.number}, out.endpoint});
    co_return out;
}

QCoro::Task<Expected<FetchedLogs>> LogCalls::oneHeavyBlock(Height number, LogFilter filter, qint64 only)
{
    std::vector<Height> numbers{number};
    auto asking = m_headers.fetch(numbers, only);
    auto headers = co_await asking;
    if (!headers)
        co_return fail(headers.error());
    const Header header = headers->headers.front();
    auto reading = receipts(header, filter, only);
    auto whole = co_await reading;
    if (whole)
        co_return std::move(*whole);
    const auto addresses = filter.addresses();
    if (addresses.size() < 2)
        co_return fail(tooLarge(number, whole.error().error));
    FetchedLogs all;
    for (const Bytes20& address : addresses) {
        LogFilter one;
        if (filter.isToken(address))
            one.tokens = {address};
        if (const auto* registry = filter.registry(address))
            one.registries = {*registry};
        if (const auto* ruled = filter.ruledToken(address))
            one.ruled = {*ruled};
        auto single = getLogs({number, number}, std::nullopt, one, only, 0);
        auto part = co_await single;
        if (!part && (part.error().is(rpc::ErrorClass::TooLarge) || part.error().is(rpc::ErrorClass::RangeHint)))
            co_return fail(tooLarge(number, part.error().error));
        if (!part)
            co_return fail(part.error().error);
        add(all, std::move(*part));
    }
    co_return settled(std::move(all), Message(QT_TRANSLATE_NOOP("Engine", "two logs at the same position")));
}

void LogCalls::tooManyAddresses(std::size_t refused)
{
    m_maxAddresses = std::max<std::size_t>(1, std::min(m_maxAddresses, refused) / 2);
}

}  // namespace signalbox::evm
