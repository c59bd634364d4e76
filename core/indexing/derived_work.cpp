// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/derived_work.h"

#include "indexing/derived_streams.h"
#include "indexing/retry_list.h"

namespace signalbox::indexing {

std::optional<Height> DerivedWork::next(const Ledger& ledger, qint64 rows, bool quiet, qint64 now) const
{
    if (m_retryAt > now)
        return std::nullopt;
    const Height final = ledger.finalized().value_or(-1);
    std::optional<Height> above;
    for (const Ledger::Entry& entry : ledger.entries()) {
        if (!entry.isDerived())
            continue;
        if (m_unsure)
            return final;
        const chain::IntervalSet open = openTo(ledger.entries(), entry);
        if (const auto first = open.first(); !first)
            continue;
        else if (*first <= final && (quiet || m_more || rows - m_rows >= pieceRows))
            return final;
        if (quiet)
            above = std::max(above.value_or(final), *open.last());
    }
    return above;
}

void DerivedWork::done(const store::DerivedPiece& piece, qint64 rows)
{
    m_attempts = 0;
    m_retryAt = 0;
    m_unsure = !piece.uncovered.empty();
    if (piece.covered.empty())
        return;
    m_more = piece.rows >= pieceRows;
    m_rows = rows;
}

void DerivedWork::failed(qint64 firstMs, qint64 mostMs, qint64 now)
{
    m_retryAt = now + backoffMs(firstMs, mostMs, ++m_attempts);
}

}  // namespace signalbox::indexing
