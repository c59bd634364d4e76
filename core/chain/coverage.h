// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "chain/interval_set.h"
#include "signalbox/literals.h"

namespace signalbox::chain {

/// Blocks that a stream wants: to the head if `to` is none, for confirmed ones to head − confirmations.
struct Want {
    Height from = 0;
    std::optional<Height> to;
    bool isConfirmed = false;
};

/// One stream: the wanted and the covered blocks, and the missing ones that are kept out of the schedule.
struct Stream {
    QString name;
    Height from = 0;
    std::optional<Height> to;
    IntervalSet covered;
    IntervalSet unscheduled;  ///< missing blocks found by a scan and not given to the backfill
    /// What the base of a derived stream wants, which may have holes: of from..to it wants only these blocks. None if
    /// the stream is fetched.
    std::optional<std::vector<Want>> base = {};

    bool isRegistries() const { return name == "registries"_L1; }
    std::vector<Want> wants() const;  ///< from..to, or the parts of it that the base wants
};

/// The blocks of a stream that are wanted now: up to the head, for registries to head − confirmations, never above `to`
/// or `end`. Empty if no block is wanted yet.
IntervalSet wantedOf(const Stream& stream, Height head, int confirmations, std::optional<Height> end);

std::optional<Height> firstMissingOf(const Stream& stream, const IntervalSet& wanted);
IntervalSet missingOf(const Stream& stream, const IntervalSet& wanted);  ///< scheduled or not

struct Missing {
    IntervalSet backfill;  ///< scheduled work
    IntervalSet gaps;      ///< missing blocks below the newest stored one that are not scheduled
};
Missing classify(const Stream& stream, const IntervalSet& wanted, std::optional<Height> stored);

/// The newest block that any stream covers.
std::optional<Height> storedOf(const std::vector<Stream>& streams);

/// The newest block that any stream will ever want, at most `head`: the head, or the end of the chain or of all
/// streams.
std::optional<Height> newestWanted(const std::vector<const Stream*>& streams, Height head, std::optional<Height> end);

/// The stream's reach: the end of its contiguous coverage plus its confirmations, at most `newest`; the lowest one if
/// it wants several parts. A stream that covers all it wants up to `newest`, or wants nothing there, reaches `newest`.
/// Below `from` if nothing is covered.
Height reachOf(const Stream& stream, Height newest, int confirmations);

/// The lowest reach of all streams, up to `newest`. None if the first block is missing.
std::optional<Height> indexedOf(const std::vector<const Stream*>& streams, Height newest, int confirmations);

}  // namespace signalbox::chain
