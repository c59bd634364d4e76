// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/interval.h"

namespace signalbox::evm {

/// Size of the next request in blocks: about 2,500 rows or 1.5 MB per answer, by the recent density; at most four times
/// the last size, so that a dense stretch after an empty one is approached gradually.
class RangeSizer {
public:
    void answered(qint64 blocks, qint64 rows, qint64 bytes);
    void refused(qint64 blocks);  ///< `blocks` were too many
    /// `cap`: fixed limit, 0 if none; `maxRows`: known limit on results, 0 if none; `most`: our own maximum.
    qint64 next(qint64 cap, qint64 maxRows, qint64 most) const;
    double rowsPerBlock() const { return m_rows; }

private:
    double m_rows = 0, m_bytes = 0;
    qint64 m_size = 32;
    bool m_seen = false;
};

}  // namespace signalbox::evm
