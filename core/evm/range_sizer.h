// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/interval.h"

namespace signalbox::evm {

/// How many blocks the next request should hold: about 2,500 rows or 1.5 MB an answer, by the density seen lately; at
/// most four times the last size, so that a dense stretch after an empty one is met gently.
class RangeSizer {
public:
    void answered(qint64 blocks, qint64 rows, qint64 bytes);
    void refused(qint64 blocks);  ///< so many were too many
    /// `cap`: structural, 0 none; `maxRows`: known cap on results, 0 none; `most`: our own ceiling.
    qint64 next(qint64 cap, qint64 maxRows, qint64 most) const;
    double rowsPerBlock() const { return m_rows; }

private:
    double m_rows = 0, m_bytes = 0;
    qint64 m_size = 32;
    bool m_seen = false;
};

}  // namespace signalbox::evm
