// SPDX-License-Identifier: GPL-3.0-or-later

#include "family/reading/final_heads.h"

#include "signalbox/literals.h"

namespace signalbox::engine {

namespace {

constexpr int headAttempts = 3;
constexpr int mostLowerHeads = 3;
constexpr qint64 lowerHeadMs = 15'000;

}  // namespace

/// False if no other endpoint can be asked.
bool FinalHeads::goElsewhere(const Error& error, qint64 endpoint)
{
    if (error.kind == ErrorKind::Cancelled || !m_pool.endpoints().hasOther(endpoint))
        return false;
    m_pool.heads().leave();
    return true;
}

void FinalHeads::take(const chain::BlockRef& head)
{
    m_lowerHeads = 0;
    m_newest = head;
    m_newestAt.start();
}

QCoro::Task<bool> FinalHeads::counts(chain::BlockRef head, qint64 endpoint, std::optional<double> blockSeconds)
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const bool doubtful =
        m_clockGap.isAhead(head, now) || (m_newest && chain::tooFarAhead(head, *m_newest, blockSeconds));
    if (m_newest && !doubtful) {
        m_clockGap.seen(head, now);
        co_return true;
    }
    std::optional<chain::BlockRef> other;
    if (m_pool.endpoints().hasOther(endpoint)) {
        auto asking = m_nodes.otherHead(head, endpoint);
        other = co_await asking;
    }
    if (other && chain::tooFarAhead(head, *other, blockSeconds)) {
        m_pool.refuseHeight(endpoint, Message(QT_TRANSLATE_NOOP(
                                          "Engine", "its newest block is far ahead of those of other endpoints")));
        co_return false;
    }
    m_unconfirmed = !other;
    m_clockGap.counted(head, now);
    co_return true;
}

QCoro::Task<Expected<indexing::Head>> FinalHeads::head(std::optional<double> blockSeconds)
{
    std::optional<Error> last;
    bool refused = false;
    for (int attempt = 0; attempt < headAttempts; ++attempt) {
        const qint64 pinned = m_pool.heads().endpoint();
        auto asking = m_nodes.newestBlock(pinned);
        const auto newest = co_await asking;
        if (!newest) {
            last = newest.error();
            if (!goElsewhere(*last, pinned))
                break;
            continue;
        }
        const qint64 endpoint = newest->endpoint;
        const Height number = newest->number;
        if (number < 1) {
            last = Error::make(
                ErrorKind::Retryable, "NO_BLOCKS",
                Message(QT_TRANSLATE_NOOP("Engine", "This chain has no block yet. The request is repeated.")));
            break;
        }
        const bool younger = m_newest && newest->timestamp && *newest->timestamp > m_newest->timestamp;
        const bool lower = m_newest && !younger && number < m_newest->number;
        if (lower && !refused && ++m_lowerHeads <= mostLowerHeads && m_newestAt.elapsed() < lowerHeadMs)
            co_return indexing::Head{*m_newest, m_newest, endpoint};
        if (m_newest && !younger && number == m_newest->number) {
            take(*m_newest);
            co_return indexing::Head{*m_newest, m_newest, endpoint};
        }
        auto reading = m_nodes.headBlock(*newest);
        const auto head = co_await reading;
        if (!head) {
            last = head.error();
            if (!goElsewhere(*last, endpoint))
                break;
            continue;
        }
        auto judging = counts(*head, endpoint, blockSeconds);
        if (const bool accepted = co_await judging; !accepted) {
            refused = true;
            last = Error::make(
                ErrorKind::Retryable, "HEAD_REFUSED",
                Message(QT_TRANSLATE_NOOP("Engine",
                                          "An endpoint reports block %1 as the newest, far ahead of the others. It "
                                          "is not used until it is confirmed."))
                    .arg(number));
            continue;
        }
        const bool corrects = m_newest && (refused || (m_unconfirmed && m_lowerHeads >= mostLowerHeads)) &&
                              chain::tooFarAhead(*m_newest, {number, {}, {}, m_newest->timestamp}, blockSeconds);
        take(*head);
        co_return indexing::Head{*head, *head, endpoint, corrects};
    }
    co_return fail(*last);
}

}  // namespace signalbox::engine
