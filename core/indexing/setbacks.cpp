// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/setbacks.h"

#include <algorithm>

#include "indexing/ledger_sums.h"
#include "signalbox/literals.h"

namespace signalbox::indexing {

using Source = Journal::Source;

namespace {
/// A live block that failed so often is passed over and tried again by itself, as long as few do.
constexpr int liveAttempts = 6;
constexpr std::size_t mostPassedOver = 4;
}  // namespace

Setbacks::Setbacks(const WorkerConfig& config, const WorkerClock& clock, const Ledger& ledger, Journal& journal,
                   Throughput& throughput, std::function<QDateTime()> endpointsBack)
    : m_config(config),
      m_clock(clock),
      m_ledger(ledger),
      m_journal(journal),
      m_throughput(throughput),
      m_endpointsBack(std::move(endpointsBack)),
      m_retries(config.pace.retryFirstMs, config.pace.retryMostMs)
{
}

void Setbacks::fetchFailed(const Work& work, const Error& error)
{
    if (error.kind == ErrorKind::Cancelled) {
        // The endpoints were changed under it: at once again, but never in a tight loop.
        (isLive(work.kind) ? laneOf(work.kind).retryAt : m_backfillRetryAt) = m_clock.now() + 50;
        return;
    }
    m_throughput.countError();
    const Message blocks =
        work.range.count() == 1
            ? Message(QT_TRANSLATE_NOOP("Engine", "Block %1")).arg(work.range.lo)
            : Message(QT_TRANSLATE_NOOP("Engine", "Blocks %1 to %2")).arg(work.range.lo).arg(work.range.hi);
    Error shown = error;
    shown.message = Message(QT_TRANSLATE_NOOP("Engine", "%1 could not be read. %2")).arg(blocks).arg(error.message);
    shown.args.insert(u"lo"_s, work.range.lo);
    shown.args.insert(u"hi"_s, work.range.hi);
    if (error.code != "RPC_PRUNED"_L1)
        ++m_failuresInARow;
    if (isLive(work.kind))
        liveFailed(work, error, shown);
    else
        backfillFailed(work, error, shown);
}

void Setbacks::liveFailed(const Work& work, const Error& error, const Error& shown)
{
    const qint64 now = m_clock.now();
    Lane& lane = laneOf(work.kind);
    ++lane.attempts;
    lane.single = lane.single || lane.attempts >= 2;
    // The first tries come soon: often an endpoint only does not have the block yet.
    qint64 wait = std::max(backoffMs(std::min<qint64>(m_config.pace.retryFirstMs, 100),
                                     std::min<qint64>(m_config.pace.retryMostMs, 15'000), lane.attempts),
                           error.retryAfterMs.value_or(0));
    const bool passedBefore = m_retries.attempts(work.range) > 0;
    if (work.range.count() == 1 &&
        (passedBefore || (lane.attempts >= liveAttempts && m_retries.items().size() < mostPassedOver))) {
        wait = m_retries.failed(work.range, error, now) - now;
        lane.attempts = 0;
        lane.retryAt = 0;
        m_journal.failed(Source::Range, shown, wait);
    } else {
        lane.retryAt = now + wait;
    }
    if (lane.attempts != 1)
        m_journal.failed(Source::Follow, shown, wait);
}

void Setbacks::backfillFailed(const Work& work, const Error& error, const Error& shown)
{
    const qint64 now = m_clock.now();
    m_journal.failed(Source::Range, shown, m_retries.failed(work.range, error, now) - now);
    if (error.code == "RPC_PRUNED"_L1)
        m_retries.spread(work.range.lo, highestHistory(m_ledger));
    // When nothing gets through, all wait: it is not the ranges' fault. Growing pauses belong to endpoints that answer
    // nothing.
    if (m_failuresInARow < mostInARow)
        return;
    const bool silent = error.kind == ErrorKind::Unavailable || error.retryAfterMs.has_value();
    const int beyond = m_failuresInARow - mostInARow + 1;
    m_backfillRetryAt =
        now + backoffMs(m_config.pace.retryFirstMs, m_config.pace.retryMostMs, silent ? beyond : std::min(beyond, 2));
    const QDateTime back = m_endpointsBack();
    if (back.isValid())
        m_backfillRetryAt =
            std::max(m_backfillRetryAt,
                     now + std::min<qint64>(m_config.pace.retryMostMs, QDateTime::currentDateTimeUtc().msecsTo(back)));
}

void Setbacks::linkBroken(const Work& work)
{
    const qint64 now = m_clock.now();
    if (isLive(work.kind)) {
        Lane& lane = laneOf(work.kind);
        ++lane.attempts;
        const qint64 wait = backoffMs(std::min<qint64>(100, m_config.pace.retryFirstMs), 5'000, lane.attempts);
        lane.retryAt = now + wait;
        if (lane.attempts > 1)
            m_journal.failed(
                Source::Follow,
                Error::make(
                    ErrorKind::Retryable, "HEADER_MISMATCH",
                    Message(QT_TRANSLATE_NOOP(
                                "Engine",
                                "The parent of block %1 is not the stored block below it. The block is fetched again."))
                        .arg(work.range.lo)),
                wait);
        return;
    }
    const auto error = Error::make(
        ErrorKind::Retryable, "HEADER_MISMATCH",
        Message(QT_TRANSLATE_NOOP(
                    "Engine", "Blocks %1 to %2 do not match the stored headers next to them. They are fetched again."))
            .arg(work.range.lo)
            .arg(work.range.hi));
    const qint64 wait = m_retries.failed(work.range, error, now) - now;
    if (m_retries.attempts(work.range) > 1)
        m_journal.failed(Source::Range, error, wait);
}

void Setbacks::refused(const Work& work, const Error& error)
{
    const qint64 now = m_clock.now();
    Error shown = error;
    shown.message = Message(QT_TRANSLATE_NOOP("Engine", "Blocks %1 to %2 could not be stored. %3"))
                        .arg(work.range.lo)
                        .arg(work.range.hi)
                        .arg(error.message);
    m_throughput.countError();
    if (!isLive(work.kind)) {
        m_journal.failed(Source::Range, shown, m_retries.failed(work.range, error, now) - now);
        return;
    }
    Lane& lane = laneOf(work.kind);
    const qint64 wait = backoffMs(m_config.pace.retryFirstMs, m_config.pace.retryMostMs, ++lane.attempts);
    lane.retryAt = now + wait;
    lane.single = true;
    m_journal.failed(Source::Commit, shown, wait);
}

void Setbacks::answered()
{
    m_failuresInARow = 0;
    m_backfillRetryAt = 0;
    m_retries.countSuccess();
}

void Setbacks::committed(const Work& work)
{
    m_retries.succeeded(work.range);
    if (m_retries.items().empty())
        m_journal.over(Source::Range);
    if (!isLive(work.kind))
        return;
    laneOf(work.kind) = Lane();
    if (m_follow.attempts == 0 && m_confirmed.attempts == 0)
        m_journal.over(Source::Follow);
}

void Setbacks::removeAbove(Height height)
{
    m_retries.removeAbove(height);
    m_follow = m_confirmed = Lane();
}

void Setbacks::tryNow()
{
    m_retries.dueNow();
    m_backfillRetryAt = m_follow.retryAt = m_confirmed.retryAt = 0;
}

bool Setbacks::isWaiting() const
{
    return backfillWaits() || !m_retries.items().empty() || m_follow.retryAt > m_clock.now();
}

std::optional<qint64> Setbacks::nextTry() const
{
    const qint64 now = m_clock.now();
    auto next = m_retries.nextTry(now);
    for (const qint64 at : {m_backfillRetryAt, m_follow.retryAt, m_confirmed.retryAt})
        if (at > now && (!next || at < *next))
            next = at;
    return next;
}

}  // namespace signalbox::indexing
