// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/reading/range_reader.h"

#include "signalbox/literals.h"

namespace signalbox::evm {

/// An answer with exactly a round number of logs may have been truncated silently.
bool RangeReader::looksCut(const FetchedLogs& logs) const
{
    const qint64 count = logs.decoded.logs + logs.decoded.duplicates;
    if (count == 0)
        return false;
    for (const EndpointSnapshot& endpoint : m_pool.endpoints().snapshots()) {
        if (endpoint.id == logs.endpoint && endpoint.maxLogs > 0 && count >= endpoint.maxLogs)
            return true;
    }
    return count == 10'000 || count == 20'000 || count == 50'000 || count == 100'000;
}

/// Logs marked as removed, or without a block, give no information about the present blocks: requested again, if
/// necessary block by block.
QCoro::Task<Expected<FetchedLogs>> RangeReader::unmarked(Interval range, LogFilter filter, qint64 only, qint64 teller)
{
    auto asking = m_calls.getLogs(range, std::nullopt, filter, only, teller);
    auto again = co_await asking;
    if (again && !again->decoded.marked)
        co_return std::move(*again);
    std::vector<Height> numbers;
    for (Height height = range.lo; height <= range.hi; ++height)
        numbers.push_back(height);
    auto heading = m_headers.fetch(numbers, only);
    auto headers = co_await heading;
    if (!headers)
        co_return fail(headers.error());
    auto reading = m_blocks.read(m_blocks.worthReading(headers->headers, filter), filter, only);
    co_return co_await reading;
}

QCoro::Task<Expected<FetchedLogs>> RangeReader::readPart(Interval range, LogFilter filter, qint64 only, qint64 avoid)
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
        qint64 cap = m_pool.endpoints().widestRange();
        if (const auto* entry = only != 0 ? m_pool.entry(only) : nullptr)
            cap = entry->maxBlocks;
        if (cap > 0 && piece.count() > cap) {
            work.push_back({piece.lo + cap, piece.hi});
            piece.hi = piece.lo + cap - 1;
        }
        auto asking = m_calls.getLogs(piece, std::nullopt, filter, only, avoid);
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
            m_sizer.refused(piece.count());
            if (piece.count() > 1) {
                halve(piece);
                continue;
            }
            auto heavy = m_calls.oneHeavyBlock(piece.lo, filter, only);
            auto block = co_await heavy;
            if (!block)
                co_return fail(block.error());
            add(all, std::move(*block));
            continue;
        }
        if (refusal.is(rpc::ErrorClass::TooManyAddresses) && filter.addresses().size() > 1) {
            m_calls.tooManyAddresses(filter.addresses().size());
            work.push_back(piece);
            for (const Interval& rest : work) {
                auto again = read(rest, filter, only, avoid);
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

QCoro::Task<Expected<FetchedLogs>> RangeReader::read(Interval range, LogFilter filter, qint64 only, qint64 avoid)
{
    const auto parts = filter.requests(m_calls.maxAddresses());
    std::vector<QCoro::Task<Expected<FetchedLogs>>> tasks;
    for (const LogFilter& part : parts)
        tasks.push_back(readPart(range, part, only, avoid));
    FetchedLogs all;
    auto adding = addAll(all, std::move(tasks));
    const auto failed = co_await adding;
    if (failed)
        co_return fail(*failed);
    co_return settled(
        std::move(all),
        Message(QT_TRANSLATE_NOOP("Engine", "two logs at the same position, or two hashes for the same block number")));
}

}  // namespace signalbox::evm
