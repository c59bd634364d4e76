// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>

#include "rpc/rate/send_log.h"

namespace signalbox::rpc {

/// Learns how much an endpoint takes in a second from what was sent, accepted and refused. Nothing is held back before
/// the first refusal; then no second holds more than was accepted in the second of that refusal, and small steps try
/// for more. Pure: the caller brings the clock and the lock.
class RateLearner {
public:
    using Clock = SendLog::Clock;
    using Time = SendLog::Time;
    using Id = SendLog::Id;

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
    std::optional<Id> newestBatch() const { return m_log.newestBatch(); }

    std::optional<LearnedRate> learned() const;  ///< none: no limit was met
    int batch(int most) const;                   ///< calls of one request, at most `most`
    Time pausedUntil() const { return m_pausedUntil; }
    int silence() const { return m_silence; }  ///< refusals since something was accepted
    bool callsCount() const { return m_limit && m_unit != RateUnit::Requests; }

private:
    using State = SendLog::State;
    using Sent = SendLog::Entry;
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

    Clock::duration learnedRoom(const SendCost& cost, Time now) const;
    Clock::duration ceilingRoom(const SendCost& cost, Time now) const;
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

    SendLog m_log;
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
