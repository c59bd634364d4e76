// SPDX-License-Identifier: GPL-3.0-or-later

#include <QElapsedTimer>

#include "evm/adapter_private.h"
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

}  // namespace

void EvmAdapter::Private::add(FetchedLogs& into, FetchedLogs&& part)
{
    into.bytes += part.bytes;
    into.decodeMs += part.decodeMs;
    into.endpoint = part.endpoint;
    into.answers.insert(into.answers.end(), part.answers.begin(), part.answers.end());
    DecodedLogs& all = into.decoded;
    DecodedLogs& more = part.decoded;
    if (all.blocks.empty() && all.others.empty() && all.logs == 0) {
        more.duplicates += all.duplicates;
        more.outside += all.outside;
        more.marked = more.marked || all.marked;
        all = std::move(more);
        return;
    }
    const auto append = [](auto& to, auto& from) {
        if (to.empty())
            to = std::move(from);
        else
            to.insert(to.end(), from.begin(), from.end());
    };
    append(all.sources, more.sources);
    append(all.others, more.others);
    append(all.transactions, more.transactions);
    all.outside += more.outside;
    all.marked = all.marked || more.marked;
    all.wasSorted = all.wasSorted || more.wasSorted;
    if (!all.blocks.empty() && !more.blocks.empty() && more.blocks.front().number <= all.blocks.back().number)
        all.disorder = true;
    const qsizetype base = all.transfers.data().size();
    all.transfers.append(more.transfers);
    for (DecodedLogs::Row row : more.rows) {
        row.offset += base;
        all.rows.push_back(row);
    }
    std::move(more.registry.begin(), more.registry.end(), std::back_inserter(all.registry));
    all.blocks.insert(all.blocks.end(), more.blocks.begin(), more.blocks.end());
    std::move(more.quarantined.begin(), more.quarantined.end(), std::back_inserter(all.quarantined));
    all.logs += more.logs;
    all.duplicates += more.duplicates;
    all.disorder = all.disorder || more.disorder;
}

QCoro::Task<tl::expected<FetchedLogs, rpc::Refusal>> EvmAdapter::Private::getLogs(Interval range,
                                                                                  std::optional<Bytes32> hash,
                                                                                  LogFilter filter, qint64 only,
                                                                                  qint64 avoid)
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
        auto fault = logDecoder.decode(answer, filter, range, hash, out.decoded);
        if (!fault && !out.decoded.settle()) {
            fault.emplace();
            fault->network = u"incomplete"_s;
            fault->finding = Message(QT_TRANSLATE_NOOP("Engine", "two logs at the same position"));
        }
        out.decodeMs += static_cast<double>(clock.nsecsElapsed()) / 1e6;
        return fault;
    };
    auto asking = pool.call(call);
    const rpc::Outcome outcome = co_await asking;
    if (!outcome)
        co_return tl::unexpected(outcome.error());
    out.bytes = outcome->bytes;
    out.endpoint = outcome->endpoint;
    out.answers.push_back({range, out.endpoint});
    if (out.decoded.outside > 0 && strayNoted.insert(out.endpoint).second)
        qCWarning(logRpc).noquote() << "Endpoint" << out.endpoint << "returned" << out.decoded.outside
                                    << "logs from outside blocks" << range.lo << "to" << range.hi
                                    << "- they were left out.";
    co_return out;
}

/// An answer with exactly a round number of logs may have been truncated silently.
bool EvmAdapter::Private::looksCut(const FetchedLogs& logs) const
{
    const qint64 count = logs.decoded.logs + logs.decoded.duplicates;
    if (count == 0)
        return false;
    for (const EndpointSnapshot& endpoint : pool.endpoints().snapshots()) {
        if (endpoint.id == logs.endpoint && endpoint.maxLogs > 0 && count >= endpoint.maxLogs)
            return true;
    }
    return count == 10'000 || count == 20'000 || count == 50'000 || count == 100'000;
}

/// Logs marked as removed, or without a block, give no information about the present blocks: requested again, if
/// necessary block by block.
QCoro::Task<Expected<FetchedLogs>> EvmAdapter::Private::unmarked(Interval range, LogFilter filter, qint64 only,
                                                                 qint64 teller)
{
    auto asking = getLogs(range, std::nullopt, filter, only, teller);
    auto again = co_await asking;
    if (again && !again->decoded.marked)
        co_return std::move(*again);
    std::vector<Height> numbers;
    for (Height height = range.lo; height <= range.hi; ++height)
        numbers.push_back(height);
    auto heading = fetchHeaders(numbers, only);
    auto headers = co_await heading;
    if (!headers)
        co_return fail(headers.error());
    auto reading = readBlocks(worthReading(headers->headers, filter), filter, only);
    co_return co_await reading;
}

QCoro::Task<Expected<FetchedLogs>> EvmAdapter::Private::fetchPart(Interval range, LogFilter filter, qint64 only,
                                                                  qint64 avoid)
{
    FetchedLogs all;
    std::vector<Interval> work{range};  // the lowest last
    const auto halve = [&](Interval piece) {
        const Height middle = piece.lo + (piece.count() - 1) / 2;
        work.push_back({middle + 1, piece.hi});
        work.push_back({piece.lo, middle});
    };
    while (!work.empty()) {
        Interval piece = work.back();
        work.pop_back();
        qint64 cap = pool.endpoints().widestRange();
        if (const auto* entry = only != 0 ? pool.entry(only) : nullptr)
            cap = entry->maxBlocks;
        if (cap > 0 && piece.count() > cap) {
            work.push_back({piece.lo + cap, piece.hi});
            piece.hi = piece.lo + cap - 1;
        }
        auto asking = getLogs(piece, std::nullopt, filter, only, avoid);
        auto part = co_await asking;
        if (part && part->decoded.marked) {
            auto again = unmarked(piece, filter, only, part->endpoint);
            auto mended = co_await again;
            if (!mended)
                co_return fail(mended.error());
            add(all, std::move(*mended));
            continue;
        }
        if (part) {
            if (piece.count() > 1 && looksCut(*part)) {
                halve(piece);
                ++wideRequests;
                continue;
            }
            add(all, std::move(*part));
            continue;
        }
        const rpc::Refusal& refusal = part.error();
        const bool timeout = refusal.fault.network == "timeout"_L1 || refusal.fault.code == -32002;
        if (refusal.is(rpc::ErrorClass::RangeHint)) {
            const auto hint = refusal.verdict.range;
            if (refusal.verdict.cap && *refusal.verdict.cap < piece.count()) {
                work.push_back(piece);  // cut by the limit that the endpoint is known to have by now
                continue;
            }
            if (hint && hint->lo == piece.lo && hint->hi < piece.hi) {
                work.push_back({hint->hi + 1, piece.hi});
                work.push_back(*hint);
                continue;
            }
        }
        if (refusal.is(rpc::ErrorClass::RangeHint) || refusal.is(rpc::ErrorClass::TooLarge) ||
            (timeout && piece.count() > 1)) {
            sizer.refused(piece.count());
            if (piece.count() > 1) {
                halve(piece);
                continue;
            }
            auto heavy = oneHeavyBlock(piece.lo, filter, only);
            auto block = co_await heavy;
            if (!block)
                co_return fail(block.error());
            add(all, std::move(*block));
            continue;
        }
        if (refusal.is(rpc::ErrorClass::TooManyAddresses) && filter.addresses().size() > 1) {
            maxAddresses = std::max<std::size_t>(1, std::min(maxAddresses, filter.addresses().size()) / 2);
            work.push_back(piece);
            for (const Interval& rest : work) {
                auto again = fetchLogs(rest, filter, only, avoid);
                auto more = co_await again;
                if (!more)
                    co_return fail(more.error());
                add(all, std::move(*more));
            }
            co_return all;
        }
        co_return fail(refusal.error);
    }
    co_return all;
}

QCoro::Task<Expected<FetchedLogs>> EvmAdapter::Private::fetchLogs(Interval range, LogFilter filter, qint64 only,
                                                                  qint64 avoid)
{
    const auto parts = filter.requests(maxAddresses);
    std::vector<QCoro::Task<Expected<FetchedLogs>>> tasks;
    for (const LogFilter& part : parts)
        tasks.push_back(fetchPart(range, part, only, avoid));
    FetchedLogs all;
    std::optional<Error> failed;
    for (auto& task : tasks) {
        auto part = co_await task;
        if (part)
            add(all, std::move(*part));
        else if (!failed)
            failed = part.error();
    }
    if (failed)
        co_return fail(*failed);
    if (!all.decoded.settle())
        co_return fail(inconsistent(Message(
            QT_TRANSLATE_NOOP("Engine", "two logs at the same position, or two hashes for the same block number"))));
    co_return all;
}

QCoro::Task<tl::expected<FetchedLogs, rpc::Refusal>> EvmAdapter::Private::receipts(Header header, LogFilter filter,
                                                                                   qint64 only)
{
    FetchedLogs out;
    rpc::Call call;
    call.method = "eth_getBlockReceipts";
    call.body = rpc::requestBody("eth_getBlockReceipts", "[\"" + hex::quantity(header.ref.number) + "\"]");
    call.only = only;
    call.read = [&](const rpc::AnswerBuffer& answer) {
        out.decoded = {};
        auto fault = logDecoder.decodeReceipts(answer, filter, header.ref.number, header.ref.hash, header.transactions,
                                               out.decoded);
        if (!fault && !out.decoded.settle()) {
            fault.emplace();
            fault->network = u"incomplete"_s;
        }
        return fault;
    };
    auto asking = pool.call(call);
    const rpc::Outcome outcome = co_await asking;
    if (!outcome)
        co_return tl::unexpected(outcome.error());
    if (auto* entry = pool.entry(outcome->endpoint))
        entry->receipts = true;
    out.bytes = outcome->bytes;
    out.endpoint = outcome->endpoint;
    out.answers.push_back({{header.ref.number, header.ref.number}, out.endpoint});
    co_return out;
}

/// One block that is too large for eth_getLogs: its receipts, then address by address.
QCoro::Task<Expected<FetchedLogs>> EvmAdapter::Private::oneHeavyBlock(Height number, LogFilter filter, qint64 only)
{
    std::vector<Height> numbers{number};
    auto asking = fetchHeaders(numbers, only);
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
        auto single = getLogs({number, number}, std::nullopt, one, only, 0);
        auto part = co_await single;
        if (!part && (part.error().is(rpc::ErrorClass::TooLarge) || part.error().is(rpc::ErrorClass::RangeHint)))
            co_return fail(tooLarge(number, part.error().error));
        if (!part)
            co_return fail(part.error().error);
        add(all, std::move(*part));
    }
    if (!all.decoded.settle())
        co_return fail(inconsistent(Message(QT_TRANSLATE_NOOP("Engine", "two logs at the same position"))));
    co_return all;
}

}  // namespace signalbox::evm
