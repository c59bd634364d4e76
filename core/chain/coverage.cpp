// SPDX-License-Identifier: GPL-3.0-or-later

#include "chain/coverage.h"

#include <algorithm>
#include <limits>

namespace signalbox::chain {

std::vector<Want> Stream::wants() const
{
    if (!base)
        return {{from, to, isRegistries()}};
    std::vector<Want> parts;
    for (Want part : *base) {
        part.from = std::max(part.from, from);
        if (to)
            part.to = std::min(part.to.value_or(*to), *to);
        if (!part.to || *part.to >= part.from)
            parts.push_back(part);
    }
    return parts;
}

IntervalSet wantedOf(const Stream& stream, Height head, int confirmations, std::optional<Height> end)
{
    IntervalSet wanted;
    for (const Want& part : stream.wants()) {
        const Height top = part.isConfirmed ? head - confirmations : head;
        const Height last = std::min({top, part.to.value_or(top), end.value_or(top)});
        if (last >= part.from)
            wanted.add({part.from, last});
    }
    return wanted;
}

std::optional<Height> firstMissingOf(const Stream& stream, const IntervalSet& wanted)
{
    for (const Interval& part : wanted)
        if (const auto missing = stream.covered.firstMissing(part))
            return missing;
    return std::nullopt;
}

IntervalSet missingOf(const Stream& stream, const IntervalSet& wanted)
{
    return wanted.without(stream.covered);
}

Missing classify(const Stream& stream, const IntervalSet& wanted, std::optional<Height> stored)
{
    const IntervalSet missing = missingOf(stream, wanted);
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
    Height reach = newest;
    for (const Want& part : stream.wants()) {
        const Height last = std::min(newest, part.to.value_or(newest));
        if (last < part.from)
            continue;
        if (const auto missing = stream.covered.firstMissing({part.from, last}))
            reach = std::min(reach, *missing - 1 + (part.isConfirmed ? confirmations : 0));
    }
    return reach;
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
