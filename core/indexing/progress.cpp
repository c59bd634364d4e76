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

std::optional<Height> Progress::target(const LedgerEntry& entry) const
{
    return m_doneTo ? m_ledger.targetAt(*m_doneTo, entry.stream) : std::nullopt;
}

bool Progress::isDone() const
{
    const auto& entries = m_ledger.entries();
    return m_doneTo && std::all_of(entries.begin(), entries.end(), [this](const LedgerEntry& entry) {
               const auto last = target(entry);
               return !last || entry.stream.covered.containsAll({entry.stream.from, *last});
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
        if (const auto last = target(entry)) {
            top = std::max(top.value_or(*last), *last);
            missing.add(chain::missingOf(entry.stream, last));
        }
    const Height start = m_ledger.start();
    if (!top || *top < start)
        return 0;
    const Interval whole{start, *top};
    return 1.0 - static_cast<double>(missing.countIn(whole)) / static_cast<double>(whole.count());
}

double Progress::doneOf(const LedgerEntry& entry) const
{
    const auto last = target(entry);
    if (!last)
        return 0;
    const Interval wanted{entry.stream.from, *last};
    return static_cast<double>(entry.stream.covered.countIn(wanted)) / static_cast<double>(wanted.count());
}

}  // namespace signalbox::indexing
