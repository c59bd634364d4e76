// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>

#include "evm/adapter_private.h"
#include "evm/proof/batch_split.h"
#include "rpc/json_rpc.h"
#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::evm {

using namespace std::chrono_literals;

namespace {

constexpr int mostMismatches = 3;   // per block, with other endpoints in between, before its range fails
constexpr int mostUnanswered = 6;   // per block
constexpr double batchBytes = 4e6;  // wanted size of an answer
constexpr double rangeBytes = 16e6;
constexpr auto anchorEvery = 10min;

QByteArray tagOf(Height number)
{
    return "\"" + hex::quantity(number) + "\"";
}

Error notProven(Height number, const Message& what)
{
    return Error::make(
        ErrorKind::Retryable, "PROOF_MISMATCH",
        Message(QT_TRANSLATE_NOOP("Engine",
                                  "Block %1 is not proven: %2. It is not stored and does not count as covered. "
                                  "Check the endpoints, or lower its range to header mode full."))
            .arg(number)
            .arg(what),
        {{u"block"_s, number}});
}

rpc::Fault notThere()
{
    rpc::Fault fault;
    fault.message = u"block not found"_s;
    return fault;
}

rpc::Fault incomplete()
{
    rpc::Fault fault;
    fault.network = u"incomplete"_s;
    return fault;
}

}  // namespace

qint64 EvmAdapter::Private::provenBlocksPerRange() const
{
    return std::clamp<qint64>(static_cast<qint64>(rangeBytes / provenBytes), 1, 200);
}

/// Compares one block's answers with each other and takes its logs; a mismatch is recorded in `part`.
void EvmAdapter::Private::prove(Height number, std::string_view header, std::string_view receipts,
                                const LogFilter& filter, ProvenPart& part)
{
    proof::fill(proofBuffer, header);
    const auto proven = blockProof.header(proofBuffer, config.proofRules);
    if (!proven || proven->ref.number != number) {
        part.mismatched.emplace(
            number, proven ? Message(QT_TRANSLATE_NOOP("Engine", "the answer is another block")) : proven.error().what);
        return;
    }
    proof::fill(proofBuffer, receipts);
    const auto logs = blockProof.receipts(proofBuffer, *proven, config.proofRules);
    if (!logs) {
        part.mismatched.emplace(number, logs.error().what);
        return;
    }
    if (!filter.isEmpty() && logs->logs + logs->outside > 0) {
        proof::fill(proofBuffer, "{\"result\":" + std::string(receipts) + '}');
        if (const auto fault =
                logDecoder.decodeReceipts(proofBuffer, filter, number, proven->ref.hash, -1, part.logs.decoded)) {
            part.mismatched.emplace(number, fault->message);
            return;
        }
    }
    if (logs->receipts > 0)
        rulesHeld.insert(config.proofRules.at(number).from);
    Header taken;
    taken.ref = proven->ref;
    taken.transactions = static_cast<int>(proven->transactions.size());
    part.headers.headers.push_back(std::move(taken));
    part.undecided += logs->outside > 0 ? 1 : 0;
}

/// Header and receipts of each block in one batch; of a single block without a batch if the endpoint accepts none.
QCoro::Task<tl::expected<EvmAdapter::Private::ProvenPart, rpc::Refusal>> EvmAdapter::Private::provenBatch(
    std::vector<Height> numbers, LogFilter filter, qint64 only, qint64 avoid)
{
    ProvenPart out;
    std::vector<std::pair<const char*, QByteArray>> calls;
    for (const Height number : numbers) {
        calls.emplace_back("eth_getBlockByNumber", '[' + tagOf(number) + ",false]");
        calls.emplace_back("eth_getBlockReceipts", '[' + tagOf(number) + ']');
    }
    int refused = 0;
    rpc::Fault refusal;
    rpc::Call call;
    call.method = "eth_getBlockReceipts";
    call.count = static_cast<int>(calls.size());
    call.body = rpc::batchBody(calls);
    call.only = only;
    call.avoid = avoid;
    call.highest = numbers.back();
    call.read = [&](const rpc::AnswerBuffer& answer) -> std::optional<rpc::Fault> {
        QElapsedTimer clock;
        clock.start();
        out = {};
        refused = 0;
        if (const auto fault = proof::splitBatch(proofParser, answer, calls.size(), proofElements))
            return fault;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const auto &header = proofElements[2 * i], &receipts = proofElements[2 * i + 1];
            if (!header.result.empty() && !receipts.result.empty()) {
                prove(numbers[i], header.result, receipts.result, filter, out);
                continue;
            }
            out.unanswered.push_back(numbers[i]);
            for (const auto* one : {&header, &receipts})
                if (one->result.empty()) {
                    ++refused;
                    refusal = one->fault ? *one->fault : one->answered ? notThere() : incomplete();
                }
        }
        if (!out.logs.decoded.settle())
            return incomplete();
        out.logs.decodeMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        return out.unanswered.size() == numbers.size() ? std::optional(refusal) : std::nullopt;
    };
    auto asking = pool.call(call);
    const rpc::Outcome outcome = co_await asking;
    if (!outcome)
        co_return tl::unexpected(outcome.error());
    out.logs.bytes = outcome->bytes;
    out.logs.endpoint = out.headers.endpoint = outcome->endpoint;
    if (refused > 0)
        pool.elementsRefused(outcome->endpoint, refused, refusal);
    if (auto* entry = pool.entry(outcome->endpoint))
        entry->receipts = true;
    if (!out.headers.headers.empty())
        provenBytes += 0.2 * (static_cast<double>(outcome->bytes) / static_cast<double>(numbers.size()) - provenBytes);
    provenBytes = std::max(2'000.0, provenBytes);
    co_return out;
}

QCoro::Task<tl::expected<EvmAdapter::Private::ProvenPart, rpc::Refusal>> EvmAdapter::Private::provenSingle(
    Height number, LogFilter filter, qint64 only, qint64 avoid)
{
    ProvenPart out;
    std::string texts[2];
    for (int i = 0; i < 2; ++i) {
        rpc::Call call;
        call.method = i == 0 ? "eth_getBlockByNumber" : "eth_getBlockReceipts";
        call.body = rpc::requestBody(call.method, '[' + tagOf(number) + (i == 0 ? ",false]" : "]"));
        call.only = i == 0 ? only : out.logs.endpoint;
        call.avoid = i == 0 ? avoid : 0;
        call.highest = number;
        call.read = [&, i](const rpc::AnswerBuffer& answer) -> std::optional<rpc::Fault> {
            if (const auto fault = proof::splitBatch(proofParser, answer, 1, proofElements))
                return fault;
            if (proofElements.front().result.empty())
                return notThere();
            texts[i] = proofElements.front().result;
            return std::nullopt;
        };
        auto asking = pool.call(call);
        const rpc::Outcome outcome = co_await asking;
        if (!outcome)
            co_return tl::unexpected(outcome.error());
        out.logs.bytes += outcome->bytes;
        out.logs.endpoint = out.headers.endpoint = outcome->endpoint;
    }
    prove(number, texts[0], texts[1], filter, out);
    if (!out.logs.decoded.settle())
        out.mismatched.emplace(number, Message(QT_TRANSLATE_NOOP("Engine", "two logs are at the same position")));
    co_return out;
}

/// The header of the newest final block must be the same at every endpoint that answers: otherwise it is unknown which
/// chain is proven here.
QCoro::Task<std::optional<Error>> EvmAdapter::Private::anchorAgreed()
{
    const Height height = finalizedHeight();
    if (height < 0 || pool.endpoints().usableCount() < 2 || rpc::Clock::now() - anchoredAt < anchorEvery)
        co_return std::nullopt;
    anchoredAt = rpc::Clock::now();
    std::optional<Bytes32> agreed;
    const std::vector<EndpointSnapshot> endpoints = pool.endpoints().snapshots();
    for (const EndpointSnapshot& endpoint : endpoints) {
        if (!endpoint.enabled || endpoint.kind == "ws"_L1 || endpoint.state == EndpointState::Down ||
            endpoint.state == EndpointState::Refused || endpoint.state == EndpointState::WrongChain)
            continue;
        std::vector<Height> one{height};
        auto asking = fetchHeaders(one, endpoint.id);
        const auto headers = co_await asking;
        if (!headers)
            continue;
        const Bytes32 hash = headers->headers.front().ref.hash;
        if (agreed && *agreed != hash) {
            anchoredAt = {};
            co_return Error::make(
                ErrorKind::Retryable, "PROOF_ANCHOR",
                Message(QT_TRANSLATE_NOOP(
                            "Engine",
                            "The endpoints disagree about finalized block %1, so nothing is stored as proven. Remove "
                            "the endpoint that serves another network."))
                    .arg(height));
        }
        agreed = hash;
    }
    co_return std::nullopt;
}

QCoro::Task<Expected<EvmAdapter::Private::ProvenPart>> EvmAdapter::Private::provenRange(Interval range,
                                                                                        LogFilter filter, qint64 only)
{
    ProvenPart all;
    struct Piece {
        std::vector<Height> numbers;
        qint64 avoid = 0;
    };
    std::vector<Piece> work;
    int size = std::clamp(static_cast<int>(batchBytes / provenBytes), 1, std::max(1, pool.batches().size(only) / 2));
    const auto cut = [&](const std::vector<Height>& numbers, int most, qint64 avoid) {
        for (std::size_t at = 0; at < numbers.size(); at += static_cast<std::size_t>(most))
            work.push_back({{numbers.begin() + static_cast<std::ptrdiff_t>(at),
                             numbers.begin() + static_cast<std::ptrdiff_t>(
                                                   std::min(numbers.size(), at + static_cast<std::size_t>(most)))},
                            avoid});
    };
    std::vector<Height> wanted;
    for (Height height = range.lo; height <= range.hi; ++height)
        wanted.push_back(height);
    cut(wanted, size, 0);
    std::map<Height, int> mismatches, silences;
    while (!work.empty()) {
        const auto window =
            std::min<std::size_t>(work.size(), static_cast<std::size_t>(std::max(4, pool.endpoints().slots())));
        const std::vector<Piece> round(work.begin(), work.begin() + static_cast<std::ptrdiff_t>(window));
        work.erase(work.begin(), work.begin() + static_cast<std::ptrdiff_t>(window));
        const bool batches = pool.batches().size(only) >= 2;
        std::vector<QCoro::Task<tl::expected<ProvenPart, rpc::Refusal>>> tasks;
        for (const Piece& piece : round) {
            if (batches || piece.numbers.size() > 1)
                tasks.push_back(provenBatch(piece.numbers, filter, only, piece.avoid));
            else
                tasks.push_back(provenSingle(piece.numbers.front(), filter, only, piece.avoid));
        }
        std::optional<Error> failed;
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            auto& task = tasks[i];
            auto part = co_await task;
            if (!part) {
                const rpc::Refusal& refusal = part.error();
                const bool smaller =
                    refusal.is(rpc::ErrorClass::TooLarge) || refusal.is(rpc::ErrorClass::FatalParams) ||
                    refusal.is(rpc::ErrorClass::RangeHint) || refusal.fault.network == "incomplete"_L1 ||
                    refusal.fault.network == "too_large"_L1 || refusal.fault.code == -32600;
                if (smaller && round[i].numbers.size() > 1) {
                    size = std::max<int>(1, static_cast<int>(round[i].numbers.size()) / 4);
                    cut(round[i].numbers, size, round[i].avoid);
                } else if (smaller && batches) {  // not even one block's two requests at once
                    if (auto* entry = pool.entry(refusal.endpoint); entry && refusal.fault.network.isEmpty())
                        entry->batch.allowNone();
                    auto alone = provenSingle(round[i].numbers.front(), filter, only, round[i].avoid);
                    auto single = co_await alone;
                    if (single)
                        part = std::move(single);
                    else if (!failed)
                        failed = single.error().error;
                } else if (!failed) {
                    failed = refusal.error;
                }
                if (!part)
                    continue;
            }
            for (const Height number : part->unanswered) {
                if (++silences[number] > mostUnanswered)
                    failed = inconsistent(
                        Message(QT_TRANSLATE_NOOP("Engine", "block %1 or its receipts were not returned")).arg(number));
                else
                    work.push_back({{number}, round[i].avoid});
            }
            for (const auto& [number, what] : part->mismatched) {
                if (++mismatches[number] >= mostMismatches)
                    failed = notProven(number, what);
                else
                    work.push_back({{number}, part->logs.endpoint});
            }
            all.undecided += part->undecided;
            all.headers.bytes += part->headers.bytes;
            all.headers.endpoint = part->headers.endpoint;
            std::move(part->headers.headers.begin(), part->headers.headers.end(),
                      std::back_inserter(all.headers.headers));
            add(all.logs, std::move(part->logs));
        }
        if (failed)
            co_return fail(*failed);
    }
    std::sort(all.headers.headers.begin(), all.headers.headers.end(),
              [](const Header& a, const Header& b) { return a.ref.number < b.ref.number; });
    if (!all.logs.decoded.settle())
        co_return fail(inconsistent(Message(QT_TRANSLATE_NOOP("Engine", "two logs at the same position"))));
    co_return all;
}

QCoro::Task<Expected<indexing::Fetched>> EvmAdapter::Private::fetchProven(indexing::FetchRequest request,
                                                                          LogFilter filter)
{
    const qint64 only = request.live ? pool.heads().endpoint() : 0;
    if (request.live && only == 0)
        co_return fail(ErrorKind::Unavailable, "NO_ENDPOINT",
                       Message(QT_TRANSLATE_NOOP(
                           "Engine", "No endpoint of this chain is available now. Signalbox retries automatically.")));
    auto anchoring = anchorAgreed();
    if (const auto problem = co_await anchoring)
        co_return fail(*problem);
    auto proving = provenRange(request.range, filter, only);
    auto part = co_await proving;
    if (!part) {
        if (request.live)
            pool.heads().leave();
        co_return fail(part.error());
    }
    if (const auto problem = checkHeaders(part->headers))
        co_return fail(*problem);
    if (request.range.hi > finalizedHeight()) {
        auto agreeing = agreesWithRecent(part->headers.headers, part->headers.endpoint);
        if (const bool agrees = co_await agreeing; !agrees)
            co_return fail(inconsistent(Message(QT_TRANSLATE_NOOP("Engine", "an endpoint serves another chain"))));
        remember(part->headers.headers);
    }
    const qint64 undecided = part->undecided;
    auto fetched = assemble(request, std::move(part->logs), std::move(part->headers));
    if (fetched) {
        fetched->proven.push_back({request.range, undecided});
        fetched->confirmed = undecided == 0;
    }
    co_return fetched;
}

/// Proven, except for ranges that the operator lowered to header mode full.
QCoro::Task<Expected<indexing::Fetched>> EvmAdapter::Private::fetchWithProof(indexing::FetchRequest request,
                                                                             LogFilter filter)
{
    std::vector<std::pair<Interval, bool>> parts;
    const chain::IntervalSet lowered = config.lowered.intersected(request.range);
    for (const Interval& range : lowered)
        parts.emplace_back(range, false);
    for (const Interval& range : lowered.complement(request.range))
        parts.emplace_back(range, true);
    std::sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.first.lo < b.first.lo; });
    std::optional<indexing::Fetched> all;
    for (const auto& [range, proven] : parts) {
        indexing::FetchRequest one = request;
        one.range = range;
        auto task = proven            ? fetchProven(one, filter)
                    : request.confirm ? fetchConfirmed(one, filter)
                                      : fetchOnce(one, filter, request.live ? pool.heads().endpoint() : 0, 0);
        auto fetched = co_await task;
        if (!fetched)
            co_return fail(fetched.error());
        if (!all) {
            all = std::move(*fetched);
            continue;
        }
        join(*all, std::move(*fetched));
    }
    co_return std::move(*all);
}

}  // namespace signalbox::evm
