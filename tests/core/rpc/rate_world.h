// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <deque>
#include <optional>
#include <queue>
#include <random>

#include "rpc/rate/rate_learner.h"

namespace signalbox::test {

/// An endpoint with a limit and a client that always has requests, in virtual time: ranges of 100 blocks, one request
/// for their logs and batches for their headers. The weights are Alchemy's: a header 20, logs 60.
struct RateCase {
    double limit = 15;  ///< in the unit; by weight: headers
    rpc::RateUnit unit = rpc::RateUnit::Calls;
    bool sliding = false;
    int retryAfter = -1;  ///< seconds
    bool number = false;  ///< true if a refusal's message contains it
    double latency = 0.005, jitter = 0.002;
    double later = 0;   ///< limit from second 30 on; 0 for the same
    double others = 0;  ///< share of the limit that another console uses
    unsigned seed = 1;
};

struct RateResult {
    double blocks = 0;   ///< per second, as a share of what the limit allows with batches of 20
    double refused = 0;  ///< share of all calls
};

class RateWorld {
public:
    explicit RateWorld(const RateCase& given) : c(given), m_random(given.seed), m_limit(given.limit)
    {
        m_phase = unit();
    }

    /// From second 10 to 30, and from 40 to 60, after the change.
    std::pair<RateResult, RateResult> run()
    {
        pump();
        while (!m_events.empty()) {
            const Event event = m_events.top();
            m_events.pop();
            m_now = event.at;
            if (m_now >= 60)
                break;
            if (m_now >= 30 && c.later > 0)
                m_limit = c.later;
            if (event.kind == Kind::Arrival) {
                Event answer = event;
                answer.kind = Kind::Answer;
                answer.taken = take(cost(event.request).in(c.unit));
                answer.at += c.latency / 2;
                m_events.push(answer);
                continue;
            }
            if (event.kind == Kind::Answer)
                answered(event);
            pump();
        }
        return {result(0, c.limit), result(1, c.later > 0 ? c.later : c.limit)};
    }

    rpc::RateLearner learner;

private:
    struct Request {
        int calls = 1;
        bool logs = false;
    };
    enum class Kind { Wake, Arrival, Answer };
    struct Event {
        double at = 0;
        Kind kind = Kind::Wake;
        rpc::RateLearner::Id id = 0;
        Request request{};
        bool taken = false;
        bool operator<(const Event& other) const { return at > other.at; }
    };

    double unit() { return std::uniform_real_distribution<>(0, 1)(m_random); }
    rpc::RateLearner::Time time() const
    {
        using namespace std::chrono;
        return rpc::RateLearner::Time(hours(1)) +
               duration_cast<rpc::RateLearner::Clock::duration>(duration<double>(m_now));
    }
    rpc::SendCost cost(const Request& request) const
    {
        return {request.calls, request.logs ? 60.0 : 20.0 * request.calls};
    }

    bool take(double amount)
    {
        const double limit = (c.unit == rpc::RateUnit::Weight ? 20 : 1) * m_limit;
        double sum = c.others * limit;
        const double from = c.sliding ? m_now - 1 : std::floor(m_now + m_phase) - m_phase;
        while (!m_taken.empty() && (c.sliding ? m_taken.front().first <= from : m_taken.front().first < from))
            m_taken.pop_front();
        for (const auto& [at, each] : m_taken)
            sum += each;
        if (sum + amount > limit + 1e-9)
            return false;
        m_taken.emplace_back(m_now, amount);
        return true;
    }

    Request next()
    {
        const int batch = learner.batch(20);
        Request request;
        if (!m_again.empty()) {
            request = m_again.front();
            m_again.pop_front();
            if (request.calls > 2 * batch) {
                m_again.push_front({request.calls - batch, false});
                request.calls = batch;
            }
            return request;
        }
        if (m_left == 0) {
            m_left = 100;
            return {1, true};
        }
        request.calls = std::min(m_left, batch);
        m_left -= request.calls;
        return request;
    }

    void pump()
    {
        while (m_places > 0) {
            if (!m_first)
                m_first = next();
            if (m_first->calls > 2 * learner.batch(20)) {
                m_again.push_back(*m_first);
                m_first = next();
                continue;
            }
            const auto wait = learner.waitFor(cost(*m_first), time());
            if (wait > wait.zero()) {
                const double seconds = std::chrono::duration<double>(wait).count();
                const double at = m_now + std::max(seconds, 0.001) + 0.004 * unit();
                if (m_wakeAt <= m_now || at < m_wakeAt)
                    m_events.push({m_wakeAt = at});
                return;
            }
            --m_places;
            m_events.push({m_now + c.latency / 2 + c.jitter * unit(), Kind::Arrival,
                           learner.sent(cost(*m_first), time()), *m_first});
            m_first.reset();
        }
    }

    void answered(const Event& event)
    {
        ++m_places;
        const int phase = m_now >= 10 && m_now < 30 ? 0 : m_now >= 40 ? 1 : 2;
        if (event.taken) {
            learner.accepted(event.id, time());
            m_calls[phase] += event.request.calls;
            m_blocks[phase] += event.request.logs ? 0 : event.request.calls;
            return;
        }
        rpc::RateHint hint;
        if (c.retryAfter >= 0)
            hint.retryAfter = std::chrono::seconds(c.retryAfter);
        hint.weighted = c.unit == rpc::RateUnit::Weight;
        if (c.number)
            hint.perSecond = hint.weighted ? 20 * m_limit : m_limit;
        learner.refused(event.id, -1, hint, time());
        m_refused[phase] += event.request.calls;
        m_again.push_front(event.request);
    }

    RateResult result(int phase, double limit) const
    {
        const double best = c.unit == rpc::RateUnit::Requests ? limit * 100 / 6
                            : c.unit == rpc::RateUnit::Calls  ? limit * 100 / 101
                                                              : limit * 2000 / 2060;
        return {m_blocks[phase] / 20 / (best * (1 - c.others)),
                m_refused[phase] / std::max(1.0, m_refused[phase] + m_calls[phase])};
    }

    RateCase c;
    std::mt19937 m_random;
    double m_limit, m_phase = 0, m_now = 0, m_wakeAt = 0;
    std::deque<std::pair<double, double>> m_taken;
    std::deque<Request> m_again;
    std::optional<Request> m_first;
    std::priority_queue<Event> m_events;
    int m_left = 0, m_places = 6;
    double m_calls[3]{}, m_blocks[3]{}, m_refused[3]{};
};

}  // namespace signalbox::test
