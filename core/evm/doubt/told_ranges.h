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

/// How many logs each block brought in answers that were taken: when an endpoint turns out to leave logs out, what it
/// returned before is held against the chain. Bounded: of the oldest ranges only the blocks are known. Pure.
class ToldRanges {
public:
    struct Told {
        Interval range;
        chain::Streams streams;
        std::vector<qint64> endpoints;                    ///< each of them answered a part, or all
        bool byHash = false;                              ///< block by block, not by range
        std::vector<std::pair<quint32, quint32>> counts;  ///< block − range.lo, logs; ascending
        int attempts = 0;                                 ///< failed checks
        bool counted = true;                              ///< false: too old, the counts were given up

        qint64 logsOf(Height block) const;
    };

    static Told of(Interval range, chain::Streams streams, const std::vector<LogBlock>& blocks);

    void add(Told told);
    /// Takes out what the endpoint returned.
    std::list<Told> take(qint64 endpoint);

private:
    static constexpr std::size_t mostBlocks = 200'000;  // with logs: 1.6 MB
    static constexpr std::size_t mostRanges = 20'000;

    std::list<Told> m_told;  ///< oldest first
    std::size_t m_blocks = 0;
    std::map<std::pair<qint64, chain::Streams>, chain::IntervalSet> m_uncounted;  ///< by endpoint and streams
};

}  // namespace signalbox::evm
