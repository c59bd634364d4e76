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
    double silentSeconds = 0;  ///< part of `seconds`: time since the last answer, where that counts
    qint64 unseen = 0;         ///< blocks that the chain may have made besides, where that counts
};

/// What is known of the time since the endpoints told the head.
struct Silence {
    double seconds = 0;      ///< since the last answer
    double headSeconds = 0;  ///< since the question that the head answered first
    bool overdue = false;    ///< an answer should have come, or nothing is asked
};

/// head − reached, never negative; in seconds from the two blocks' own times (Unix seconds), when both are known.
Lag lagBetween(Height head, std::optional<Height> reached, Height start, std::optional<qint64> headTime,
               std::optional<qint64> reachedTime);

/// Without an answer the lag is the last one and the time since the last answer. That counts when an answer is overdue,
/// and before that where a chain of `blockSeconds` that follows had blocks to index and may have made too many since.
Lag unanswered(Lag last, const Silence& silence, double blockSeconds);

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
