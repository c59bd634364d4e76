// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <list>
#include <map>
#include <vector>

#include "chain/interval_set.h"
#include "chain/stream_spec.h"
#include "evm/log_decoder.h"

namespace signalbox::evm {

/// The number of logs per block in accepted answers: when an endpoint is found to omit logs, its earlier answers are
/// compared with the chain. Bounded: for the oldest ranges, only the blocks are recorded. Pure.
class ToldRanges {
public:
    struct Told {
        Interval range;
        chain::Streams streams;
        std::vector<qint64> endpoints;                    ///< each of them returned a part, or all
        bool byHash = false;                              ///< true if read block by block, not by range
        std::vector<std::pair<quint32, quint32>> counts;  ///< block − range.lo, logs; ascending
        int attempts = 0;                                 ///< failed checks
        bool counted = true;                              ///< false if too old: the counts were dropped

        qint64 logsOf(Height block) const;
    };

    static Told of(Interval range, chain::Streams streams, const std::vector<LogBlock>& blocks);

    void add(Told told);
    /// Removes and returns the endpoint's ranges.
    std::list<Told> take(qint64 endpoint);

private:
    static constexpr std::size_t mostBlocks = 200'000;  // with logs: 1.6 MB
    static constexpr std::size_t mostRanges = 20'000;

    std::list<Told> m_told;  ///< oldest first
    std::size_t m_blocks = 0;
    std::map<std::pair<qint64, chain::Streams>, chain::IntervalSet> m_uncounted;  ///< by endpoint and streams
};

}  // namespace signalbox::evm
