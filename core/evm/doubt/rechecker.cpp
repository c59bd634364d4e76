// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/doubt/rechecker.h"

#include "signalbox/literals.h"
#include "support/log.h"
#include "support/task_scope.h"

namespace signalbox::evm {

namespace {

/// Blocks per background check, so that following never waits long.
constexpr qint64 piece = 100;
constexpr int mostAttempts = 10;  // with the pauses between them more than two minutes
constexpr int longestPauseMs = 30'000;

}  // namespace

void Rechecker::note(const indexing::FetchRequest& request, const FetchedLogs& logs, bool byHash)
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
        late = late || (m_trust.isDistrusted(answer.endpoint) && !logs.ofReceipts);
    }
    if (!late) {
        m_told.add(std::move(range));
        return;
    }
    m_unchecked.push_back(std::move(range));  // it arrived while the endpoint was found out
    start();
}

void Rechecker::suspect(qint64 endpoint)
{
    m_unchecked.splice(m_unchecked.end(), m_told.take(endpoint));
}

void Rechecker::start()
{
    if (m_running || m_unchecked.empty() || m_pool.cancellation().isRequested())
        return;
    m_running = true;
    m_pool.scope().launch(run());
}

QCoro::Task<> Rechecker::run()
{
    while (!m_unchecked.empty()) {
        auto pause = sleepFor(m_pool.cancellation(), 50);
        if (const bool goesOn = co_await pause; !goesOn)
            break;
        const auto at =
            m_unchecked.begin();  // it remains in the list while it is read, so that the unchecked blocks are known
        ToldRanges::Told& range = *at;
        if (!range.counted) {  // without counts to compare, it is read again as a whole
            m_onShort({range.range}, range.streams);
            m_unchecked.erase(at);
            continue;
        }
        const Interval part{range.range.lo, std::min(range.range.hi, range.range.lo + piece - 1)};
        auto comparing = shortBlocks(range, part);
        const auto found = co_await comparing;
        if (!found) {
            if (found.error().kind == ErrorKind::Cancelled)
                break;
            if (++range.attempts >= mostAttempts) {
                m_doubts.leftUndecided(range.range.count());
                m_unchecked.erase(at);
                continue;
            }
            m_unchecked.splice(m_unchecked.end(), m_unchecked, at);
            auto wait = sleepFor(m_pool.cancellation(), std::min(longestPauseMs, 250 << range.attempts));
            if (const bool goesOn = co_await wait; !goesOn)
                break;
            continue;
        }
        if (!found->isEmpty()) {
            m_doubts.foundShort(found->count());
            qCWarning(logRpc).noquote() << "Logs were left out from" << found->count() << "blocks between" << part.lo
                                        << "and" << part.hi << "- they are read again.";
            m_onShort(found->intervals(), range.streams);
        }
        if (part.hi == range.range.hi) {
            m_unchecked.erase(at);
        } else {
            const auto shift = static_cast<quint32>(part.hi + 1 - range.range.lo);
            std::erase_if(range.counts, [shift](const auto& count) { return count.first < shift; });
            for (auto& [offset, logs] : range.counts)
                offset -= shift;
            range.range.lo = part.hi + 1;
        }
    }
    m_running = false;
    if (!m_pool.cancellation().isRequested())
        m_onShort({}, {});
}

/// Blocks of the part that contain more logs than were returned for them.
QCoro::Task<Expected<chain::IntervalSet>> Rechecker::shortBlocks(const ToldRanges::Told& range, Interval part)
{
    const auto filter = LogFilter::forStreams(range.streams);
    if (!filter)
        co_return fail(filter.error());
    if (filter->isEmpty())
        co_return chain::IntervalSet{};
    auto reading = m_read(part, *filter);
    const auto read = co_await reading;
    if (!read)
        co_return fail(read.error());
    // Later findings about this endpoint apply to this answer, too.
    auto again = ToldRanges::of(part, range.streams, read->decoded.blocks);
    again.byHash = true;
    for (const auto& answer : read->answers)
        if (!m_trust.isDistrusted(answer.endpoint) &&
            std::find(again.endpoints.begin(), again.endpoints.end(), answer.endpoint) == again.endpoints.end())
            again.endpoints.push_back(answer.endpoint);
    if (!again.endpoints.empty())
        m_told.add(std::move(again));
    chain::IntervalSet found;
    for (const LogBlock& block : read->decoded.blocks)
        if (block.logs > range.logsOf(block.number))
            found.add({block.number, block.number});
    co_return found;
}

}  // namespace signalbox::evm
