// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/doubt/told_ranges.h"

#include <algorithm>

namespace signalbox::evm {

qint64 ToldRanges::Told::logsOf(Height block) const
{
    const auto offset = static_cast<quint32>(block - range.lo);
    const auto at = std::lower_bound(counts.begin(), counts.end(), std::pair<quint32, quint32>(offset, 0));
    return at != counts.end() && at->first == offset ? at->second : 0;
}

ToldRanges::Told ToldRanges::of(Interval range, chain::Streams streams, const std::vector<LogBlock>& blocks)
{
    Told told{range, std::move(streams), {}, false, {}, 0, true};
    told.counts.reserve(blocks.size());
    for (const LogBlock& block : blocks)
        told.counts.emplace_back(static_cast<quint32>(block.number - range.lo), static_cast<quint32>(block.logs));
    return told;
}

void ToldRanges::add(Told told)
{
    m_blocks += told.counts.size();
    // Followed blocks are joined one by one, whichever endpoints alternate: the range is recorded for all of them.
    if (!m_told.empty()) {
        Told& last = m_told.back();
        if (last.byHash && told.byHash && last.range.hi + 1 == told.range.lo && last.range.count() < 1'000 &&
            last.streams == told.streams) {
            const auto shift = static_cast<quint32>(told.range.lo - last.range.lo);
            for (const auto& [offset, logs] : told.counts)
                last.counts.emplace_back(offset + shift, logs);
            last.range.hi = told.range.hi;
            for (const qint64 endpoint : told.endpoints)
                if (std::find(last.endpoints.begin(), last.endpoints.end(), endpoint) == last.endpoints.end())
                    last.endpoints.push_back(endpoint);
            return;
        }
    }
    m_told.push_back(std::move(told));
    while (m_told.size() > 1 && (m_blocks > mostBlocks || m_told.size() > mostRanges)) {
        const Told& oldest = m_told.front();
        for (const qint64 endpoint : oldest.endpoints)
            m_uncounted[{endpoint, oldest.streams}].add(oldest.range);
        m_blocks -= oldest.counts.size();
        m_told.pop_front();
    }
}

std::list<ToldRanges::Told> ToldRanges::take(qint64 endpoint)
{
    std::list<Told> taken;
    for (auto told = m_told.begin(); told != m_told.end();) {
        const auto next = std::next(told);
        if (std::find(told->endpoints.begin(), told->endpoints.end(), endpoint) != told->endpoints.end()) {
            m_blocks -= told->counts.size();
            taken.splice(taken.end(), m_told, told);
        }
        told = next;
    }
    for (auto at = m_uncounted.lower_bound({endpoint, {}}); at != m_uncounted.end() && at->first.first == endpoint;
         at = m_uncounted.erase(at))
        for (const Interval& range : at->second) {
            Told old = of(range, at->first.second, {});
            old.counted = false;
            taken.push_back(std::move(old));
        }
    return taken;
}

}  // namespace signalbox::evm
