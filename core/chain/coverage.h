// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "chain/interval_set.h"
#include "signalbox/literals.h"

namespace signalbox::chain {

/// One stream: what is wanted, what is covered, what of the missing is held back from the schedule.
struct Stream {
    QString name;
    Height from = 0;
    std::optional<Height> to;
    IntervalSet covered;
    IntervalSet unscheduled;  ///< found missing by a scan and not given to the backfill

    bool isRegistries() const { return name == "registries"_L1; }
};

/// Newest block wanted of a stream now: the head, registries head − confirmations, never above `to` or `end`. None:
/// nothing yet.
std::optional<Height> targetOf(const Stream& stream, Height head, int confirmations, std::optional<Height> end);

/// What of from..target is missing, scheduled or not.
IntervalSet missingOf(const Stream& stream, std::optional<Height> target);

struct Missing {
    IntervalSet backfill;  ///< scheduled work
    IntervalSet gaps;      ///< below stored and not scheduled
};
Missing classify(const Stream& stream, std::optional<Height> target, std::optional<Height> stored);

/// Newest block that any stream covers.
std::optional<Height> storedOf(const std::vector<Stream>& streams);

/// Newest block that any stream will ever want, at most `head`: the head, or the end of the chain or of all streams.
std::optional<Height> newestWanted(const std::vector<const Stream*>& streams, Height head, std::optional<Height> end);

/// The stream's reach: the end of its contiguous coverage plus its confirmations, at most `newest`. A stream that holds
/// all it wants, or wants nothing up to there, reaches `newest`. Below `from` when nothing is covered.
Height reachOf(const Stream& stream, Height newest, int confirmations);

/// The lowest reach of all streams, up to `newest`. None when something is missing at the very start.
std::optional<Height> indexedOf(const std::vector<const Stream*>& streams, Height newest, int confirmations);

}  // namespace signalbox::chain
