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
        else if (*first <= final && (quiet || m_more || isLarge(rows - m_rows, now)))
            return final;
        if (quiet)
            above = std::max(above.value_or(final), *open.last());
    }
    return above;
}

bool DerivedWork::isLarge(qint64 rows, qint64 now) const
{
    return rows >= largeRows || (rows >= pieceRows && now - m_at >= leastMs);
}

void DerivedWork::done(const store::DerivedPiece& piece, Height upTo, qint64 rows, qint64 now)
{
    if (m_unsure || !piece.covered.empty())
        m_at = now;
    m_attempts = 0;
    m_retryAt = 0;
    m_unsure = !piece.uncovered.empty();
    if (upTo >= 0 && piece.stream.isEmpty())
        m_more = false;
    if (piece.covered.empty())
        return;
    m_more = piece.more;
    m_rows = rows;
}

void DerivedWork::failed(qint64 firstMs, qint64 mostMs, qint64 now)
{
    m_retryAt = now + backoffMs(firstMs, mostMs, ++m_attempts);
}

}  // namespace signalbox::indexing
