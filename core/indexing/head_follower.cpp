// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/head_follower.h"

#include <algorithm>

#include "indexing/retry_list.h"
#include "signalbox/literals.h"

namespace signalbox::indexing {

using Source = Journal::Source;

namespace {
constexpr Height farBelow = 64;
constexpr qint64 lowMs = 10'000;
constexpr qint64 overdueMs = 1'500;
}  // namespace

HeadFollower::HeadFollower(Parts parts, Hooks hooks, QObject* context) : m(parts), m_hooks(std::move(hooks))
{
    if (m.config.last)
        m_seenAt = m.config.last->seenAt;
    m_timer.setParent(context);  // moves with it to its thread
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&m_timer, &QTimer::timeout, context, [this] {
        if (m.life.isActive())
            m.scope.launch(poll());
    });
}

QCoro::Task<std::optional<Head>> HeadFollower::first(Naps& naps)
{
    while (!m.life.isOver()) {
        while (m.life.isPaused() && !m.life.isOver()) {
            m_hooks.isPaused();
            auto nap = naps.rest(100);
            co_await nap;
        }
        auto task = m.adapter->head();
        auto answer = co_await task;
        if (m.life.isOver())
            break;
        if (answer) {
            m.journal.over(Source::Head);
            m_attempts = 0;
            co_return *answer;
        }
        auto nap = naps.rest(failed(answer.error(), m.config.pace.retryMostMs));
        co_await nap;
    }
    co_return std::nullopt;
}

void HeadFollower::pollIn(qint64 milliseconds)
{
    if (!m.life.isActive())
        return;
    if (m_poll == Poll::Idle)
        m_timer.start(static_cast<int>(std::clamp<qint64>(milliseconds, 0, 3'600'000)));
    else if (milliseconds == 0)
        m_poll = Poll::AskingAgain;
}

qint64 HeadFollower::interval() const
{
    if (m.config.pace.pollMs > 0)
        return m.config.pace.pollMs;
    if (m.config.end && m.ledger.stored().value_or(-1) >= *m.config.end && !m.ledger.progress().isBackfilling())
        return 30'000;
    const qint64 base = std::max<qint64>(250, static_cast<qint64>(m.pace.secondsPerBlock().value_or(0) * 500));
    const qint64 quiet = m.clock.now() - m_changedAt;
    if (quiet > 300'000)
        return std::min<qint64>(std::max<qint64>(30'000, base), base * 8);
    return quiet > base * 8 ? base * 2 : base;
}

QCoro::Task<> HeadFollower::poll()
{
    if (m_poll != Poll::Idle)
        co_return;
    m_poll = Poll::Asking;
    if (m_askedAt < 0)
        m_askedAt = m.clock.now();
    auto task = m.adapter->head();
    auto answer = co_await task;
    const bool again = std::exchange(m_poll, Poll::Idle) == Poll::AskingAgain;
    if (m.life.isOver())
        co_return;
    qint64 next = m.config.pace.retryFirstMs;
    if (answer) {
        m_attempts = 0;
        m.journal.over(Source::Head);
        seen(*answer);
        next = interval();
    } else if (answer.error().kind != ErrorKind::Cancelled) {
        next = failed(answer.error(), std::min<qint64>(m.config.pace.retryMostMs, 30'000));
    }
    pollIn(again ? 0 : next);
    m_hooks.polled();
}

qint64 HeadFollower::failed(const Error& error, qint64 mostMs)
{
    m.throughput.countError();
    const qint64 wait =
        std::max(backoffMs(m.config.pace.retryFirstMs, mostMs, ++m_attempts), error.retryAfterMs.value_or(0));
    m.journal.failed(Source::Head, error, wait);
    return wait;
}

void HeadFollower::seen(const Head& head)
{
    m_last = head;
    m_seenAt = QDateTime::currentDateTimeUtc();
    const qint64 asked = std::exchange(m_askedAt, -1);
    if (head.corrects)
        m_hooks.corrected(head);
    const auto before = m.ledger.head();
    if (head.finalized)
        m.anchors.add(*head.finalized);
    m.pace.observe(head);
    m.ledger.setHead(head.latest, head.finalized ? std::optional(head.finalized->number) : std::nullopt, m.config);
    if (!before || before->hash != head.latest.hash) {
        m_changedAt = m.clock.now();
        m_headAskedAt = asked < 0 ? m.clock.now() : asked;
    }
    m_hooks.known(head);
    checkLow(head);
}

void HeadFollower::checkLow(const Head& head)
{
    const auto stored = m.ledger.stored();
    const auto* failure = m.journal.failures().find(Source::Follow);
    if (!stored || head.latest.number >= *stored)
        m_lowSince = 0;
    else if (m_lowSince == 0)
        m_lowSince = m.clock.now();
    // If blocks are final at once, no reorg explains a lower head; alternating endpoints can, for a moment.
    const bool staysLow = m_lowSince > 0 && m.clock.now() - m_lowSince > lowMs && head.finalized &&
                          head.finalized->number == head.latest.number;
    if (stored && (staysLow || head.latest.number + farBelow < *stored))
        m.journal.failed(
            Source::Follow,
            Error::make(
                ErrorKind::Retryable, "HEAD_BELOW_STORED",
                Message(QT_TRANSLATE_NOOP(
                            "Engine",
                            "The newest block of the endpoints is %1, but block %2 is already stored. The endpoints "
                            "lag, were reset or serve another network: check them. Stored rows are kept."))
                    .arg(head.latest.number)
                    .arg(*stored)),
            interval());
    else if (failure && failure->error.code == "HEAD_BELOW_STORED"_L1)
        m.journal.over(Source::Follow);
}

bool HeadFollower::isFailing() const
{
    return m_attempts >= 3 && m.journal.failures().has(Source::Head);
}

metrics::Silence HeadFollower::silence() const
{
    if (!m_seenAt.isValid())
        return {};
    metrics::Silence silence;
    const qint64 now = m.clock.now();
    silence.seconds = static_cast<double>(m_seenAt.msecsTo(QDateTime::currentDateTimeUtc())) / 1000.0;
    silence.headSeconds = static_cast<double>(now - m_headAskedAt) / 1000.0;
    silence.overdue = !m.life.isRunning() || m.life.isPaused() || (m_askedAt >= 0 && now - m_askedAt >= overdueMs);
    return silence;
}

}  // namespace signalbox::indexing
