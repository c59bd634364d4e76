// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/ledger.h"

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

void Ledger::adopt(const store::StoredChain& state, const WorkerConfig& config, bool holdLost)
{
    std::vector<StreamConfig> wanted = config.streams;
    if (wanted.empty())
        for (const auto& stream : state.streams)
            wanted.push_back({stream.spec.name, stream.from, stream.to});

    std::vector<Entry> entries;
    for (const auto& want : wanted) {
        Entry entry;
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
    m_recent.clear();
    m_recent.add(state.recent);
    if (config.last && !m_last) {
        m_last = config.last;
        m_progress.resume(*config.last);
        if (config.last->headTime)
            rememberTime(config.last->head, *config.last->headTime);
    }
    retarget(config);
}

void Ledger::setHead(const chain::BlockRef& head, std::optional<Height> finalizedTag, const WorkerConfig& config)
{
    m_finality.observe(head.number, finalizedTag, config.reorgDepth);
    // An older head, from an endpoint that lags, is ignored.
    if (!m_head || head.number >= m_head->number)
        m_head = head;
    retarget(config);
}

void Ledger::lowerHead(const chain::BlockRef& head, const WorkerConfig& config)
{
    m_head = head;
    m_progress.cutTo(head.number);
    retarget(config);
}

void Ledger::correctHead(const chain::BlockRef& head, std::optional<Height> finalizedTag, const WorkerConfig& config)
{
    m_finality = {};
    m_head.reset();
    for (auto& entry : m_entries)
        entry.liveBase.reset();
    m_progress.cutTo(head.number);
    m_times.removeAbove(head.number);
    setHead(head, finalizedTag, config);
}

void Ledger::retarget(const WorkerConfig& config)
{
    m_confirmations = config.confirmations;
    m_end = config.end;
    for (auto& entry : m_entries) {
        entry.wanted = m_head ? wantedAt(m_head->number, entry.stream) : IntervalSet();
        entry.target = entry.wanted.last();
    }
    advanceLiveBases();
}

void Ledger::advanceLiveBases()
{
    for (auto& entry : m_entries) {
        if (!entry.target)
            continue;
        const Height final = std::max(entry.stream.from - 1, std::min(finalized().value_or(-1), *entry.target));
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

void Ledger::applyCommit(const std::vector<Interval>& ranges, const chain::Streams& streams,
                         const std::vector<chain::BlockRef>& blocks, const std::vector<chain::ProvenRange>& proven)
{
    for (auto& entry : m_entries)
        if (std::find(streams.begin(), streams.end(), entry.spec) != streams.end())
            for (const auto& range : ranges) {
                entry.stream.covered.add(range);
                entry.stream.unscheduled.subtract(range);
            }
    m_recent.add(blocks);
    for (auto block = blocks.begin(); block != blocks.end(); ++block)
        if (std::next(block) == blocks.end() || std::next(block)->number != block->number + 1 ||
            std::any_of(ranges.begin(), ranges.end(),
                        [block](const Interval& range) { return range.hi == block->number; }))
            rememberTime(block->number, block->timestamp);
    for (const Interval& range : ranges)
        m_proven.subtract(range);
    for (const auto& proof : proven)
        m_proven.add(proof.range);
    advanceLiveBases();
}

void Ledger::applyToDerived(const store::Commit& commit)
{
    indexing::applyToDerived(m_entries, commit);
}

void Ledger::applyPiece(const store::DerivedPiece& piece)
{
    indexing::applyPiece(m_entries, piece);
}

void Ledger::undo(Height ancestor)
{
    m_proven.subtract({ancestor + 1, std::numeric_limits<Height>::max() / 2});
    for (auto& entry : m_entries) {
        entry.stream.covered.subtract({ancestor + 1, std::numeric_limits<Height>::max() / 2});
        entry.stream.unscheduled.subtract({ancestor + 1, std::numeric_limits<Height>::max() / 2});
    }
    m_progress.undo(ancestor);
    m_recent.removeAbove(ancestor);
    m_times.removeAbove(ancestor);
}

void Ledger::uncover(const chain::Streams& streams, const IntervalSet& blocks)
{
    for (auto& entry : m_entries)
        if (chain::contains(streams, entry.stream.name) || isDerivedFrom(entry, streams))
            entry.stream.covered.subtract(blocks);
}

void Ledger::schedule()
{
    for (auto& entry : m_entries)
        entry.stream.unscheduled.clear();
}

const Ledger::Entry* Ledger::find(const QString& stream) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry& entry) { return entry.stream.name == stream; });
    return found == m_entries.end() ? nullptr : &*found;
}

std::optional<Height> Ledger::stored() const
{
    std::optional<Height> stored;
    for (const auto& entry : m_entries)
        if (const auto last = entry.stream.covered.last(); last && (!stored || *last > *stored))
            stored = last;
    return stored;
}

Height Ledger::start() const
{
    Height start = m_entries.empty() ? 0 : m_entries.front().stream.from;
    for (const auto& entry : m_entries)
        start = std::min(start, entry.stream.from);
    return start;
}

void Ledger::rememberTime(Height height, qint64 unixSeconds)
{
    m_times.remember(height, unixSeconds, [this](Height block) {
        return std::all_of(m_entries.begin(), m_entries.end(),
                           [block](const Entry& entry) { return entry.stream.covered.contains(block + 1); });
    });
}

std::optional<Height> Ledger::knownHead() const
{
    return m_head ? std::optional(m_head->number) : m_last ? std::optional(m_last->head) : std::nullopt;
}

std::optional<Height> Ledger::newestWanted() const
{
    // Stored blocks prove the chain's length: an endpoint that lags after a start decreases nothing.
    const auto head = std::max(knownHead(), stored());
    return head ? chain::newestWanted(streamsOf(m_entries), *head, m_end) : std::nullopt;
}

std::optional<Height> Ledger::indexed() const
{
    const auto newest = newestWanted();
    return newest ? chain::indexedOf(streamsOf(m_entries), *newest, m_confirmations) : std::nullopt;
}

IntervalSet Ledger::wantedAt(Height head, const chain::Stream& stream) const
{
    return chain::wantedOf(stream, head, m_confirmations, m_end);
}

}  // namespace signalbox::indexing
