// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>

namespace signalbox::rpc {

/// What an endpoint counts against its limit.
enum class RateUnit { Requests, Calls, Weight };

/// What one HTTP request holds: its calls, and their price in the provider's own units.
struct SendCost {
    int calls = 1;
    double weight = 1;
    int requests = 1;
    double in(RateUnit unit) const
    {
        return unit == RateUnit::Requests ? requests : unit == RateUnit::Calls ? calls : weight;
    }
};

/// What is known of an endpoint's limit.
struct LearnedRate {
    double perSecond = 0;
    RateUnit unit = RateUnit::Calls;
    bool operator==(const LearnedRate&) const = default;
};

/// What the words of a refusal tell.
struct RateHint {
    std::optional<double> perSecond;
    std::optional<std::chrono::milliseconds> retryAfter;
    bool weighted = false;  ///< speaks of compute units or credits
};

/// Learns how much an endpoint takes in a second from what was sent, accepted and refused. Nothing is held back before
/// the first refusal; then no second holds more than was accepted in the second of that refusal, and small steps try
/// for more. Pure: the caller brings the clock and the lock.
class RateLearner {
public:
    using Clock = std::chrono::steady_clock;
    using Time = Clock::time_point;
    using Id = std::uint64_t;

    void setCeiling(double callsPerSecond);  ///< the operator's; 0: none
    void setWeighted(bool known);            ///< weights are the provider's prices, not a guess
    /// Of an earlier run; ignored when something was learned since.
    void restore(const LearnedRate& rate, Time now);
    void forget();  ///< the pause and what refusals said of it: the operator wants it tried

    /// 0: may be sent now. Asking may begin a step upward: only when somebody has to wait can the limit be too low.
    Clock::duration waitFor(const SendCost& cost, Time now);
    bool isMoreThanASecond(const SendCost& cost) const;
    Clock::duration estimate(const SendCost& cost, Time now) const;  ///< the same, and nothing changes
    /// It fits into what `first`, which has to wait, leaves of the second, and makes that wait no longer.
    bool fitsBeside(const SendCost& first, const SendCost& cost, Time now) const;
    Id sent(const SendCost& cost, Time now, bool beside = false);
    void accepted(Id id, Time now);
    /// `elements` < 0: the whole request. True when it was the price of a deliberate step, no trouble.
    bool refused(Id id, int elements, const RateHint& hint, Time now);
    void lost(Id id);  ///< neither: the connection broke
    std::optional<Id> newestBatch() const;

    std::optional<LearnedRate> learned() const;  ///< none: no limit was met
    int batch(int most) const;                   ///< calls of one request, at most `most`
    Time pausedUntil() const { return m_pausedUntil; }
    int silence() const { return m_silence; }  ///< refusals since something was accepted
    bool callsCount() const { return m_limit && m_unit != RateUnit::Requests; }

private:
    enum class State { Flying, Accepted, Refused };
    struct Sent {
        Id id = 0;
        Time at{};
        SendCost cost;
        State state = State::Flying;
        bool beyond = false;  ///< more than the level that is sure
        bool beside = false;  ///< passed others in the line
    };
    struct Pending {
        Sent item;
        RateHint hint;
        bool step = false;
        Time until{};
    };
    /// A refusal: what was accepted in the second before, and what was refused.
    struct Point {
        double low[3]{}, high[3]{};
    };

    Sent* find(Id id);
    double taken(Time now, RateUnit unit, Clock::duration window) const;
    Clock::duration room(const SendCost& cost, RateUnit unit, double limit, Clock::duration span, Time now) const;
    Clock::duration learnedRoom(const SendCost& cost, Time now) const;
    Clock::duration ceilingRoom(const SendCost& cost, Time now) const;
    double acceptedBefore(Time at, RateUnit unit, Id except) const;
    Clock::duration window() const;
    bool isBeyond(const SendCost& cost, Time now) const;
    double callsPerSecond() const;
    int testCalls() const;
    double step() const;
    double probeSeconds() const;
    void note(const Point& point);
    void decideUnit();
    void setUnit(RateUnit unit, double limit);
    void settle(Time now);
    void cut(const Sent& item, const RateHint& hint, Time now);
    void grow(Time now, double wanted);
    void prune(Time now);

    std::deque<Sent> m_log;
    Id m_next = 1;
    double m_ceiling = 0;
    bool m_weighted = false;
    std::optional<double> m_limit;  ///< in m_unit, in a second
    RateUnit m_unit = RateUnit::Calls;
    bool m_unitKnown = false;
    bool m_testing = false;  ///< the next batch is to be far larger than the limit in calls
    bool m_tested = false;   ///< such a batch was refused, or the endpoint's words name the unit
    Id m_test = 0;
    std::optional<Pending> m_pending;  ///< a refusal, while others are on their way
    mutable int m_most = 0;            ///< calls that the caller would put into one request
    std::deque<Point> m_points;
    int m_alone = 0;  ///< batches that were refused with nothing beside them, one after another
    int m_votes = 0;  ///< refusals in a row that speak for another unit

    double m_level = 0;      ///< the limit that held before the step under trial
    double m_best = 0;       ///< the highest that held lately
    double m_increment = 0;  ///< of the step under trial; 0: none
    int m_steps = 0;         ///< that held, one after another
    Time m_raisedAt{}, m_probeAt{}, m_cutAt{}, m_cutSentAt{}, m_cleanFrom{}, m_knownAt{}, m_overCeilingUntil{},
        m_testUntil{};
    Time m_pausedUntil{};
    int m_silence = 0;
    double m_latency = 0, m_jitter = 0;  ///< seconds
    double m_weightOfCall = 1;           ///< mean over batches
};

}  // namespace signalbox::rpc
