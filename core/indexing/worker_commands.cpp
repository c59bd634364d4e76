// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/worker_private.h"
#include "signalbox/literals.h"
#include "signalbox/plural.h"

namespace signalbox::indexing {

GapReport ChainWorker::Private::gapReport() const
{
    const auto gaps = gapsOf(ledger);
    return {gaps.intervals(), gaps.count()};
}

void ChainWorker::Private::scanGaps(bool byHand)
{
    const auto report = gapReport();
    if (report.blocks > 0) {
        log("warning", u"The gap scan found %1 missing in %2 below the newest stored block."_s.arg(
                           plural(report.blocks, "block"), plural(qint64(report.gaps.size()), "range")));
        if (!byHand && config.fillGaps)
            ledger.schedule();
    }
    turnSoon();
}

QCoro::Task<> ChainWorker::Private::rewind(Height to, Reply<ReorgReport> reply)
{
    while ((forkRunning || ledger.entries().empty()) && !stopping && !lost) {
        auto nap = rest(10);
        co_await nap;
    }
    if (stopping || lost) {
        reply.finish(fail(
            ErrorKind::Cancelled, "WORKER_STOPPED",
            Message(QT_TRANSLATE_NOOP("Engine", "The chain's worker has stopped. Start the chain, then try again."))));
        co_return;
    }
    const auto stored = ledger.stored();
    if (to < -1 || !stored || to > *stored) {
        reply.finish(fail(
            ErrorKind::Invalid, "INVALID_HEIGHT",
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "Cannot rewind to block %1: the newest stored block is %2. Enter a lower block."))
                .arg(to)
                .arg(stored ? QString::number(*stored) : u"none"_s)));
        co_return;
    }
    Bytes32 newHead{};
    if (const auto& head = ledger.head())
        newHead = head->hash;
    auto task = undo(to, newHead, u"rewind"_s);
    auto done = co_await task;
    if (done && !stopping && !lost) {
        tooDeep.reset();
        over(Source::Reorg);
        forkAttempts = 0;
        forkRetryAt = 0;
        if (lastHead)
            ledger.lowerHead(lastHead->latest, config);
        // What stays must be the chain's: else the trouble is told again.
        suspectFork("rewind");
        pollIn(0);
    }
    reply.finish(done);
    turnSoon();
}

}  // namespace signalbox::indexing
