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
};

/// head − reached, never negative; in seconds from the two blocks' own times (Unix seconds), when both are known.
Lag lagBetween(Height head, std::optional<Height> reached, Height start, std::optional<qint64> headTime,
               std::optional<qint64> reachedTime);

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
