// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/progress.h"

#include <algorithm>

#include "indexing/ledger.h"
#include "indexing/ledger_sums.h"

namespace signalbox::indexing {

void Progress::resume(const LastKnown& last)
{
    m_doneTo = last.doneTo;
    m_followed = last.followed;
}

void Progress::cutTo(Height head)
{
    if (m_doneTo && *m_doneTo > head)
        m_doneTo = head;
}

void Progress::undo(Height ancestor)
{
    if (m_followedHere && !m_backfilling)
        cutTo(ancestor);
}

chain::IntervalSet Progress::wanted(const LedgerEntry& entry) const
{
    return m_doneTo ? m_ledger.streams().wantedAt(*m_doneTo, entry.stream) : chain::IntervalSet();
}

bool Progress::isDone() const
{
    const auto& entries = m_ledger.entries();
    return m_doneTo && std::all_of(entries.begin(), entries.end(), [this](const LedgerEntry& entry) {
               return !chain::firstMissingOf(entry.stream, wanted(entry));
           });
}

bool Progress::noteBackfill()
{
    const auto& head = m_ledger.head();
    if (!head || m_ledger.entries().empty() || head->number < m_ledger.start())
        return m_backfilling = false;
    const bool missing = historyMissing(m_ledger);
    if (!m_doneTo)
        m_doneTo = head->number;
    // The last run ended while the chain was followed: the blocks since then are a backfill of their own.
    const bool newCount = m_followedHere ? !isDone() : isDone();
    const bool backfilling = missing && (m_backfilling || !m_followedHere || newCount);
    if (backfilling && !m_backfilling) {
        if (newCount)
            m_doneTo = std::max(*m_doneTo, head->number);
        if (m_followedHere)
            m_followed = false;  // a stream's history, or lost coverage
    }
    m_backfilling = backfilling;
    if (!missing)
        m_followed = m_followedHere = true;
    if (m_followedHere && !backfilling)
        m_doneTo = std::max(*m_doneTo, m_ledger.indexed().value_or(*m_doneTo));
    return backfilling;
}

double Progress::done() const
{
    std::optional<Height> top;
    chain::IntervalSet missing;
    for (const auto& entry : m_ledger.entries())
        if (const auto blocks = wanted(entry); !blocks.isEmpty()) {
            top = std::max(top.value_or(*blocks.last()), *blocks.last());
            missing.add(chain::missingOf(entry.stream, blocks));
        }
    const Height start = m_ledger.start();
    if (!top || *top < start)
        return 0;
    const Interval whole{start, *top};
    return 1.0 - static_cast<double>(missing.countIn(whole)) / static_cast<double>(whole.count());
}

double Progress::doneOf(const LedgerEntry& entry) const
{
    const auto blocks = wanted(entry);
    if (blocks.isEmpty())
        return 0;
    return 1.0 -
           static_cast<double>(chain::missingOf(entry.stream, blocks).count()) / static_cast<double>(blocks.count());
}

}  // namespace signalbox::indexing
