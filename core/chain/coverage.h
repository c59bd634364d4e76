#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "chain/interval_set.h"

namespace signalbox::chain {

/// One stream: what is wanted, what is covered, what of the missing is held back from the schedule.
struct Stream {
    QString name;
    Height from = 0;
    std::optional<Height> to;
    IntervalSet covered;
    IntervalSet unscheduled;  ///< found missing by a scan and not given to the backfill

    bool isRegistries() const { return name == QLatin1String("registries"); }
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

/// Newest block at or below `stored` below which nothing is missing of any stream up to its own target, from its start
/// on. None when something is missing at the very start.
std::optional<Height> indexedOf(const std::vector<Stream>& streams, const std::vector<std::optional<Height>>& targets);

}  // namespace signalbox::chain
