// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/derived_streams.h"

#include <algorithm>

namespace signalbox::indexing {

using chain::IntervalSet;

namespace {

bool isBaseOf(const LedgerEntry& entry, const LedgerEntry& derived)
{
    return !entry.isDerived() && chain::isOfGroup(entry.stream.name, derived.follows);
}

void fitToBase(const LedgerEntries& entries, LedgerEntry& derived)
{
    std::optional<Height> from, to = std::numeric_limits<Height>::min();
    derived.stream.base.emplace();
    for (const LedgerEntry& entry : entries) {
        if (!isBaseOf(entry, derived))
            continue;
        derived.stream.base->push_back({entry.stream.from, entry.stream.to, entry.stream.isRegistries()});
        from = std::min(from.value_or(entry.stream.from), entry.stream.from);
        to = to && entry.stream.to ? std::optional(std::max(*to, *entry.stream.to)) : std::nullopt;
    }
    derived.stream.from = std::max(derived.stream.from, from.value_or(derived.stream.from));
    if (!from)
        derived.stream.to = derived.stream.from - 1;
    else if (to)
        derived.stream.to = std::min(derived.stream.to.value_or(*to), *to);
}

}  // namespace

void fitToBases(LedgerEntries& entries)
{
    for (LedgerEntry& entry : entries)
        if (entry.isDerived())
            fitToBase(entries, entry);
}

bool isDerivedFrom(const LedgerEntry& entry, const chain::Streams& streams)
{
    return entry.isDerived() && std::any_of(streams.begin(), streams.end(), [&](const chain::StreamSpec& stream) {
               return chain::isOfGroup(stream.name, entry.follows);
           });
}

IntervalSet baseOf(const LedgerEntries& entries, const LedgerEntry& derived)
{
    IntervalSet base;
    for (const LedgerEntry& entry : entries)
        if (isBaseOf(entry, derived))
            base.add(entry.stream.covered);
    return base;
}

IntervalSet openTo(const LedgerEntries& entries, const LedgerEntry& derived)
{
    const Interval wanted{derived.stream.from, derived.stream.to.value_or(std::numeric_limits<Height>::max() / 2)};
    return baseOf(entries, derived).intersected(wanted).without(derived.stream.covered);
}

void applyToDerived(LedgerEntries& entries, const store::Commit& commit)
{
    for (LedgerEntry& entry : entries) {
        if (!isDerivedFrom(entry, commit.streams))
            continue;
        for (const Interval& range : commit.ranges)
            if (commit.live)
                entry.stream.covered.add(Interval{std::max(range.lo, entry.stream.from),
                                                  std::min(range.hi, entry.stream.to.value_or(range.hi))});
            else if (commit.mode == store::Commit::Mode::Append)
                entry.stream.covered.subtract(range);
    }
}

void applyPiece(LedgerEntries& entries, const store::DerivedPiece& piece)
{
    for (LedgerEntry& entry : entries)
        if (entry.stream.name == piece.stream) {
            entry.stream.covered.add(IntervalSet(piece.covered));
            entry.stream.covered.subtract(IntervalSet(piece.uncovered));
        }
}

}  // namespace signalbox::indexing
