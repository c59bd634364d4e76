// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>

#include "rpc/rate/rate_values.h"

namespace signalbox::rpc {

inline std::chrono::steady_clock::duration durationOf(double seconds)
{
    return std::chrono::duration_cast<std::chrono::steady_clock::duration>(std::chrono::duration<double>(seconds));
}

/// The requests of the last seconds in the order of sending, with the endpoint's response to each.
class SendLog {
public:
    using Clock = std::chrono::steady_clock;
    using Time = Clock::time_point;
    using Id = std::uint64_t;

    enum class State { Flying, Accepted, Refused };
    struct Entry {
        Id id = 0;
        Time at{};
        SendCost cost;
        State state = State::Flying;
        bool beyond = false;  ///< exceeded the confirmed level
        bool beside = false;  ///< overtook others in the queue
    };

    /// Times never decrease: an earlier one is replaced by that of the previous entry.
    Id add(const SendCost& cost, Time now, bool beyond, bool beside);
    Time notBefore(Time now) const { return m_entries.empty() ? now : std::max(now, m_entries.back().at); }
    Id next() const { return m_next; }
    Entry* find(Id id);
    bool anyFlying() const;
    std::optional<Id> newestBatch() const;
    const std::deque<Entry>& entries() const { return m_entries; }

    /// Sent in the last `span` and not refused.
    double taken(Time now, RateUnit unit, Clock::duration span) const;
    /// Accepted in the `span` that ends at `at`.
    double acceptedBefore(Time at, RateUnit unit, Clock::duration span) const;
    /// Time until `cost` fits in addition to the requests of the last `span`; 0 for now.
    Clock::duration room(const SendCost& cost, RateUnit unit, double limit, Clock::duration span, Time now) const;
    /// Drops entries older than `keep`; requests without an answer are kept for two minutes.
    void prune(Time now, Clock::duration keep);

private:
    std::deque<Entry> m_entries;
    Id m_next = 1;
};

}  // namespace signalbox::rpc
