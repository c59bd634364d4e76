#pragma once

#include <QtGlobal>
#include <deque>
#include <optional>
#include <utility>

#include "signalbox/interval.h"

namespace signalbox::metrics {

struct Lag {
    qint64 blocks = 0;
    std::optional<double> seconds;
    double silentSeconds = 0;  ///< part of `seconds`: time since the last answer, where one is overdue
};

/// head − reached, never negative; in seconds from the two blocks' own times (Unix seconds), when both are known.
Lag lagBetween(Height head, std::optional<Height> reached, Height start, std::optional<qint64> headTime,
               std::optional<qint64> reachedTime);

/// Without an answer the lag is the last one and the time since the last answer.
Lag unanswered(Lag last, double silentSeconds);

/// A chain that lags by more leaves "following": a block time and two seconds. One block alone is never too much: it
/// may just have come, after a pause of any length.
bool tooFarBehind(const Lag& lag, double blockSeconds);

/// Seconds until a lag of `blocks` is made up by a chain of `blockSeconds` that indexes `perSecond`; none when it is
/// not.
std::optional<double> catchUpSeconds(qint64 blocks, double perSecond, double blockSeconds);

/// Seconds until `waiting` blocks are done at `perSecond`; none when nothing waits, or the rate was watched too short
/// to say.
std::optional<double> remainingSeconds(qint64 waiting, double perSecond, qint64 watchedMs, qint64 enoughMs = 3'000);

/// Seconds per block, measured from (height, time) pairs of the newest blocks. Block times are whole seconds, so the
/// pairs must lie far enough apart: a window of the last `keep` observations.
class BlockTime {
public:
    explicit BlockTime(std::size_t keep = 64) : m_keep(keep) {}
    void observe(Height height, qint64 unixSeconds);
    void observeOlder(Height height, qint64 unixSeconds);  ///< one block below all others, for a first measure
    void removeAbove(Height height);
    std::optional<double> seconds() const;

private:
    std::size_t m_keep;
    std::deque<std::pair<Height, qint64>> m_seen;
};

}  // namespace signalbox::metrics
