// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "indexing/commit_assembly.h"
#include "indexing/worker_private.h"
#include "signalbox/literals.h"
#include "signalbox/plural.h"

namespace signalbox::indexing {

using Mode = store::Commit::Mode;

namespace {

/// So often a live block may contradict the finalized block below it before it is believed.
constexpr int mostAdrift = 5;

/// The whole chain's transfers and one token's share rows: where one of them is stored, the other replaces instead of
/// adding.
bool transfersOverlap(const Ledger& ledger, const Work& work)
{
    const QString all = u"transfers"_s;
    const QString one = u"transfers:"_s;
    for (const auto& [name, settings, revision] : work.streams) {
        if (name != all && !name.startsWith(one))
            continue;
        for (const auto& entry : ledger.entries()) {
            const bool other = name == all ? entry.stream.name.startsWith(one) : entry.stream.name == all;
            if (other && entry.stream.covered.intersects(work.range))
                return true;
        }
    }
    return false;
}

bool touched(const Ledger& ledger, Interval range)
{
    return std::any_of(ledger.entries().begin(), ledger.entries().end(),
                       [range](const Ledger::Entry& entry) { return entry.stream.covered.intersects(range); });
}

}  // namespace

Mode ChainWorker::Private::modeOf(const Work& work) const
{
    return work.kind == WorkKind::Reindex || transfersOverlap(ledger, work) ? Mode::Replace : Mode::Append;
}

void ChainWorker::Private::dropUnwanted()
{
    for (auto item = queue.begin(); item != queue.end();) {
        const Work& work = item->work;
        bool known = true, anyCovered = false, allCovered = true;
        for (const auto& stream : work.streams) {
            const auto* entry = ledger.find(stream.name);
            known = known && entry && entry->spec == stream;
            anyCovered = anyCovered || (entry && entry->stream.covered.intersects(work.range));
            allCovered = allCovered && entry && entry->stream.covered.containsAll(work.range);
        }
        bool drop = work.stale || !known || lost;
        if (work.kind == WorkKind::Reindex) {
            drop = drop || !allCovered ||
                   std::none_of(jobs.begin(), jobs.end(), [&](const Job& job) { return job.id == work.job; });
        } else if (anyCovered && !drop) {
            // Its commit did happen, though the answer was lost on the way.
            if (allCovered && item->outcomeUnknown)
                wasCommitted(*item);
            drop = true;
        }
        item = drop ? queue.erase(item) : std::next(item);
    }
    if (queue.empty())
        commitSingly = false;
}

bool ChainWorker::Private::commitOnce(bool all)
{
    if (!store || queue.empty() || lost || needsReload || databaseRetryAt > now())
        return false;
    if (writing) {
        // History waits for its turn; a live block does not.
        if (std::none_of(queue.begin(), queue.end(), [](const Queued& item) { return isLive(item.work.kind); }))
            return false;  // the end of the write brings the next turn
        settle();
        if (lost || needsReload || databaseRetryAt > now())
            return false;
    }
    dropUnwanted();
    const bool doubtful = forkSuspected || forkRunning || tooDeep;
    const auto open = [&](const Queued& item) { return !doubtful || item.work.range.hi <= floor.value_or(-1); };

    for (const auto& item : queue)
        if ((isLive(item.work.kind) || item.work.confirm) && open(item))
            return commitGroup({item.work.id}, modeOf(item.work));

    const auto first = std::find_if(queue.begin(), queue.end(), [&](const Queued& item) {
        return !isLive(item.work.kind) && !item.work.confirm && open(item);
    });
    if (first == queue.end())
        return false;
    const Mode mode = modeOf(first->work);
    std::vector<qint64> group;
    qint64 weight = 0;
    int decoded = 0;
    for (const auto& item : queue) {
        if (isLive(item.work.kind))
            continue;
        ++decoded;
        if (!open(item) || item.work.confirm || item.work.kind != first->work.kind ||
            item.work.job != first->work.job || item.work.streams != first->work.streams || modeOf(item.work) != mode ||
            weight >= config.pace.commitRows || (commitSingly && !group.empty()))
            continue;
        group.push_back(item.work.id);
        weight += item.weight();
    }
    const int running = count([](WorkKind kind) { return !isLive(kind); });
    const bool ripe = all || commitSingly || weight >= config.pace.commitRows ||
                      now() - first->since >= config.pace.commitMs || running == 0 ||
                      running + decoded >= aheadMost() || standsStill();
    return ripe && commitGroup(group, mode);
}

bool ChainWorker::Private::commitGroup(const std::vector<qint64>& ids, Mode mode)
{
    std::vector<const Queued*> items;
    for (const auto& item : queue)
        if (std::find(ids.begin(), ids.end(), item.work.id) != ids.end())
            items.push_back(&item);
    std::sort(items.begin(), items.end(),
              [](const Queued* a, const Queued* b) { return a->work.range.lo < b->work.range.lo; });

    const auto isTouched = [this](const Queued* item) { return touched(ledger, item->work.range); };
    const bool blocksAbsent = mode == Mode::Append && config.headerMode == HeaderMode::Full &&
                              chain::contains(items.front()->work.streams, u"headers") &&
                              std::none_of(items.begin(), items.end(), isTouched);
    store::Commit commit = assembleCommit(items, mode, blocksAbsent);

    const WorkKind kind = items.front()->work.kind;
    const auto link = ledger.recent().check(commit.blocks);
    const bool linked = link == chain::RecentHeaders::Link::Fits || ledger.recent().isEmpty();
    const auto anchor = commit.blocks.empty() ? anchors.end() : anchors.find(commit.blocks.front().number - 1);
    bool adrift = commit.live && anchor != anchors.end() && anchor->second != commit.blocks.front().parent;
    if (adrift && lane(kind).attempts >= mostAdrift) {
        anchors.erase(anchor);  // the chain says so again and again: it was the anchor that was wrong
        adrift = false;
    }
    if (link == chain::RecentHeaders::Link::Broken || adrift) {
        if (items.size() > 1)
            commitSingly = true;
        else
            linkBroken(*items.front());
        return true;
    }

    Writing next{++writes, ids, std::move(commit), kind, linked, {}};
    if (next.commit.live || !config.pace.writeBeside) {
        const auto result = inDatabase([&] { return store->commit(next.commit); });
        return commitEnded(next, result);
    }
    write(std::move(next));
    return true;
}

bool ChainWorker::Private::commitEnded(const Writing& done, const Expected<Done>& result)
{
    const store::Commit& commit = done.commit;
    if (!result) {
        commitFailed(done.ids, result.error());
        return false;
    }
    storeAnswered();
    diskFull = false;
    over(Source::Disk);
    if (commit.live)
        over(Source::Commit);
    ledger.applyCommit(commit.ranges, commit.streams, commit.blocks, commit.proven);
    ledger.applyToDerived(commit);
    for (auto item = queue.begin(); item != queue.end();) {
        if (std::find(done.ids.begin(), done.ids.end(), item->work.id) == done.ids.end()) {
            ++item;
            continue;
        }
        const Queued stored = std::move(*item);
        item = queue.erase(item);
        wasCommitted(stored);
    }
    if (done.kind == WorkKind::Follow && done.linked)
        floor = ledger.finalized();
    Q_EMIT q->committed(commit.ranges.back().hi, commit.live);
    checkSynced();
    return true;
}

void ChainWorker::Private::wasCommitted(const Queued& item)
{
    const qint64 blocks = item.work.range.count();
    if (item.work.confirm)
        doubtful.subtract(item.work.range);
    if (item.keep)
        log("warning",
            u"Stored rows of block %1 are missing from the endpoints' answers and stay: neither "
            "receipts nor a second endpoint confirmed the answer."_s.arg(item.work.range.lo));
    rowsCommitted += item.data.rows();
    rowRate.add(item.data.rows(), now());
    if (item.work.kind != WorkKind::Confirmed) {  // those blocks were counted when they were followed
        blocksCommitted += blocks;
        blockRate.add(blocks, now());
    }
    retries.succeeded(item.work.range);
    if (retries.items().empty())
        over(Source::Range);
    if (isLive(item.work.kind)) {
        lane(item.work.kind) = Lane();
        if (follow.attempts == 0 && confirmed.attempts == 0)
            over(Source::Follow);
    } else if (item.work.kind == WorkKind::History) {
        historyRate.add(blocks, now());
    }
    for (auto& job : jobs)
        if (item.work.kind == WorkKind::Reindex && job.id == item.work.job) {
            job.remaining.subtract(item.work.range);
            job.done.add(item.work.range);
            if (item.keep)
                job.kept.add(item.work.range);
            job.rate.add(blocks, now());
            reportJob(job);
        }
}

void ChainWorker::Private::linkBroken(const Queued& item)
{
    const Work work = item.work;
    const auto contradicted = ledger.recent().contradicted(item.data.headers);
    std::erase_if(queue, [&](const Queued& other) { return other.work.id == work.id; });
    if (isLive(work.kind)) {
        Lane& line = lane(work.kind);
        ++line.attempts;
        const qint64 wait = backoffMs(std::min<qint64>(100, config.pace.retryFirstMs), 5'000, line.attempts);
        line.retryAt = now() + wait;
        if (line.attempts > 1)
            trouble(
                Source::Follow,
                Error::make(
                    ErrorKind::Retryable, "HEADER_MISMATCH",
                    Message(QT_TRANSLATE_NOOP(
                                "Engine",
                                "The parent of block %1 is not the stored block below it. The block is fetched again."))
                        .arg(work.range.lo)),
                wait);
    } else {
        const auto error = Error::make(
            ErrorKind::Retryable, "HEADER_MISMATCH",
            Message(
                QT_TRANSLATE_NOOP(
                    "Engine", "Blocks %1 to %2 do not match the stored headers next to them. They are fetched again."))
                .arg(work.range.lo)
                .arg(work.range.hi));
        const qint64 wait = retries.failed(work.range, error, now()) - now();
        if (retries.attempts(work.range) > 1)
            trouble(Source::Range, error, wait);
    }
    if (contradicted)
        suspectFork(QT_TRANSLATE_NOOP("Engine", "a block's parent is not the stored one"), contradicted);
}

/// An answer alone removes no row: the blocks are fetched again one by one, so that their receipts or a second endpoint
/// decide. Where neither does, the rows stay.
void ChainWorker::Private::rowsMissing(const std::vector<qint64>& ids, const QVariantList& blocks)
{
    storeAnswered();
    chain::IntervalSet missing;
    for (const QVariant& range : blocks)
        missing.add({range.toList().value(0).toLongLong(), range.toList().value(1).toLongLong()});
    for (auto item = queue.begin(); item != queue.end();) {
        const bool ours = std::find(ids.begin(), ids.end(), item->work.id) != ids.end();
        if (!ours || !missing.intersects(item->work.range)) {
            ++item;
        } else if (item->work.confirm) {
            item->keep = true;
            ++item;
        } else {
            doubtful.add(missing.intersected(item->work.range));
            item = queue.erase(item);
        }
    }
    log("info", u"An answer lacks stored rows of %1; receipts or a second endpoint decide."_s.arg(
                    plural(missing.count(), "block")));
    turnSoon();
}

void ChainWorker::Private::commitFailed(const std::vector<qint64>& ids, const Error& error)
{
    if (error.code == "ROWS_MISSING"_L1)
        return rowsMissing(ids, error.args.value(u"blocks"_s).toList());
    if (error.code == "STREAM_CHANGED"_L1) {
        storeAnswered();
        needsReload = true;
        std::erase_if(queue,
                      [&](const Queued& item) { return std::find(ids.begin(), ids.end(), item.work.id) != ids.end(); });
        return turnSoon();
    }
    const auto failure = storeFailed(error);
    if (failure == StoreFailure::Unknown)
        for (auto& item : queue)
            item.outcomeUnknown = item.outcomeUnknown || std::find(ids.begin(), ids.end(), item.work.id) != ids.end();
    if (failure != StoreFailure::Other)
        return;
    // Something in these rows is refused. Alone, the faulty range shows itself and the others pass.
    needsReload = true;
    if (ids.size() > 1) {
        commitSingly = true;
        return;
    }
    const auto found =
        std::find_if(queue.begin(), queue.end(), [&](const Queued& item) { return item.work.id == ids.front(); });
    if (found == queue.end())
        return;
    const Work work = found->work;
    queue.erase(found);
    Error shown = error;
    shown.message = Message(QT_TRANSLATE_NOOP("Engine", "Blocks %1 to %2 could not be stored. %3"))
                        .arg(work.range.lo)
                        .arg(work.range.hi)
                        .arg(error.message);
    ++errors;
    qint64 wait = 0;
    if (isLive(work.kind)) {
        Lane& line = lane(work.kind);
        wait = backoffMs(config.pace.retryFirstMs, config.pace.retryMostMs, ++line.attempts);
        line.retryAt = now() + wait;
        line.single = true;
    } else {
        wait = retries.failed(work.range, error, now()) - now();
    }
    trouble(isLive(work.kind) ? Source::Commit : Source::Range, shown, wait);
    suspectFork(QT_TRANSLATE_NOOP("Engine", "the database refused a block"));
}

/// Heights that nothing covers (any more) are the backfill's.
chain::IntervalSet ChainWorker::Private::openOf(const Job& job) const
{
    chain::IntervalSet open;
    for (const Ledger::Entry& entry : ledger.entries()) {
        if (entry.isDerived())
            continue;
        const Interval wanted{entry.stream.from, entry.stream.to.value_or(std::numeric_limits<Height>::max() / 2)};
        open.add(job.remaining.intersected(entry.stream.covered).intersected(wanted));
    }
    return open;
}

void ChainWorker::Private::reportJob(Job& job)
{
    JobProgress progress;
    progress.id = job.id;
    progress.done = job.done.intervals();
    progress.kept = job.kept.intervals();
    progress.doneBlocks = job.done.count();
    progress.totalBlocks = progress.doneBlocks + openOf(job).count();
    progress.blocksPerSecond = job.rate.perSecond(now());
    progress.remainingSeconds = metrics::remainingSeconds(progress.totalBlocks - progress.doneBlocks,
                                                          progress.blocksPerSecond, job.rate.watchedMs(now()), 1'000);
    Q_EMIT q->jobProgress(progress);
}

void ChainWorker::Private::finishJobs()
{
    for (auto job = jobs.begin(); job != jobs.end();) {
        if (!openOf(*job).isEmpty()) {
            ++job;
            continue;
        }
        JobProgress result;
        result.id = job->id;
        result.done = job->done.intervals();
        result.kept = job->kept.intervals();
        result.doneBlocks = job->done.count();
        result.totalBlocks = result.doneBlocks;
        const auto reply = job->reply;
        log("info", u"Reindex of blocks %1 to %2 is done."_s.arg(job->range.lo).arg(job->range.hi));
        if (!job->kept.isEmpty())
            log("warning", u"The reindex kept the stored rows of %1 that the answers lacked."_s.arg(
                               plural(job->kept.count(), "block")));
        job = jobs.erase(job);
        reply.finish(result);
    }
}

}  // namespace signalbox::indexing
