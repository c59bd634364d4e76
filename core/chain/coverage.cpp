#include "chain/coverage.h"

#include <algorithm>

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

std::optional<Height> indexedOf(const std::vector<Stream>& streams, const std::vector<std::optional<Height>>& targets)
{
    std::optional<Height> indexed = storedOf(streams);
    std::optional<Height> start;
    for (std::size_t i = 0; i < streams.size(); ++i) {
        start = start ? std::min(*start, streams[i].from) : streams[i].from;
        if (!indexed || !targets[i])
            continue;
        if (const auto missing = streams[i].covered.firstMissing({streams[i].from, *targets[i]}))
            indexed = std::min(*indexed, *missing - 1);
    }
    return indexed && start && *indexed >= *start ? indexed : std::nullopt;
}

}  // namespace signalbox::chain
