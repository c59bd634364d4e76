// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/rate/send_log.h"

#include <algorithm>

namespace signalbox::rpc {

SendLog::Id SendLog::add(const SendCost& cost, Time now, bool beyond, bool beside)
{
    m_entries.push_back({m_next, notBefore(now), cost, State::Flying, beyond, beside});
    return m_next++;
}

SendLog::Entry* SendLog::find(Id id)
{
    const auto at = std::lower_bound(m_entries.begin(), m_entries.end(), id,
                                     [](const Entry& entry, Id wanted) { return entry.id < wanted; });
    return at != m_entries.end() && at->id == id ? &*at : nullptr;
}

bool SendLog::anyFlying() const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [](const Entry& entry) { return entry.state == State::Flying; });
}

std::optional<SendLog::Id> SendLog::newestBatch() const
{
    const auto entry =
        std::find_if(m_entries.rbegin(), m_entries.rend(), [](const Entry& each) { return each.cost.calls > 1; });
    return entry == m_entries.rend() ? std::nullopt : std::optional(entry->id);
}

double SendLog::taken(Time now, RateUnit unit, Clock::duration span) const
{
    double sum = 0;
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend() && now - entry->at < span; ++entry)
        sum += entry->state == State::Refused ? 0 : entry->cost.in(unit);
    return sum;
}

double SendLog::acceptedBefore(Time at, RateUnit unit, Clock::duration span) const
{
    double sum = 0;
    for (const Entry& entry : m_entries)
        if (entry.state == State::Accepted && entry.at <= at && at - entry.at < span)
            sum += entry.cost.in(unit);
    return sum;
}

SendLog::Clock::duration SendLog::room(const SendCost& cost, RateUnit unit, double limit, Clock::duration span,
                                       Time now) const
{
    const double own = cost.in(unit);
    double sum = taken(now, unit, span);
    Clock::duration wait{};
    // More than a second's worth has to wait for an empty second.
    if (sum <= 0 || sum + own <= limit + 1e-9)
        return wait;
    for (const Entry& entry : m_entries) {
        if (now - entry.at >= span || entry.state == State::Refused)
            continue;
        sum -= entry.cost.in(unit);
        wait = std::max(wait, entry.at + span - now);
        if (sum <= 1e-9 || sum + own <= limit + 1e-9)
            break;
    }
    return wait;
}

void SendLog::prune(Time now, Clock::duration keep)
{
    using namespace std::chrono_literals;
    while (!m_entries.empty() && now - m_entries.front().at > keep &&
           (m_entries.front().state != State::Flying || now - m_entries.front().at > 120s))
        m_entries.pop_front();
}

}  // namespace signalbox::rpc
