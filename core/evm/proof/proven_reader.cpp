// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/proof/proven_reader.h"

#include <QElapsedTimer>

#include "rpc/json_rpc.h"
#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::evm {

namespace {

using namespace std::chrono_literals;

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

qint64 ProvenReader::blocksPerRange() const
{
    return std::clamp<qint64>(static_cast<qint64>(rangeBytes / m_blockBytes), 1, 200);
}

/// Compares one block's answers with each other and takes its logs; a mismatch is recorded in `part`.
void ProvenReader::prove(Height number, std::string_view header, std::string_view receipts, const LogFilter& filter,
                         Part& part)
{
    proof::fill(m_buffer, header);
    const auto proven = m_proof.header(m_buffer, m_config.proofRules);
    if (!proven || proven->ref.number != number) {
        part.mismatched.emplace(
            number, proven ? Message(QT_TRANSLATE_NOOP("Engine", "the answer is another block")) : proven.error().what);
        return;
    }
    proof::fill(m_buffer, receipts);
    const auto logs = m_proof.receipts(m_buffer, *proven, m_config.proofRules);
    if (!logs) {
        part.mismatched.emplace(number, logs.error().what);
        return;
    }
    if (!filter.isEmpty() && logs->logs + logs->outside > 0) {
        proof::fill(m_buffer, "{\"result\":" + std::string(receipts) + '}');
        if (const auto fault =
                m_decoder.decodeReceipts(m_buffer, filter, number, proven->ref.hash, -1, part.logs.decoded)) {
            part.mismatched.emplace(number, fault->message);
            return;
        }
    }
    if (logs->receipts > 0)
        m_rulesHeld.insert(m_config.proofRules.at(number).from);
    Header taken;
    taken.ref = proven->ref;
    taken.transactions = static_cast<int>(proven->transactions.size());
    part.headers.headers.push_back(std::move(taken));
    part.undecided += logs->outside > 0 ? 1 : 0;
}

/// Header and receipts of each block in one batch; of a single block without a batch if the endpoint accepts none.
QCoro::Task<tl::expected<ProvenReader::Part, rpc::Refusal>> ProvenReader::batch(std::vector<Height> numbers,
                                                                                LogFilter filter, qint64 only,
                                                                                qint64 avoid)
{
    Part out;
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
        if (const auto fault = proof::splitBatch(m_parser, answer, calls.size(), m_elements))
            return fault;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const auto &header = m_elements[2 * i], &receipts = m_elements[2 * i + 1];
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
    auto asking = m_pool.call(call);
    const rpc::Outcome outcome = co_await asking;
    if (!outcome)
        co_return tl::unexpected(outcome.error());
    out.logs.bytes = outcome->bytes;
    out.logs.endpoint = out.headers.endpoint = outcome->endpoint;
    if (refused > 0)
        m_pool.elementsRefused(outcome->endpoint, refused, refusal);
    if (auto* entry = m_pool.entry(outcome->endpoint))
        entry->receipts = true;
    if (!out.headers.headers.empty())
        m_blockBytes +=
            0.2 * (static_cast<double>(outcome->bytes) / static_cast<double>(numbers.size()) - m_blockBytes);
    m_blockBytes = std::max(2'000.0, m_blockBytes);
    co_return out;
}

QCoro::Task<tl::expected<ProvenReader::Part, rpc::Refusal>> ProvenReader::single(Height number, LogFilter filter,
                                                                                 qint64 only, qint64 avoid)
{
    Part out;
    std::string texts[2];
    for (int i = 0; i < 2; ++i) {
        rpc::Call call;
        call.method = i == 0 ? "eth_getBlockByNumber" : "eth_getBlockReceipts";
        call.body = rpc::requestBody(call.method, '[' + tagOf(number) + (i == 0 ? ",false]" : "]"));
        call.only = i == 0 ? only : out.logs.endpoint;
        call.avoid = i == 0 ? avoid : 0;
        call.highest = number;
        call.read = [&, i](const rpc::AnswerBuffer& answer) -> std::optional<rpc::Fault> {
            if (const auto fault = proof::splitBatch(m_parser, answer, 1, m_elements))
                return fault;
            if (m_elements.front().result.empty())
                return notThere();
            texts[i] = m_elements.front().result;
            return std::nullopt;
        };
        auto asking = m_pool.call(call);
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
QCoro::Task<std::optional<Error>> ProvenReader::anchorAgreed()
{
    const Height height = m_heads.finalizedHeight();
    const bool isRecent = m_anchoredAt && rpc::Clock::now() - *m_anchoredAt < anchorEvery;
    if (height < 0 || m_pool.endpoints().usableCount() < 2 || isRecent)
        co_return std::nullopt;
    m_anchoredAt = rpc::Clock::now();
    std::optional<Bytes32> agreed;
    const std::vector<EndpointSnapshot> endpoints = m_pool.endpoints().snapshots();
    for (const EndpointSnapshot& endpoint : endpoints) {
        if (!endpoint.enabled || endpoint.kind == "ws"_L1 || endpoint.state == EndpointState::Down ||
            endpoint.state == EndpointState::Refused || endpoint.state == EndpointState::WrongChain)
            continue;
        std::vector<Height> one{height};
        auto asking = m_headers.fetch(one, endpoint.id);
        const auto headers = co_await asking;
        if (!headers)
            continue;
        const Bytes32 hash = headers->headers.front().ref.hash;
        if (agreed && *agreed != hash) {
            m_anchoredAt.reset();
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

QCoro::Task<Expected<ProvenReader::Part>> ProvenReader::range(Interval range, LogFilter filter, qint64 only)
{
    Part all;
    struct Piece {
        std::vector<Height> numbers;
        qint64 avoid = 0;
    };
    std::vector<Piece> work;
    int size = std::clamp(static_cast<int>(batchBytes / m_blockBytes), 1, std::max(1, m_pool.batches().size(only) / 2));
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
            std::min<std::size_t>(work.size(), static_cast<std::size_t>(std::max(4, m_pool.endpoints().slots())));
        const std::vector<Piece> round(work.begin(), work.begin() + static_cast<std::ptrdiff_t>(window));
        work.erase(work.begin(), work.begin() + static_cast<std::ptrdiff_t>(window));
        const bool batches = m_pool.batches().size(only) >= 2;
        std::vector<QCoro::Task<tl::expected<Part, rpc::Refusal>>> tasks;
        for (const Piece& piece : round) {
            if (batches || piece.numbers.size() > 1)
                tasks.push_back(batch(piece.numbers, filter, only, piece.avoid));
            else
                tasks.push_back(single(piece.numbers.front(), filter, only, piece.avoid));
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
                    if (auto* entry = m_pool.entry(refusal.endpoint); entry && refusal.fault.network.isEmpty())
                        entry->batch.allowNone();
                    auto alone = single(round[i].numbers.front(), filter, only, round[i].avoid);
                    auto one = co_await alone;
                    if (one)
                        part = std::move(one);
                    else if (!failed)
                        failed = one.error().error;
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

/// Header and receipts of a block, from a second endpoint if those of the first do not match.
QCoro::Task<ProvenReader::Block> ProvenReader::block(Height number, LogFilter filter)
{
    Block out;
    qint64 avoid = 0;
    for (int turn = 0; turn < 2; ++turn) {
        auto asking = single(number, filter, 0, avoid);
        auto part = co_await asking;
        if (!part)
            break;
        if (part->mismatched.empty()) {
            out.part = std::move(*part);
            break;
        }
        out.mismatched = true;
        avoid = part->logs.endpoint;
        if (!m_pool.endpoints().hasOther(avoid))
            break;
    }
    co_return out;
}

QCoro::Task<bool> ProvenReader::rulesHold(Height number)
{
    const Height from = m_config.proofRules.at(number).from;
    bool mismatched = false;
    for (const Height step : {1, -1, 2, -2, 3, -3}) {
        if (m_rulesHeld.contains(from))
            co_return true;
        if (m_rulesDenied.contains(from))
            co_return false;
        const Height other = number + step;
        if (other < 0 || (m_heads.newest() && other > m_heads.newest()->number) ||
            m_config.proofRules.at(other).from != from)
            continue;
        auto proving = block(other, {});
        const Block found = co_await proving;
        mismatched = mismatched || found.mismatched;
    }
    if (mismatched && !m_rulesHeld.contains(from))
        m_rulesDenied.insert(from);
    co_return m_rulesHeld.contains(from);
}

}  // namespace signalbox::evm
