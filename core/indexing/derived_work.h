// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "indexing/ledger.h"

namespace signalbox::indexing {

/// Decides when a derived stream (rows computed from stored rows) computes its next piece. Pieces are large during a
/// backfill, so that values of one key are added once: pieceRows at least, and more if these are stored within leastMs.
/// When no blocks are fetched, all remaining ones are computed.
class DerivedWork {
public:
    static constexpr qint64 pieceRows = 50'000;  ///< rows of the base
    static constexpr qint64 largeRows = 200'000;
    static constexpr qint64 leastMs = 2'000;  ///< between two pieces that are not large

    /// The height up to which a piece may be computed now; none if none is due. `rows`: committed so far. `quiet`: no
    /// history is being fetched or written; then blocks above finalized that were stored before their stream was added
    /// are included, too.
    std::optional<Height> next(const Ledger& ledger, qint64 rows, bool quiet, qint64 now) const;
    void done(const store::DerivedPiece& piece, Height upTo, qint64 rows, qint64 now);
    void reloaded() { m_unsure = true; }  ///< the base may cover less than before
    void failed(qint64 firstMs, qint64 mostMs, qint64 now);
    qint64 retryAt() const { return m_retryAt; }  ///< 0 if none failed

private:
    bool isLarge(qint64 rows, qint64 now) const;

    bool m_unsure = true;
    bool m_more = true;  ///< a full piece may be waiting
    qint64 m_rows = 0;   ///< rows committed when the last piece was computed
    qint64 m_at = 0;     ///< when that was
    int m_attempts = 0;
    qint64 m_retryAt = 0;
};

}  // namespace signalbox::indexing
