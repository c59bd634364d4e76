// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/adapter_private.h"
#include "support/log.h"

namespace signalbox::evm {

namespace {

/// Blocks per background check, so that following never waits long.
constexpr qint64 piece = 100;
constexpr int mostAttempts = 10;  // with the pauses between them more than two minutes
constexpr int longestPauseMs = 30'000;

}  // namespace

void EvmAdapter::Private::noteTold(const indexing::FetchRequest& request, const FetchedLogs& logs, bool byHash)
{
    if (logs.answers.empty())
        return;
    auto range = ToldRanges::of(request.range, request.streams, logs.decoded.blocks);
    range.byHash = byHash;
    bool late = false;
    for (const auto& answer : logs.answers) {
        if (std::find(range.endpoints.begin(), range.endpoints.end(), answer.endpoint) != range.endpoints.end())
            continue;
        range.endpoints.push_back(answer.endpoint);
        late = late || (distrusted.contains(answer.endpoint) && !logs.ofReceipts);
    }
    if (!late) {
        told.add(std::move(range));
        return;
    }
    toRecheck.push_back(std::move(range));  // it arrived while the endpoint was found out
    recheckSoon();
}

void EvmAdapter::Private::recheckSoon()
{
    if (rechecking || toRecheck.empty() || pool.cancellation().isRequested())
        return;
    rechecking = true;
    pool.scope().launch(recheck());
}

QCoro::Task<> EvmAdapter::Private::recheck()
{
    while (!toRecheck.empty()) {
        auto pause = sleepFor(pool.cancellation(), 50);
        if (const bool goesOn = co_await pause; !goesOn)
            break;
        const auto at =
            toRecheck.begin();  // it remains in the list while it is read, so that the unchecked blocks are known
        ToldRanges::Told& range = *at;
        if (!range.counted) {  // without counts to compare, it is read again as a whole
            if (q.onShort)
                q.onShort({range.range}, range.streams);
            toRecheck.erase(at);
            continue;
        }
        const Interval part{range.range.lo, std::min(range.range.hi, range.range.lo + piece - 1)};
        auto comparing = shortBlocks(range, part);
        const auto found = co_await comparing;
        if (!found) {
            if (found.error().kind == ErrorKind::Cancelled)
                break;
            if (++range.attempts >= mostAttempts) {
                doubts.leftUndecided(range.range.count());
                toRecheck.erase(at);
                continue;
            }
            toRecheck.splice(toRecheck.end(), toRecheck, at);
            auto wait = sleepFor(pool.cancellation(), std::min(longestPauseMs, 250 << range.attempts));
            if (const bool goesOn = co_await wait; !goesOn)
                break;
            continue;
        }
        if (!found->isEmpty()) {
            doubts.foundShort(found->count());
            qCWarning(logRpc).noquote() << "Logs were left out from" << found->count() << "blocks between" << part.lo
                                        << "and" << part.hi << "- they are read again.";
            if (q.onShort)
                q.onShort(found->intervals(), range.streams);
        }
        if (part.hi == range.range.hi) {
            toRecheck.erase(at);
        } else {
            const auto shift = static_cast<quint32>(part.hi + 1 - range.range.lo);
            std::erase_if(range.counts, [shift](const auto& count) { return count.first < shift; });
            for (auto& [offset, logs] : range.counts)
                offset -= shift;
            range.range.lo = part.hi + 1;
        }
    }
    rechecking = false;
    if (q.onShort && !pool.cancellation().isRequested())
        q.onShort({}, {});
}

/// Blocks of the part that contain more logs than were returned for them.
QCoro::Task<Expected<chain::IntervalSet>> EvmAdapter::Private::shortBlocks(const ToldRanges::Told& range, Interval part)
{
    const auto filter = LogFilter::forStreams(range.streams);
    if (!filter)
        co_return fail(filter.error());
    if (filter->isEmpty())
        co_return chain::IntervalSet{};
    auto reading = readByHash(part, *filter, 0);
    const auto read = co_await reading;
    if (!read)
        co_return fail(read.error());
    // Later findings about this endpoint apply to this answer, too.
    auto again = ToldRanges::of(part, range.streams, read->logs.decoded.blocks);
    again.byHash = true;
    for (const auto& answer : read->logs.answers)
        if (!distrusted.contains(answer.endpoint) &&
            std::find(again.endpoints.begin(), again.endpoints.end(), answer.endpoint) == again.endpoints.end())
            again.endpoints.push_back(answer.endpoint);
    if (!again.endpoints.empty())
        told.add(std::move(again));
    chain::IntervalSet found;
    for (const LogBlock& block : read->logs.decoded.blocks)
        if (block.logs > range.logsOf(block.number))
            found.add({block.number, block.number});
    co_return found;
}

}  // namespace signalbox::evm
