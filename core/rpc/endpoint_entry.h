// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <chrono>
#include <deque>
#include <memory>
#include <optional>

#include "rpc/batch_limit.h"
#include "rpc/endpoint_settings.h"
#include "rpc/error_class.h"
#include "rpc/rate_bucket.h"
#include "rpc/usage_day.h"
#include "signalbox/snapshot.h"

namespace signalbox::rpc {

using Clock = std::chrono::steady_clock;

inline qint64 millisecondsUntil(Clock::time_point at, Clock::time_point now)
{
    return at <= now ? 0 : std::chrono::ceil<std::chrono::milliseconds>(at - now).count();
}

/// The state of one endpoint: health, latency, height, learned limits, usage. Values and rules only, no network.
class EndpointEntry {
public:
    EndpointEntry(EndpointSettings settings, std::shared_ptr<RateBucket> bucket);

    EndpointSettings settings;
    std::shared_ptr<RateBucket> bucket;
    BatchLimit batch;
    UsageDay usage;

    bool verified = false;  ///< true if its chain ID was verified
    bool verifying = false;
    Clock::time_point verifiedAt{};
    bool anchored =
        false;  ///< true if it returned the expected block, or none, since it last appeared to be another server
    bool wrongChain = false;
    Clock::time_point wrongUntil{};  ///< it is checked again then

    int inFlight = 0;
    int concurrency = 6;
    std::optional<Height> height;
    Clock::time_point heightAt{};
    Clock::time_point
        heightRefusedUntil{};  ///< its heads contradict those of other endpoints: none is accepted until then
    bool lagging = false;
    qint64 maxBlocks = 0, maxLogs = 0;
    std::optional<bool> finalizedTag, safeTag, webSocket, archive, receipts;
    QString client;

    void reconfigure(EndpointSettings next);
    void sent(const char* method, int calls);
    SendCost costOf(const char* method, int calls) const;
    void succeeded(double milliseconds, int calls);
    /// Learns from a refusal. `step`: it was the price of a deliberate step of the rate, not a failure.
    void refused(const Fault& fault, const Verdict& verdict, const Error& error, Clock::time_point now,
                 bool step = false);
    void foundWrongChain(const Error& error, Clock::time_point now);
    void tightenBlocks(qint64 cap);
    void clearHold();  ///< for the action "try now"

    bool isHalfOpen(Clock::time_point now) const { return failures >= failuresToOpen && now >= openUntil; }
    /// Time before which it must not be used; none if it may be used now. `max` means "until the operator acts".
    Clock::time_point usableAt(Clock::time_point now) const;
    bool budgetUsed() const;
    bool isRateHeld(Clock::time_point now) const { return now < coolingUntil || budgetUsed(); }
    double medianLatency(std::size_t newest = 15) const;
    bool isDoubtful() const { return failures > 0 || isSlow() || (!latencies.empty() && latencies.back() > 2'000); }
    bool isSlow() const { return medianLatency(3) > 2'000; }  ///< by the newest answers, so that it recovers soon
    EndpointState state(Clock::time_point now) const;
    EndpointSnapshot snapshot(Clock::time_point now) const;
    QDateTime wallTime(Clock::time_point at) const;

    static constexpr int failuresToOpen = 5;
    bool halfOpenBusy = false;

private:
    const std::optional<LearnedLimit>& learned() const;
    void noteFailure(const Error& error, Clock::time_point nextTry);
    int wantedConcurrency() const;

    int failures = 0;
    Clock::time_point openUntil{}, coolingUntil{}, parkedUntil{}, succeededAt{};
    int calm = 0;
    mutable std::optional<LearnedLimit> shown;
    std::deque<double> latencies;
    mutable std::deque<Clock::time_point> errorTimes;
    std::optional<Failure> m_failure;
    EndpointState m_held = EndpointState::Down;  ///< displayed state of a parked endpoint
};

}  // namespace signalbox::rpc
