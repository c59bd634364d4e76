// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/fork_resolver.h"

#include <algorithm>

#include "indexing/ledger_sums.h"
#include "indexing/retry_list.h"
#include "signalbox/literals.h"

namespace signalbox::indexing {

using Kind = chain::ReorgVerdict::Kind;
using Source = Journal::Source;

namespace {
constexpr Height farBehind = 64;
}  // namespace

void ForkResolver::started(Height head)
{
    if (const auto stored = m.ledger.stored()) {
        m_floor = m.ledger.finality().floorAfterStart(head, *stored);
        suspect("start");
    } else {
        m_floor = m.ledger.finalized();
    }
}

void ForkResolver::headSeen(const Head& head)
{
    if (const auto* stored = m.ledger.recent().at(head.latest.number)) {
        if (stored->hash != head.latest.hash)
            suspect(QT_TRANSLATE_NOOP("Engine", "the head is another block than the stored one"));
        else if (isCalm())
            m_floor = m.ledger.finalized();
        return;
    }
    const auto top = m.ledger.recent().newest();
    const auto finalized = m.ledger.finalized();
    // The head is far ahead, for example after a pause: stored blocks may have been replaced before they became final.
    if (top && finalized && *finalized - top->number > farBehind && m_floor.value_or(-1) < *finalized)
        suspect(QT_TRANSLATE_NOOP("Engine", "the head is ahead of the stored blocks"));
}

void ForkResolver::headCorrected(Height head)
{
    const auto finalized = m.ledger.finalized();
    // The newest stored block was the head once, and finality was as far behind it as it is now.
    const Height distance = finalized ? head - *finalized : m.config.reorgDepth;
    if (const auto stored = m.ledger.stored(); m_floor && stored)
        m_floor = std::min(*m_floor, *stored - distance);
    resolved();
}

void ForkResolver::followed()
{
    m_floor = m.ledger.finalized();
}

void ForkResolver::resolved()
{
    m_tooDeep.reset();
    m.journal.over(Source::Reorg);
    m_attempts = 0;
    m_retryAt = 0;
}

void ForkResolver::suspect(const char* why, std::optional<Height> at)
{
    if (isCalm())
        m.journal.log("debug", u"The stored headers are compared with the chain: %1."_s.arg(QLatin1String(why)));
    m_doubt = isBusy() ? Doubt::BusySuspected : Doubt::Suspected;
    if (at)
        m_at = std::min(m_at.value_or(*at), *at);
    m_hooks.turnSoon();
}

void ForkResolver::checkWhenDue()
{
    if (m_doubt == Doubt::Suspected && m_retryAt <= m.clock.now() && !m.life.isPaused())
        m.scope.launch(check());
}

bool ForkResolver::trusts(Height height) const
{
    return (isCalm() && !m_tooDeep) || height <= m_floor.value_or(-1);
}

std::optional<qint64> ForkResolver::nextTry() const
{
    const bool waits = m_doubt == Doubt::Suspected || m_doubt == Doubt::BusySuspected;
    return waits && m_retryAt > m.clock.now() ? std::optional(m_retryAt) : std::nullopt;
}

QCoro::Task<> ForkResolver::check()
{
    m_doubt = Doubt::Busy;
    const auto from = std::exchange(m_at, std::nullopt);
    // Two comparisons must agree: an endpoint that lags or follows a side branch must not undo canonical blocks.
    Comparison first, second;
    std::optional<Error> problem;
    for (int pass = 0; pass < 2; ++pass) {
        auto task = compare(from);
        auto result = co_await task;
        if (!result) {
            problem = result.error();
            break;
        }
        (pass == 0 ? first : second) = *result;
        if (result->verdict.kind == Kind::None)
            break;
    }
    end();
    if (m.life.isOver())
        co_return;
    if (!problem && second.verdict.kind != Kind::None &&
        (first.verdict.kind != second.verdict.kind || first.verdict.ancestor != second.verdict.ancestor ||
         first.different->hash != second.different->hash))
        problem =
            Error::make(ErrorKind::Retryable, "ENDPOINTS_DISAGREE",
                        Message(QT_TRANSLATE_NOOP("Engine",
                                                  "Two answers about the same blocks differ, so nothing is undone yet. "
                                                  "The blocks are compared again.")));
    if (problem) {
        unfinished(*problem, from);
    } else if (second.verdict.kind == Kind::None) {
        agreed();
    } else if (second.verdict.kind == Kind::TooDeep) {
        stopTooDeep(second);
    } else {
        auto task = undo(second.verdict.ancestor, second.head.hash, u"reorg"_s);
        const auto done = co_await task;
        if (done && !m.life.isOver()) {
            resolved();
            m.ledger.lowerHead(second.head, m.config);
            m_hooks.pollNow();
        }
    }
    m_hooks.turnSoon();
}

QCoro::Task<Expected<ForkResolver::Comparison>> ForkResolver::compare(std::optional<Height> from)
{
    auto headTask = m.adapter->head();
    const auto head = co_await headTask;
    if (m.life.isOver())
        co_return fail(stoppedError());
    if (!head)
        co_return fail(head.error());
    if (head->corrects)
        m_hooks.corrected(*head);
    Comparison seen;
    seen.head = head->latest;
    const auto top = m.ledger.recent().newest();
    if (!top)
        co_return seen;
    chain::AncestorSearch search(m.ledger.recent(),
                                 std::min({top->number, head->latest.number, from.value_or(top->number)}));
    while (const auto range = search.next()) {
        auto task = m.adapter->headers(*range);
        const auto canonical = co_await task;
        if (m.life.isOver())
            co_return fail(stoppedError());
        if (!canonical)
            co_return fail(canonical.error());
        search.feed(*canonical);
    }
    if (!search.ancestor() && !search.firstDifferent())
        co_return seen;  // no stored block is at a height that the chain has
    seen.verdict = chain::judgeReorg(search, top->number, m_floor, coveredOf(m.ledger));
    seen.different = search.firstDifferent();
    co_return seen;
}

void ForkResolver::unfinished(const Error& problem, std::optional<Height> from)
{
    suspect(QT_TRANSLATE_NOOP("Engine", "the comparison was not completed"), from);
    const qint64 wait = std::max(backoffMs(m.config.pace.retryFirstMs, m.config.pace.retryMostMs, ++m_attempts),
                                 problem.retryAfterMs.value_or(0));
    m_retryAt = m.clock.now() + wait;
    if (m_attempts > 2 && problem.kind != ErrorKind::Cancelled)
        m.journal.failed(Source::Follow, problem, wait);
}

void ForkResolver::agreed()
{
    m_attempts = 0;
    m_retryAt = m.clock.now() + m.config.pace.retryFirstMs;  // no check again at once
    if (m_tooDeep) {
        m_tooDeep.reset();
        m.journal.over(Source::Reorg);
        m.journal.log("info", u"The stored blocks are on the chain again."_s);
    }
    m_floor = m.ledger.finalized();
}

void ForkResolver::stopTooDeep(const Comparison& seen)
{
    auto stored = *m.ledger.recent().newest();
    std::optional<chain::BlockRef> canonical = seen.head;
    if (seen.head.number != stored.number || seen.head.hash == stored.hash) {
        canonical = seen.different;
        if (const auto* same = canonical ? m.ledger.recent().at(canonical->number) : nullptr)
            stored = *same;
    }
    m_tooDeep = chain::reorgTooDeep(seen.verdict, stored, canonical, m_floor, m.ledger.recent().oldest());
    m_doubt = Doubt::Suspected;  // checked again from time to time: an endpoint may have been wrong
    m_retryAt = m.clock.now() + std::min<qint64>(m.config.pace.retryMostMs, 30'000);
    m.journal.failed(Source::Reorg, *m_tooDeep, -1);
    m_hooks.settle();
    m_hooks.dropAll();
}

QCoro::Task<Expected<ReorgReport>> ForkResolver::undo(Height ancestor, Bytes32 newHead, QString reason)
{
    m_hooks.settle();
    begin();
    auto task = m_hooks.undo(ancestor, newHead, reason);
    auto result = co_await task;
    end();
    co_return result;
}

}  // namespace signalbox::indexing
