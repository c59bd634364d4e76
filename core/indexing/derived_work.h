// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "indexing/ledger.h"

namespace signalbox::indexing {

/// When a derived stream (rows computed from stored rows) takes its next piece. Pieces are large while history is
/// fetched, so that what belongs to one key is added once; when nothing is fetched, whatever is left is taken.
class DerivedWork {
public:
    static constexpr qint64 pieceRows = 50'000;  ///< of the base

    /// The height up to which a piece may be computed now; none: nothing is due. `rows`: committed so far. `quiet`: no
    /// history is being fetched or written; then the blocks above finalized are taken too, which were stored before
    /// their stream was added.
    std::optional<Height> next(const Ledger& ledger, qint64 rows, bool quiet, qint64 now) const;
    void done(const store::DerivedPiece& piece, qint64 rows);
    void reloaded() { m_unsure = true; }  ///< the base may cover less than it did
    void failed(qint64 firstMs, qint64 mostMs, qint64 now);
    qint64 retryAt() const { return m_retryAt; }  ///< 0: nothing failed

private:
    bool m_unsure = true;
    bool m_more = true;  ///< a whole piece may be waiting
    qint64 m_rows = 0;   ///< committed when the last piece was taken
    int m_attempts = 0;
    qint64 m_retryAt = 0;
};

}  // namespace signalbox::indexing
