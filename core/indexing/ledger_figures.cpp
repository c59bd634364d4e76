// SPDX-License-Identifier: GPL-3.0-or-later

// What the ledger says of the whole chain: Indexed, lag, progress.
#include <algorithm>
#include <cmath>

#include "indexing/ledger.h"

namespace signalbox::indexing {

std::optional<Height> Ledger::knownHead() const
{
    return m_head ? std::optional(m_head->number) : m_last ? std::optional(m_last->head) : std::nullopt;
}

namespace {

std::vector<const chain::Stream*> streamsOf(const std::vector<Ledger::Entry>& entries)
{
    std::vector<const chain::Stream*> streams;
    streams.reserve(entries.size());
    for (const auto& entry : entries)
        streams.push_back(&entry.stream);
    return streams;
}

}  // namespace

std::optional<Height> Ledger::newestWanted() const
{
    // What is stored proves that the chain was as long: an endpoint that lags after a start lowers nothing.
    const auto head = std::max(knownHead(), stored());
    return head ? chain::newestWanted(streamsOf(m_entries), *head, m_end) : std::nullopt;
}

std::optional<Height> Ledger::indexed() const
{
    const auto newest = newestWanted();
    return newest ? chain::indexedOf(streamsOf(m_entries), *newest, m_confirmations) : std::nullopt;
}

std::optional<qint64> Ledger::timeNear(Height height, std::optional<double> blockSeconds) const
{
    if (const auto exact = timeOf(height))
        return exact;
    std::optional<std::pair<Height, qint64>> below;
    if (const auto after = m_times.upper_bound(height); after != m_times.begin())
        below = *std::prev(after);
    if (const auto top = m_recent.newest(); top && top->number < height && (!below || top->number > below->first))
        below = {top->number, top->timestamp};
    if (!below || !blockSeconds)
        return std::nullopt;
    const auto estimate = below->second + std::llround(static_cast<double>(height - below->first) * *blockSeconds);
    return m_head ? std::min<qint64>(estimate, m_head->timestamp) : estimate;
}

std::optional<Height> Ledger::doneTarget(const Entry& entry) const
{
    return m_doneTo ? chain::targetOf(entry.stream, *m_doneTo, m_confirmations, m_end) : std::nullopt;
}

bool Ledger::isDone() const
{
    return m_doneTo && std::all_of(m_entries.begin(), m_entries.end(), [this](const Entry& entry) {
               const auto target = doneTarget(entry);
               return !target || entry.stream.covered.containsAll({entry.stream.from, *target});
           });
}

bool Ledger::historyMissing() const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [](const Entry& entry) {
        if (!entry.target || !entry.liveBase)
            return false;
        const Interval history{entry.stream.from, std::min(*entry.liveBase, *entry.target)};
        return !entry.stream.covered.complement(history).without(entry.stream.unscheduled).isEmpty();
    });
}

bool Ledger::noteBackfill()
{
    if (!m_head || m_entries.empty() || m_head->number < start())
        return m_backfilling = false;
    const bool missing = historyMissing();
    if (!m_doneTo)
        m_doneTo = m_head->number;
    // The last run ended as a chain that followed: what came since is a backfill of its own.
    const bool newCount = m_followedHere ? !isDone() : isDone();
    const bool backfilling = missing && (m_backfilling || !m_followedHere || newCount);
    if (backfilling && !m_backfilling) {
        if (newCount)
            m_doneTo = std::max(*m_doneTo, m_head->number);
        if (m_followedHere)
            m_followed = false;  // a stream's history, or what was lost
    }
    m_backfilling = backfilling;
    if (!missing)
        m_followed = m_followedHere = true;
    if (m_followedHere && !backfilling)
        m_doneTo = std::max(*m_doneTo, indexed().value_or(*m_doneTo));
    return backfilling;
}

double Ledger::done() const
{
    std::optional<Height> top;
    chain::IntervalSet missing;
    for (const auto& entry : m_entries)
        if (const auto target = doneTarget(entry)) {
            top = std::max(top.value_or(*target), *target);
            missing.add(chain::missingOf(entry.stream, target));
        }
    if (!top || *top < start())
        return 0;
    const Interval whole{start(), *top};
    return 1.0 - static_cast<double>(missing.countIn(whole)) / static_cast<double>(whole.count());
}

double Ledger::doneOf(const Entry& entry) const
{
    const auto target = doneTarget(entry);
    if (!target)
        return 0;
    const Interval wanted{entry.stream.from, *target};
    return static_cast<double>(entry.stream.covered.countIn(wanted)) / static_cast<double>(wanted.count());
}

}  // namespace signalbox::indexing
