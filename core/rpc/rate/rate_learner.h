// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "rpc/rate/answer_times.h"
#include "rpc/rate/rate_ceiling.h"
#include "rpc/rate/rate_pause.h"
#include "rpc/rate/unit_evidence.h"

namespace signalbox::rpc {

/// Learns how many requests an endpoint accepts per second from the sent, accepted and refused ones. Requests are not
/// delayed before the first refusal; then no second contains more than was accepted in the second of that refusal, and
/// small steps test for more. Pure: the caller provides the clock and the lock.
class RateLearner {
public:
    using Clock = SendLog::Clock;
    using Time = SendLog::Time;
    using Id = SendLog::Id;

    void setCeiling(double callsPerSecond) { m_ceiling.lower(callsPerSecond); }  ///< the operator's; 0 for none
    void setWeighted(bool known);  ///< true if weights are the provider's prices, not a guess
    /// From an earlier run; ignored if a limit was learned since.
    void restore(const LearnedRate& rate, Time now);
    void forget()
    {
        m_pause.forget();
    }  ///< drops the pause and the refusals' limits, because the operator asked for an attempt

    /// 0 if it may be sent now. Calling this may begin a step upward: only when a sender has to wait can the limit be
    /// too low.
    Clock::duration waitFor(const SendCost& cost, Time now);
    bool isMoreThanASecond(const SendCost& cost) const;
    Clock::duration estimate(const SendCost& cost, Time now) const;  ///< the same without changes of state
    /// True if it fits into the part of the second that `first`, which has to wait, leaves, and does not make that wait
    /// longer.
    bool fitsBeside(const SendCost& first, const SendCost& cost, Time now) const;
    Id sent(const SendCost& cost, Time now, bool beside = false);
    void accepted(Id id, Time now);
    /// `elements` < 0: the whole request. True if it was the price of a deliberate step, not a failure.
    bool refused(Id id, int elements, const RateHint& hint, Time now);
    void lost(Id id);  ///< neither: the connection broke
    std::optional<Id> newestBatch() const { return m_log.newestBatch(); }

    std::optional<LearnedRate> learned() const;  ///< none if no limit was met
    int batch(int most) const;                   ///< calls per request, at most `most`
    Time pausedUntil() const { return m_pause.until(); }
    int silence() const { return m_pause.silence(); }  ///< refusals since the last acceptance
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

    Clock::duration learnedRoom(const SendCost& cost, Time now) const;
    Clock::duration window() const;
    bool isBeyond(const SendCost& cost, Time now) const;
    double callsPerSecond() const;
    int testCalls() const;
    double step() const;
    double probeSeconds() const;
    void decideUnit();
    void setUnit(RateUnit unit, double limit);
    void settle(Time now);
    void cut(const Sent& item, const RateHint& hint, Time now);
    void grow(Time now, double wanted);

    SendLog m_log;
    RateCeiling m_ceiling;
    bool m_weighted = false;
    std::optional<double> m_limit;  ///< in m_unit, per second
    RateUnit m_unit = RateUnit::Calls;
    bool m_unitKnown = false;
    bool m_testing = false;  ///< true if the next batch must be far larger than the limit in calls
    bool m_tested = false;   ///< true if such a batch was refused, or the endpoint's message names the unit
    Id m_test = 0;
    std::optional<Pending> m_pending;  ///< a refusal while other requests are in flight
    mutable int m_most = 0;            ///< calls that the caller would put into one request
    UnitEvidence m_evidence;
    int m_alone = 0;  ///< consecutive batches that were refused with no other request in flight

    double m_level = 0;      ///< the confirmed limit before the step being tested
    double m_best = 0;       ///< the highest limit confirmed recently
    double m_increment = 0;  ///< size of the step being tested; 0 for none
    int m_steps = 0;         ///< consecutive confirmed steps
    Time m_raisedAt{}, m_probeAt{}, m_cutAt{}, m_cutSentAt{}, m_cleanFrom{}, m_knownAt{}, m_testUntil{};
    RatePause m_pause;
    AnswerTimes m_times;
    double m_weightOfCall = 1;  ///< mean over batches
};

}  // namespace signalbox::rpc
