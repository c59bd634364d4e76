// SPDX-License-Identifier: GPL-3.0-or-later

// Blocks that were stored without some of their logs: they are uncovered and read again.
#include "indexing/worker_private.h"
#include "signalbox/literals.h"
#include "signalbox/plural.h"

namespace signalbox::indexing {

void ChainWorker::Private::foundShort(const Intervals& blocks, const chain::Streams& streams)
{
    if (stopping || lost)
        return;
    if (blocks.empty()) {  // the check has ended
        checkSynced();
        turnSoon();
        return;
    }
    shorts.push_back({chain::IntervalSet(blocks), streams});
    uncoverShorts();
    turnSoon();
}

void ChainWorker::Private::uncoverShorts()
{
    while (!shorts.empty() && store && !needsReload && databaseRetryAt <= now()) {
        settle();
        if (lost || needsReload || shorts.empty())
            return;
        const Short found = shorts.front();
        const auto concerned = [&](const Work& work) {
            return found.blocks.intersects(work.range) &&
                   std::any_of(work.streams.begin(), work.streams.end(), [&](const chain::StreamSpec& stream) {
                       return chain::contains(found.streams, stream.name);
                   });
        };
        // What waits for its commit came from the same answers: it is fetched again as a whole.
        std::erase_if(queue, [&](const Queued& item) { return !item.outcomeUnknown && concerned(item.work); });
        const auto done = inDatabase([&] { return store->uncover(found.streams, found.blocks.intervals()); });
        if (!done) {
            if (storeFailed(done.error()) == StoreFailure::Other)
                needsReload = true;
            return;
        }
        storeAnswered();
        ledger.uncover(found.streams, found.blocks);
        shorts.pop_front();
        log("warning",
            found.blocks.count() == 1
                ? u"Block %1 was stored without some of its logs. It is read again."_s.arg(*found.blocks.first())
                : u"%1 between %2 and %3 came from an endpoint that omitted logs. They are read again."_s
                      .arg(plural(found.blocks.count(), "block"))
                      .arg(*found.blocks.first())
                      .arg(*found.blocks.last()));
    }
}

/// What was still to be compared is forgotten, and read again: by the next start, when the worker stops in the middle
/// of a check (behind the last commit, which may cover some of it), or by this one, when an earlier run was killed.
bool ChainWorker::Private::uncoverUnchecked(const std::vector<Adapter::Unchecked>& left)
{
    qint64 blocks = 0;
    for (const Adapter::Unchecked& part : left) {
        const auto done = inDatabase([&] { return store->uncover(part.streams, part.blocks.intervals()); });
        if (!done) {
            storeFailed(done.error());
            return false;
        }
        ledger.uncover(part.streams, part.blocks);
        blocks += part.blocks.count();
    }
    if (blocks > 0)
        log("info",
            u"Reading %1 again: an endpoint that omits logs returned them, and they were not checked before the stop."_s
                .arg(plural(blocks, "block")));
    return true;
}

void ChainWorker::Private::uncoverLeft()
{
    if (leftUnchecked.isEmpty() || lost || !store || needsReload)
        return;
    chain::Streams streams;
    for (const auto& entry : ledger.entries())
        if (entry.stream.name != "headers"_L1)
            streams.push_back(entry.spec);
    if (uncoverUnchecked({{leftUnchecked, streams}}))
        leftUnchecked.clear();
}

}  // namespace signalbox::indexing
