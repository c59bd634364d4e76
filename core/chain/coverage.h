// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "chain/interval_set.h"
#include "signalbox/literals.h"

namespace signalbox::chain {

/// One stream: the wanted and the covered blocks, and the missing ones that are kept out of the schedule.
struct Stream {
    QString name;
    Height from = 0;
    std::optional<Height> to;
    IntervalSet covered;
    IntervalSet unscheduled;  ///< missing blocks found by a scan and not given to the backfill

    bool isRegistries() const { return name == "registries"_L1; }
};

/// The newest block of a stream that is wanted now: the head, for registries head − confirmations, never above `to` or
/// `end`. None if no block is wanted yet.
std::optional<Height> targetOf(const Stream& stream, Height head, int confirmations, std::optional<Height> end);

/// The missing blocks of from..target, scheduled or not.
IntervalSet missingOf(const Stream& stream, std::optional<Height> target);

struct Missing {
    IntervalSet backfill;  ///< scheduled work
    IntervalSet gaps;      ///< missing blocks below the newest stored one that are not scheduled
};
Missing classify(const Stream& stream, std::optional<Height> target, std::optional<Height> stored);

/// The newest block that any stream covers.
std::optional<Height> storedOf(const std::vector<Stream>& streams);

/// The newest block that any stream will ever want, at most `head`: the head, or the end of the chain or of all
/// streams.
std::optional<Height> newestWanted(const std::vector<const Stream*>& streams, Height head, std::optional<Height> end);

/// The stream's reach: the end of its contiguous coverage plus its confirmations, at most `newest`. A stream that
/// covers all it wants up to `newest`, or wants nothing there, reaches `newest`. Below `from` if nothing is covered.
Height reachOf(const Stream& stream, Height newest, int confirmations);

/// The lowest reach of all streams, up to `newest`. None if the first block is missing.
std::optional<Height> indexedOf(const std::vector<const Stream*>& streams, Height newest, int confirmations);

}  // namespace signalbox::chain
