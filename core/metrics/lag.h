// SPDX-License-Identifier: GPL-3.0-or-later
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
    double silentSeconds = 0;  ///< part of `seconds`: time since the last answer, where it counts
    qint64 unseen = 0;         ///< blocks that the chain may have made in addition, where they count
};

/// Time since the endpoints reported the head.
struct Silence {
    double seconds = 0;      ///< since the last answer
    double headSeconds = 0;  ///< since the request that first returned the head
    bool overdue = false;    ///< true if an answer is late, or no requests are sent
};

/// head − reached, never negative; in seconds by the two block times (Unix seconds) if both are known.
Lag lagBetween(Height head, std::optional<Height> reached, Height start, std::optional<qint64> headTime,
               std::optional<qint64> reachedTime);

/// Without an answer, the lag is the last lag plus the time since the last answer. This applies when an answer is
/// overdue, and before that for a chain of `blockSeconds` that follows, had blocks to index, and may have made too many
/// since.
Lag unanswered(Lag last, const Silence& silence, double blockSeconds);

/// The largest lag of a chain in state "following": a block time and two seconds. A single block is never too much,
/// because it may have just arrived after a pause of any length.
bool tooFarBehind(const Lag& lag, double blockSeconds);

/// Seconds until a chain of `blockSeconds` that indexes `perSecond` makes up a lag of `blocks`; none if it does not.
std::optional<double> catchUpSeconds(qint64 blocks, double perSecond, double blockSeconds);

/// Seconds until `waiting` blocks are done at `perSecond`; none if no block waits or the rate was measured too briefly.
std::optional<double> remainingSeconds(qint64 waiting, double perSecond, qint64 watchedMs, qint64 enoughMs = 3'000);

/// Seconds per block, measured from the (height, time) pairs of the newest blocks. Block times are whole seconds, so
/// the pairs must be far enough apart: the window contains the last `keep` observations.
class BlockTime {
public:
    explicit BlockTime(std::size_t keep = 64) : m_keep(keep) {}
    void observe(Height height, qint64 unixSeconds);
    void observeOlder(Height height, qint64 unixSeconds);  ///< one block below all others, for a first estimate
    void removeAbove(Height height);
    std::optional<double> seconds() const;

private:
    std::size_t m_keep;
    std::deque<std::pair<Height, qint64>> m_seen;
};

}  // namespace signalbox::metrics
