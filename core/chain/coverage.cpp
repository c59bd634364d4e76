// SPDX-License-Identifier: GPL-3.0-or-later

#include "chain/coverage.h"

#include <algorithm>
#include <limits>

namespace signalbox::chain {

std::optional<Height> targetOf(const Stream& stream, Height head, int confirmations, std::optional<Height> end)
{
    Height target = stream.isRegistries() ? head - confirmations : head;
    if (stream.to)
        target = std::min(target, *stream.to);
    if (end)
        target = std::min(target, *end);
    return target >= stream.from ? std::optional(target) : std::nullopt;
}

IntervalSet missingOf(const Stream& stream, std::optional<Height> target)
{
    return target ? stream.covered.complement({stream.from, *target}) : IntervalSet();
}

Missing classify(const Stream& stream, std::optional<Height> target, std::optional<Height> stored)
{
    const IntervalSet missing = missingOf(stream, target);
    Missing result;
    result.backfill = missing.without(stream.unscheduled);
    if (stored && !stream.unscheduled.isEmpty())
        result.gaps = missing.intersected(stream.unscheduled).intersected(Interval{stream.from, *stored});
    return result;
}

std::optional<Height> storedOf(const std::vector<Stream>& streams)
{
    std::optional<Height> stored;
    for (const auto& stream : streams) {
        const auto last = stream.covered.last();
        if (last && (!stored || *last > *stored))
            stored = last;
    }
    return stored;
}

std::optional<Height> newestWanted(const std::vector<const Stream*>& streams, Height head, std::optional<Height> end)
{
    std::optional<Height> newest;
    for (const Stream* stream : streams)
        newest = std::max(newest.value_or(std::numeric_limits<Height>::min()), stream->to.value_or(head));
    if (!newest)
        return std::nullopt;
    return std::min({head, *newest, end.value_or(head)});
}

Height reachOf(const Stream& stream, Height newest, int confirmations)
{
    const Height last = std::min(newest, stream.to.value_or(newest));
    const auto missing = last < stream.from ? std::nullopt : stream.covered.firstMissing(Interval{stream.from, last});
    if (!missing)
        return newest;
    return std::min(newest, *missing - 1 + (stream.isRegistries() ? confirmations : 0));
}

std::optional<Height> indexedOf(const std::vector<const Stream*>& streams, Height newest, int confirmations)
{
    if (streams.empty())
        return std::nullopt;
    Height indexed = newest;
    Height start = streams.front()->from;
    for (const Stream* stream : streams) {
        start = std::min(start, stream->from);
        indexed = std::min(indexed, reachOf(*stream, newest, confirmations));
    }
    return indexed >= start ? std::optional(indexed) : std::nullopt;
}

}  // namespace signalbox::chain
