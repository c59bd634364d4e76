// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "chain/reorg.h"
#include "indexing/worker_private.h"
#include "signalbox/literals.h"
#include "signalbox/plural.h"

namespace signalbox::indexing {

namespace {
constexpr Height farBehind = 64;
constexpr std::size_t mostAnchors = 256;
}  // namespace

void ChainWorker::Private::pollIn(qint64 milliseconds)
{
    if (!started || stopping || lost || paused)
        return;
    if (polling) {
        pollAgain = pollAgain || milliseconds == 0;
        return;
    }
    headTimer.start(static_cast<int>(std::clamp<qint64>(milliseconds, 0, 3'600'000)));
}

qint64 ChainWorker::Private::pollInterval() const
{
    if (config.pace.pollMs > 0)
        return config.pace.pollMs;
    if (config.end && ledger.stored().value_or(-1) >= *config.end && !backfilling)
        return 30'000;
    const auto measured = blockTime.seconds();
    const double seconds = measured ? *measured : config.blockSeconds.value_or(0);
    const qint64 base = std::max<qint64>(250, static_cast<qint64>(seconds * 500));
    const qint64 quiet = now() - headChangedAt;
    if (quiet > 300'000)
        return std::min<qint64>(std::max<qint64>(30'000, base), base * 8);
    return quiet > base * 8 ? base * 2 : base;
}

QCoro::Task<> ChainWorker::Private::poll()
{
    if (polling)
        co_return;
    polling = true;
    pollAgain = false;
    if (askedAt < 0)
        askedAt = now();
    auto task = adapter->head();
    auto answer = co_await task;
    polling = false;
    if (stopping || lost)
        co_return;
    qint64 next = 0;
    if (answer) {
        headAttempts = 0;
        over(Source::Head);
        headSeen(*answer);
        next = pollInterval();
    } else if (answer.error().kind != ErrorKind::Cancelled) {
        ++errors;
        next = std::max(
            backoffMs(config.pace.retryFirstMs, std::min<qint64>(config.pace.retryMostMs, 30'000), ++headAttempts),
            answer.error().retryAfterMs.value_or(0));
        trouble(Source::Head, answer.error(), next);
    } else {
        next = config.pace.retryFirstMs;
    }
    pollIn(pollAgain ? 0 : next);
    // Straight on: a new block does not wait for the turns that are queued before it.
    plan();
    turnSoon();
}

/// What was believed wrongly may have moved everything that never goes back by itself.
void ChainWorker::Private::correctHead(const Head& head)
{
    const auto finalizedTag = head.finalized ? std::optional(head.finalized->number) : std::nullopt;
    const auto before = ledger.head();
    ledger.correctHead(head.latest, finalizedTag, config);
    const auto finalized = ledger.finalized();
    // What is stored was read from somewhere: its end was the head once, and finality as far behind it as it is now.
    const Height distance = finalized ? head.latest.number - *finalized : config.reorgDepth;
    if (const auto stored = ledger.stored(); floor && stored)
        floor = std::min(*floor, *stored - distance);
    anchors.erase(anchors.upper_bound(finalized.value_or(-1)), anchors.end());
    if (goal)
        goal = std::min(*goal, std::max<Height>(head.latest.number - config.confirmations, 0));
    if (tooDeep) {
        tooDeep.reset();
        over(Source::Reorg);
    }
    forkAttempts = 0;
    forkRetryAt = 0;
    lowSince = 0;
    blockTime.removeAbove(head.latest.number);
    retries.removeAbove(head.latest.number);
    follow = confirmed = Lane();
    for (auto& work : inFlight)
        work.stale = work.stale || work.range.hi > head.latest.number;
    log("warning",
        u"The head %1 was wrong; the chain's head is %2."_s.arg(before ? before->number : -1).arg(head.latest.number));
    suspectFork("the head was wrong");
}

void ChainWorker::Private::headSeen(const Head& head)
{
    lastHead = head;
    headSeenAt = QDateTime::currentDateTimeUtc();
    const qint64 asked = std::exchange(askedAt, -1);
    if (head.corrects)
        correctHead(head);
    const auto before = ledger.head();
    if (head.finalized) {
        blockTime.observe(head.finalized->number, head.finalized->timestamp);
        anchors.insert_or_assign(head.finalized->number, head.finalized->hash);
        while (anchors.size() > mostAnchors)
            anchors.erase(anchors.begin());
    }
    blockTime.observe(head.latest.number, head.latest.timestamp);
    // Where neither a preset nor the finalized block tells how fast blocks come, an older header does.
    if (!blockTime.seconds() && !config.blockSeconds && !std::exchange(blockTimeAsked, true))
        scope.launch(measureBlockTime(head.latest.number));
    ledger.setHead(head.latest, head.finalized ? std::optional(head.finalized->number) : std::nullopt, config);
    if (!before || before->hash != head.latest.hash) {
        headChangedAt = now();
        headAskedAt = asked < 0 ? now() : asked;
    }
    if (const auto* stored = ledger.recent().at(head.latest.number)) {
        if (stored->hash != head.latest.hash)
            suspectFork(QT_TRANSLATE_NOOP("Engine", "the head is another block than the stored one"));
        else if (!forkSuspected && !forkRunning)
            floor = ledger.finalized();
    } else if (const auto top = ledger.recent().newest(); top && ledger.finalized() &&
                                                          *ledger.finalized() - top->number > farBehind &&
                                                          floor.value_or(-1) < *ledger.finalized()) {
        // The head ran ahead while nobody looked: what is stored was perhaps replaced before it became final.
        suspectFork(QT_TRANSLATE_NOOP("Engine", "the head is ahead of the stored blocks"));
    }
    const auto stored = ledger.stored();
    const auto* trouble = troubles.find(Source::Follow);
    if (!stored || head.latest.number >= *stored)
        lowSince = 0;
    else if (lowSince == 0)
        lowSince = now();
    // Where blocks are final at once, no reorg explains a lower head; endpoints that take turns do, for a moment.
    const bool staysLow =
        lowSince > 0 && now() - lowSince > 10'000 && head.finalized && head.finalized->number == head.latest.number;
    if (stored && (staysLow || head.latest.number + farBehind < *stored))
        this->trouble(
            Source::Follow,
            Error::make(
                ErrorKind::Retryable, "HEAD_BELOW_STORED",
                Message(QT_TRANSLATE_NOOP(
                            "Engine",
                            "The newest block of the endpoints is %1, but block %2 is already stored. The endpoints "
                            "lag, were reset or serve another network: check them. Stored rows are kept."))
                    .arg(head.latest.number)
                    .arg(*stored)),
            pollInterval());
    else if (trouble && trouble->error.code == "HEAD_BELOW_STORED"_L1)
        over(Source::Follow);
}

QCoro::Task<> ChainWorker::Private::measureBlockTime(Height head)
{
    const Height older = std::max<Height>(1, head - 200);  // the genesis block's time is often made up
    if (older >= head)
        co_return;
    const Interval range{older, older};
    auto task = adapter->headers(range);
    const auto found = co_await task;
    if (!found || found->empty() || stopping || lost)
        co_return;  // two blocks at the head will tell
    blockTime.observeOlder(found->front().number, found->front().timestamp);
    statusSoon();
}

void ChainWorker::Private::suspectFork(const char* why, std::optional<Height> at)
{
    if (!forkSuspected && !forkRunning)
        log("debug", u"The stored headers are compared with the chain: %1."_s.arg(QLatin1String(why)));
    forkSuspected = true;
    if (at)
        forkAt = std::min(forkAt.value_or(*at), *at);
    turnSoon();
}

QCoro::Task<> ChainWorker::Private::checkFork()
{
    if (forkRunning)
        co_return;
    forkRunning = true;
    forkSuspected = false;
    const auto from = std::exchange(forkAt, std::nullopt);
    // Twice, and both must agree: an endpoint that lags or sits on a side branch must not undo good blocks.
    std::optional<Error> problem;
    chain::ReorgVerdict verdicts[2];
    std::optional<chain::BlockRef> different[2];
    std::optional<chain::BlockRef> newHead;
    for (int pass = 0; pass < 2 && !problem; ++pass) {
        auto headTask = adapter->head();
        auto head = co_await headTask;
        if (stopping || lost)
            break;
        if (!head) {
            problem = head.error();
            break;
        }
        if (head->corrects)
            correctHead(*head);
        newHead = head->latest;
        const auto top = ledger.recent().newest();
        if (!top)
            break;
        chain::AncestorSearch search(ledger.recent(),
                                     std::min({top->number, head->latest.number, from.value_or(top->number)}));
        while (const auto range = search.next()) {
            auto task = adapter->headers(*range);
            auto canonical = co_await task;
            if (stopping || lost)
                break;
            if (!canonical) {
                problem = canonical.error();
                break;
            }
            search.feed(*canonical);
        }
        if (stopping || lost || problem)
            break;
        if (!search.ancestor() && !search.firstDifferent())
            break;  // nothing stored lies at heights that the chain has: nothing contradicts it
        verdicts[pass] = chain::judgeReorg(search, top->number, floor, coveredOf(ledger));
        different[pass] = search.firstDifferent();
        if (verdicts[pass].kind == chain::ReorgVerdict::Kind::None)
            break;
        if (pass == 1 && (verdicts[0].kind != verdicts[1].kind || verdicts[0].ancestor != verdicts[1].ancestor ||
                          different[0]->hash != different[1]->hash))
            problem = Error::make(
                ErrorKind::Retryable, "ENDPOINTS_DISAGREE",
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "Two answers about the same blocks differ, so nothing is undone yet. "
                                          "The blocks are compared again.")));
    }
    forkRunning = false;
    if (stopping || lost)
        co_return;
    if (problem) {
        suspectFork(QT_TRANSLATE_NOOP("Engine", "the comparison was not completed"), from);
        const qint64 wait = std::max(backoffMs(config.pace.retryFirstMs, config.pace.retryMostMs, ++forkAttempts),
                                     problem->retryAfterMs.value_or(0));
        forkRetryAt = now() + wait;
        if (forkAttempts > 2 && problem->kind != ErrorKind::Cancelled)
            trouble(Source::Follow, *problem, wait);
        turnSoon();
        co_return;
    }
    const bool agreed =
        verdicts[0].kind == chain::ReorgVerdict::Kind::None || verdicts[1].kind == chain::ReorgVerdict::Kind::None;
    if (agreed) {
        forkAttempts = 0;
        forkRetryAt = now() + config.pace.retryFirstMs;  // a false alarm: not again at once
        if (tooDeep) {
            tooDeep.reset();
            over(Source::Reorg);
            log("info", u"The stored blocks are on the chain again."_s);
        }
        floor = ledger.finalized();
        turnSoon();
        co_return;
    }
    if (verdicts[1].kind == chain::ReorgVerdict::Kind::Undo) {
        auto task = undo(verdicts[1].ancestor, newHead->hash, u"reorg"_s);
        auto done = co_await task;
        if (done && !stopping && !lost) {
            forkAttempts = 0;
            forkRetryAt = 0;
            tooDeep.reset();
            over(Source::Reorg);
            ledger.lowerHead(*newHead, config);
            pollIn(0);
        }
    } else {
        auto stored = *ledger.recent().newest();
        auto canonical = newHead;
        if (newHead->number != stored.number || newHead->hash == stored.hash) {
            canonical = different[1];
            if (const auto* same = canonical ? ledger.recent().at(canonical->number) : nullptr)
                stored = *same;
        }
        tooDeep = chain::reorgTooDeep(verdicts[1], stored, canonical, floor, ledger.recent().oldest());
        forkSuspected = true;  // looked at again from time to time: an endpoint may have been wrong
        forkRetryAt = now() + std::min<qint64>(config.pace.retryMostMs, 30'000);
        trouble(Source::Reorg, *tooDeep, -1);
        settle();
        queue.clear();
        for (auto& work : inFlight)
            work.stale = true;
    }
    turnSoon();
}

QCoro::Task<Expected<ReorgReport>> ChainWorker::Private::undo(Height ancestor, Bytes32 newHead, QString reason)
{
    settle();
    const bool wasRunning = std::exchange(forkRunning, true);
    const auto top = ledger.recent().newest();
    store::Undo request;
    request.ancestor = ancestor;
    request.depth = static_cast<int>(ledger.stored().value_or(ancestor) - ancestor);
    if (top)
        request.oldHead = top->hash;
    request.newHead = newHead;
    request.reason = reason;
    Expected<ReorgReport> result =
        fail(ErrorKind::Cancelled, "WORKER_STOPPED",
             Message(QT_TRANSLATE_NOOP("Engine", "The chain's worker has stopped. Start the chain, then try again.")));
    forgetAbove(ancestor);
    while (!stopping && !lost) {
        const auto rows = inDatabase([&] { return store->undo(request); });
        if (rows) {
            diskFull = false;
            over(Source::Disk);
            storeAnswered();
            ReorgReport report;
            report.ancestor = ancestor;
            report.depth = request.depth;
            const auto hex = [](const Bytes32& hash) {
                return "0x"_L1 +
                       QString::fromLatin1(QByteArray(reinterpret_cast<const char*>(hash.data()), 32).toHex());
            };
            report.oldHead = hex(request.oldHead);
            report.newHead = hex(newHead);
            report.rowsUndone = *rows;
            report.reason = reason;
            result = report;
            break;
        }
        const auto failure = storeFailed(rows.error());
        request.repeated = request.repeated || failure == StoreFailure::Unknown;
        if (failure == StoreFailure::Other) {
            trouble(Source::Commit, rows.error(), config.pace.retryFirstMs);
            databaseRetryAt = now() + config.pace.retryFirstMs;
            if (reason == "rewind"_L1) {
                result = fail(rows.error());
                break;
            }
        }
        if (lost)
            break;
        auto nap = rest(std::max<qint64>(1, databaseRetryAt - now()));
        co_await nap;
    }
    forkRunning = wasRunning;
    if (result) {
        ledger.undo(ancestor);
        blockTime.removeAbove(ancestor);
        needsReload = true;  // the retracted events
        over(Source::Commit);
        log("warning", u"%1: undid %2 above block %3 (%4)."_s.arg(reason == "rewind"_L1 ? u"Rewind"_s : u"Reorg"_s)
                           .arg(plural(result->depth, "block"))
                           .arg(ancestor)
                           .arg(plural(result->rowsUndone, "row")));
        Q_EMIT q->reorged(*result);
    }
    co_return result;
}

void ChainWorker::Private::forgetAbove(Height ancestor)
{
    std::erase_if(queue, [ancestor](const Queued& item) { return item.work.range.hi > ancestor; });
    for (auto& work : inFlight)
        work.stale = work.stale || work.range.hi > ancestor;
    retries.removeAbove(ancestor);
    doubtful.subtract({ancestor + 1, std::numeric_limits<Height>::max() / 2});
    if (adapter)
        adapter->undone(ancestor);
    anchors.erase(anchors.upper_bound(ancestor), anchors.end());
    follow = confirmed = Lane();
}

QCoro::Task<> ChainWorker::Private::lookUpTime(Height height)
{
    lookingUp = height;
    lookedUpAt = now();
    const Interval range{height, height};
    auto task = adapter->headers(range);
    auto answer = co_await task;
    lookingUp.reset();
    if (answer && !answer->empty() && answer->front().number == height)
        ledger.rememberTime(height, answer->front().timestamp);
}

}  // namespace signalbox::indexing
