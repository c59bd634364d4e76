// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/reading/header_fetcher.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <cmath>
#include <set>

#include "evm/header_portions.h"
#include "rpc/json_rpc.h"
#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::evm {

namespace {

constexpr int failuresUntilAlone = 2;   // failures of one call in batches
constexpr int batchesUntilSmaller = 6;  // consecutive refusals that were not due to the size
constexpr int looksAtContradictions = 3;
constexpr std::size_t mostContradictions = 16;  // at most a quarter of the headers: more means another branch

/// One header per wanted number, ascending; numbers with two different ones count as unanswered.
void keepWanted(std::vector<Header>& headers, const std::vector<Height>& numbers)
{
    std::sort(headers.begin(), headers.end(),
              [](const Header& a, const Header& b) { return a.ref.number < b.ref.number; });
    headers.erase(
        std::unique(headers.begin(), headers.end(), [](const Header& a, const Header& b) { return a.ref == b.ref; }),
        headers.end());
    std::set<Height> twice;
    for (std::size_t i = 1; i < headers.size(); ++i)
        if (headers[i].ref.number == headers[i - 1].ref.number)
            twice.insert(headers[i].ref.number);
    std::erase_if(headers, [&](const Header& header) {
        return twice.contains(header.ref.number) ||
               !std::binary_search(numbers.begin(), numbers.end(), header.ref.number);
    });
}

}  // namespace

QCoro::Task<Expected<std::optional<Header>>> HeaderFetcher::block(QByteArray tag, qint64 only, qint64* endpoint)
{
    std::optional<Header> header;
    rpc::Call call;
    call.method = "eth_getBlockByNumber";
    call.body = rpc::requestBody("eth_getBlockByNumber", "[\"" + tag + "\",false]");
    call.only = only;
    call.first = tag == "latest";
    call.limits = {16 << 20, 10'000, 20'000};
    call.read = [&](const rpc::AnswerBuffer& answer) {
        header.reset();
        auto fault = m_reader.readOne(answer, header);
        if (!fault && !header && tag == "latest") {  // every chain has one
            fault.emplace();
            fault->message = u"block not found"_s;
        }
        return fault;
    };
    auto asking = m_pool.call(call);
    const rpc::Outcome outcome = co_await asking;
    if (!outcome)
        co_return fail(outcome.error().error);
    *endpoint = outcome->endpoint;
    co_return header;
}

QCoro::Task<tl::expected<FetchedHeaders, rpc::Refusal>> HeaderFetcher::batch(std::vector<Height> numbers, qint64 only,
                                                                             qint64 avoid)
{
    FetchedHeaders out;
    std::optional<qint64> chainId;
    std::vector<FailedCall> failed;
    const bool batch = numbers.size() > 1;
    std::vector<std::pair<const char*, QByteArray>> calls;
    for (const Height number : numbers)
        calls.emplace_back("eth_getBlockByNumber", "[\"" + hex::quantity(number) + "\",false]");
    // The chain's ID is part of the batch: an endpoint of another chain is found before a row is made.
    if (batch && m_pool.batches().identityDue(only))
        calls.emplace_back("eth_chainId", "[]");
    rpc::Call call;
    call.method = "eth_getBlockByNumber";
    call.count = static_cast<int>(calls.size());
    call.body = batch ? rpc::batchBody(calls) : rpc::requestBody(calls[0].first, calls[0].second);
    call.only = only;
    call.avoid = avoid;
    call.highest = numbers.back();
    if (batch)
        call.judge = judgeBatch;
    call.read = [&](const rpc::AnswerBuffer& answer) -> std::optional<rpc::Fault> {
        QElapsedTimer clock;
        clock.start();
        out.headers.clear();
        failed.clear();
        chainId.reset();
        std::optional<rpc::Fault> fault;
        if (batch) {
            fault = m_reader.readBatch(answer, out.headers, &chainId, &failed);
        } else {
            std::optional<Header> header;
            fault = m_reader.readOne(answer, header);
            if (!fault && header)
                out.headers.push_back(std::move(*header));
        }
        keepWanted(out.headers, numbers);
        if (!fault && out.headers.empty()) {
            const auto known = std::find_if(failed.begin(), failed.end(), [&](const FailedCall& call) {
                return call.id >= 0 && call.id < static_cast<qint64>(numbers.size());
            });
            if (known != failed.end() && rpc::classify(known->fault).kind == rpc::ErrorClass::Transient)
                return fault;  // it was answered, though by errors: each call is repeated
            fault.emplace();
            if (known != failed.end())
                fault = known->fault;
            else if (!batch)
                fault->message = u"block not found"_s;
            else
                fault->network = u"incomplete"_s;
        }
        out.decodeMs += static_cast<double>(clock.nsecsElapsed()) / 1e6;
        return fault;
    };
    auto asking = m_pool.call(call);
    rpc::Outcome outcome = co_await asking;
    if (!outcome)
        co_return tl::unexpected(outcome.error());
    out.endpoint = outcome->endpoint;
    out.bytes = outcome->bytes;
    if (chainId && *chainId >= 0 && *chainId != m_config.chainId) {
        m_pool.foundWrongChain(outcome->endpoint, Message(QString::number(*chainId)));
        rpc::Refusal refusal;
        refusal.verdict.kind = rpc::ErrorClass::Transient;
        refusal.error = m_pool.entry(outcome->endpoint)->snapshot(rpc::Clock::now()).failure->error;
        refusal.error.kind = ErrorKind::Retryable;
        co_return tl::unexpected(refusal);
    }
    if (auto* entry = chainId ? m_pool.entry(outcome->endpoint) : nullptr)
        entry->verifiedAt = rpc::Clock::now();
    const auto limited = std::find_if(failed.begin(), failed.end(), [](const FailedCall& each) {
        return rpc::classify(each.fault).kind == rpc::ErrorClass::Rate;
    });
    if (limited != failed.end())
        m_pool.elementsRefused(outcome->endpoint, static_cast<int>(failed.size()), limited->fault);
    if (auto* entry = batch ? m_pool.entry(outcome->endpoint) : nullptr) {
        entry->batch.isAllowed = true;
        entry->batch.refusals = 0;
    }
    co_return out;
}

/// True if batches of this size are refused permanently, not just temporarily. Recorded for the endpoint.
bool HeaderFetcher::batchTooLarge(const rpc::Refusal& refusal, int size)
{
    auto* entry = m_pool.entry(refusal.endpoint);
    const bool said = refusal.fault.code == -32600 || refusal.fault.message.contains("batch"_L1, Qt::CaseInsensitive) ||
                      refusal.fault.httpStatus == 413;
    if (!entry || (!said && ++entry->batch.refusals < batchesUntilSmaller))
        return said;
    entry->batch.refusals = 0;
    entry->batch.refused(refusal.calls > 1 ? refusal.calls : size);
    return true;
}

/// As many as the endpoints accept and, with a known rate, as many as half a second allows: waiting requests were cut
/// by earlier knowledge.
int HeaderFetcher::batchesAtOnce() const
{
    const double perSecond = m_pool.endpoints().callsPerSecond() / m_pool.batches().size(0);
    const int places = std::max(4, m_pool.endpoints().slots());
    return perSecond > 0 ? std::clamp(static_cast<int>(std::ceil(perSecond / 2)), 2, places) : places;
}

QCoro::Task<Expected<FetchedHeaders>> HeaderFetcher::fetch(std::vector<Height> numbers, qint64 only)
{
    FetchedHeaders all;
    HeaderPortions work;
    std::map<Height, int> failures;
    work.add(numbers, m_pool.batches().size(only), m_pool.batches().size(only));
    int wrongChain = 0;
    while (!work.isEmpty()) {
        // New findings apply to all remaining requests.
        work.fit(m_pool.batches().size(only));
        if (const int larger = m_pool.batches().toTry(only, work.joinable()); larger > 0)
            work.enlarge(larger);
        if (work.isAllAgain()) {
            auto pause = sleepFor(m_pool.cancellation(), QRandomGenerator::global()->bounded(10, 40));
            co_await pause;
        }
        const std::vector<HeaderPortion> round = work.take(batchesAtOnce());
        std::vector<QCoro::Task<tl::expected<FetchedHeaders, rpc::Refusal>>> tasks;
        for (const HeaderPortion& part : round)
            tasks.push_back(batch(part.numbers, only, part.avoid));
        std::optional<Error> failed;
        std::vector<Height> again, alone;  // missing in complete answers
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            auto& task = tasks[i];
            auto part = co_await task;
            const HeaderPortion& asked = round[i];
            const int size = static_cast<int>(asked.numbers.size());
            if (part) {
                all.bytes += part->bytes;
                all.decodeMs += part->decodeMs;
                all.endpoint = part->endpoint;
                for (const Height number : asked.numbers)
                    if (!part->find(number))
                        (++failures[number] < failuresUntilAlone ? again : alone).push_back(number);
                std::move(part->headers.begin(), part->headers.end(), std::back_inserter(all.headers));
                continue;
            }
            const rpc::Refusal& refusal = part.error();
            const bool smaller = refusal.is(rpc::ErrorClass::TooLarge) || refusal.is(rpc::ErrorClass::FatalParams) ||
                                 refusal.is(rpc::ErrorClass::Unsupported) || refusal.is(rpc::ErrorClass::RangeHint);
            const bool tooLarge = size > 1 && (refusal.smallerBatch || (smaller && batchTooLarge(refusal, size)));
            const int most = m_pool.batches().size(only);
            if (tooLarge) {
                work.add(asked.numbers, most < size ? most : size / 2, most,
                         {{}, asked.avoid, asked.refused, asked.again || !refusal.smallerBatch});
            } else if (size > 1 && smaller) {  // possibly temporary: it is repeated unchanged, then smaller
                work.add(asked.numbers, asked.refused == 0 ? size : std::max(1, size / 4), most,
                         {{}, refusal.endpoint, asked.refused + 1, true});
            } else if (refusal.error.code == "WRONG_CHAIN"_L1 && only == 0 && ++wrongChain <= 3) {
                work.put(asked);
            } else if (!failed) {
                failed = refusal.error;
            }
        }
        if (failed)
            co_return fail(*failed);
        std::sort(again.begin(), again.end());
        if (!again.empty())
            work.add(again, m_pool.batches().size(only), m_pool.batches().size(only), {{}, 0, 0, true});
        work.add(alone, 1, 1, {{}, 0, 1, true});
    }
    std::sort(all.headers.begin(), all.headers.end(),
              [](const Header& a, const Header& b) { return a.ref.number < b.ref.number; });
    auto mending = mend(std::move(all), only);
    co_return co_await mending;
}

/// Headers that do not follow one another are requested once more, only those: one backend that lags or answers for
/// another branch costs two calls, not the range.
QCoro::Task<FetchedHeaders> HeaderFetcher::mend(FetchedHeaders headers, qint64 only)
{
    for (int look = 0; look < looksAtContradictions; ++look) {
        std::set<Height> doubtful;
        for (std::size_t i = 1; i < headers.headers.size(); ++i) {
            const auto& before = headers.headers[i - 1].ref;
            const auto& after = headers.headers[i].ref;
            if (after.number == before.number + 1 && after.parent != before.hash)
                doubtful.insert({before.number, after.number});
        }
        if (doubtful.empty() || doubtful.size() > std::max(mostContradictions, headers.headers.size() / 4))
            break;
        const qint64 avoid = look % 2 == 0 && only == 0 ? headers.endpoint : 0;
        bool changed = false;
        for (auto next = doubtful.begin(); next != doubtful.end();) {
            std::vector<Height> part;
            for (const int most = m_pool.batches().size(only); next != doubtful.end() && int(part.size()) < most;
                 ++next)
                part.push_back(*next);
            auto asking = batch(std::move(part), only, avoid);
            auto fresh = co_await asking;
            if (!fresh)
                continue;
            headers.bytes += fresh->bytes;
            headers.decodeMs += fresh->decodeMs;
            for (Header& header : fresh->headers) {
                Header& there =
                    *std::lower_bound(headers.headers.begin(), headers.headers.end(), header.ref.number,
                                      [](const Header& each, Height number) { return each.ref.number < number; });
                changed = changed || !(there.ref == header.ref);
                there = std::move(header);
            }
        }
        if (!changed)
            break;
    }
    co_return headers;
}

std::optional<Error> HeaderFetcher::check(const FetchedHeaders& headers) const
{
    for (std::size_t i = 1; i < headers.headers.size(); ++i) {
        const auto& before = headers.headers[i - 1].ref;
        const auto& after = headers.headers[i].ref;
        if (after.number == before.number + 1 && after.parent != before.hash)
            return inconsistent(Message(QT_TRANSLATE_NOOP("Engine", "block %1 does not follow block %2"))
                                    .arg(after.number)
                                    .arg(before.number));
    }
    if (!headers.headers.empty() && headers.headers.front().ref.number == 0 && !m_config.genesisHash.isEmpty() &&
        hex::text(headers.headers.front().ref.hash) != m_config.genesisHash.toLower())
        return Error::make(
            ErrorKind::Refused, "WRONG_CHAIN",
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "Block 0 of this endpoint is not the genesis block of this chain: the "
                                      "endpoint serves another network with the same ID. Correct the URL.")));
    return std::nullopt;
}

}  // namespace signalbox::evm
