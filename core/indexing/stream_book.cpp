// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/stream_book.h"

#include <algorithm>

#include "indexing/derived_streams.h"

namespace signalbox::indexing {

using chain::IntervalSet;

namespace {
/// With more missing final blocks than this, following block by block would take too long: they become history.
constexpr Height mostLiveBehind = 64;

std::vector<const chain::Stream*> streamsOf(const std::vector<LedgerEntry>& entries)
{
    std::vector<const chain::Stream*> streams;
    streams.reserve(entries.size());
    for (const auto& entry : entries)
        streams.push_back(&entry.stream);
    return streams;
}
}  // namespace

void StreamBook::adopt(const store::StoredChain& state, const WorkerConfig& config, bool holdLost)
{
    std::vector<StreamConfig> wanted = config.streams;
    if (wanted.empty())
        for (const auto& stream : state.streams)
            wanted.push_back({stream.spec.name, stream.from, stream.to});

    std::vector<LedgerEntry> entries;
    for (const auto& want : wanted) {
        LedgerEntry entry;
        if (const auto* old = find(want.stream))
            entry = *old;
        const IntervalSet before = entry.stream.covered;
        entry.stream.name = want.stream;
        entry.stream.from = want.from;
        entry.stream.to = want.to;
        entry.stream.covered.clear();
        entry.spec = {want.stream};
        for (const auto& stream : state.streams)
            if (stream.spec.name == want.stream) {
                entry.stream.covered = IntervalSet(stream.covered);
                entry.spec = stream.spec;
                entry.follows = stream.follows;
            }
        if (holdLost && !entry.isDerived())
            entry.stream.unscheduled.add(before.without(entry.stream.covered));
        entry.stream.unscheduled.subtract(entry.stream.covered);
        entries.push_back(std::move(entry));
    }
    m_entries = std::move(entries);
    fitToBases(m_entries);
    m_proven.clear();
    for (const auto& proof : state.proven)
        m_proven.add(proof.range);
}

void StreamBook::retarget(std::optional<Height> head, std::optional<Height> finalized, const WorkerConfig& config)
{
    m_confirmations = config.confirmations;
    m_end = config.end;
    for (auto& entry : m_entries) {
        entry.wanted = head ? wantedAt(*head, entry.stream) : IntervalSet();
        entry.target = entry.wanted.last();
    }
    advanceLiveBases(finalized);
}

void StreamBook::advanceLiveBases(std::optional<Height> finalized)
{
    for (auto& entry : m_entries) {
        if (!entry.target)
            continue;
        const Height final = std::max(entry.stream.from - 1, std::min(finalized.value_or(-1), *entry.target));
        if (!entry.liveBase) {
            entry.liveBase = final;
            continue;
        }
        if (final <= *entry.liveBase)
            continue;
        const auto missing =
            chain::firstMissingOf(entry.stream, entry.wanted.intersected(Interval{*entry.liveBase + 1, final}));
        if (!missing || final - *missing >= mostLiveBehind)
            entry.liveBase = final;
    }
}

void StreamBook::forgetLiveBases()
{
    for (auto& entry : m_entries)
        entry.liveBase.reset();
}

void StreamBook::cover(const std::vector<Interval>& ranges, const chain::Streams& streams,
                       const std::vector<chain::ProvenRange>& proven)
{
    for (auto& entry : m_entries)
        if (std::find(streams.begin(), streams.end(), entry.spec) != streams.end())
            for (const auto& range : ranges) {
                entry.stream.covered.add(range);
                entry.stream.unscheduled.subtract(range);
            }
    for (const Interval& range : ranges)
        m_proven.subtract(range);
    for (const auto& proof : proven)
        m_proven.add(proof.range);
}

void StreamBook::applyToDerived(const store::Commit& commit)
{
    indexing::applyToDerived(m_entries, commit);
}

void StreamBook::applyPiece(const store::DerivedPiece& piece)
{
    indexing::applyPiece(m_entries, piece);
}

void StreamBook::undo(Height ancestor)
{
    const Interval undone{ancestor + 1, std::numeric_limits<Height>::max() / 2};
    m_proven.subtract(undone);
    for (auto& entry : m_entries) {
        entry.stream.covered.subtract(undone);
        entry.stream.unscheduled.subtract(undone);
    }
}

void StreamBook::uncover(const chain::Streams& streams, const IntervalSet& blocks)
{
    for (auto& entry : m_entries)
        if (chain::contains(streams, entry.stream.name) || isDerivedFrom(entry, streams))
            entry.stream.covered.subtract(blocks);
}

void StreamBook::schedule()
{
    for (auto& entry : m_entries)
        entry.stream.unscheduled.clear();
}

const LedgerEntry* StreamBook::find(const QString& stream) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const LedgerEntry& entry) { return entry.stream.name == stream; });
    return found == m_entries.end() ? nullptr : &*found;
}

std::optional<Height> StreamBook::stored() const
{
    std::optional<Height> stored;
    for (const auto& entry : m_entries)
        if (const auto last = entry.stream.covered.last(); last && (!stored || *last > *stored))
            stored = last;
    return stored;
}

Height StreamBook::start() const
{
    Height start = m_entries.empty() ? 0 : m_entries.front().stream.from;
    for (const auto& entry : m_entries)
        start = std::min(start, entry.stream.from);
    return start;
}

bool StreamBook::isInner(Height height) const
{
    return std::all_of(m_entries.begin(), m_entries.end(),
                       [height](const LedgerEntry& entry) { return entry.stream.covered.contains(height + 1); });
}

std::optional<Height> StreamBook::newestWanted(Height head) const
{
    return chain::newestWanted(streamsOf(m_entries), head, m_end);
}

std::optional<Height> StreamBook::indexedOf(Height newest) const
{
    return chain::indexedOf(streamsOf(m_entries), newest, m_confirmations);
}

IntervalSet StreamBook::wantedAt(Height head, const chain::Stream& stream) const
{
    return chain::wantedOf(stream, head, m_confirmations, m_end);
}

}  // namespace signalbox::indexing
