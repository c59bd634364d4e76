// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/ledger.h"

#include <algorithm>

namespace signalbox::indexing {

void Ledger::adopt(const store::StoredChain& state, const WorkerConfig& config, bool holdLost)
{
    m_streams.adopt(state, config, holdLost);
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
    m_streams.forgetLiveBases();
    m_progress.cutTo(head.number);
    m_times.removeAbove(head.number);
    setHead(head, finalizedTag, config);
}

void Ledger::retarget(const WorkerConfig& config)
{
    m_streams.retarget(m_head ? std::optional(m_head->number) : std::nullopt, finalized(), config);
}

void Ledger::applyCommit(const std::vector<Interval>& ranges, const chain::Streams& streams,
                         const std::vector<chain::BlockRef>& blocks, const std::vector<chain::ProvenRange>& proven)
{
    m_streams.cover(ranges, streams, proven);
    m_recent.add(blocks);
    for (auto block = blocks.begin(); block != blocks.end(); ++block)
        if (std::next(block) == blocks.end() || std::next(block)->number != block->number + 1 ||
            std::any_of(ranges.begin(), ranges.end(),
                        [block](const Interval& range) { return range.hi == block->number; }))
            rememberTime(block->number, block->timestamp);
    m_streams.advanceLiveBases(finalized());
}

void Ledger::undo(Height ancestor)
{
    m_streams.undo(ancestor);
    m_progress.undo(ancestor);
    m_recent.removeAbove(ancestor);
    m_times.removeAbove(ancestor);
}

void Ledger::rememberTime(Height height, qint64 unixSeconds)
{
    m_times.remember(height, unixSeconds, [this](Height block) { return m_streams.isInner(block); });
}

std::optional<Height> Ledger::knownHead() const
{
    return m_head ? std::optional(m_head->number) : m_last ? std::optional(m_last->head) : std::nullopt;
}

std::optional<Height> Ledger::newestWanted() const
{
    // Stored blocks prove the chain's length: an endpoint that lags after a start decreases nothing.
    const auto head = std::max(knownHead(), stored());
    return head ? m_streams.newestWanted(*head) : std::nullopt;
}

std::optional<Height> Ledger::indexed() const
{
    const auto newest = newestWanted();
    return newest ? m_streams.indexedOf(*newest) : std::nullopt;
}

}  // namespace signalbox::indexing
