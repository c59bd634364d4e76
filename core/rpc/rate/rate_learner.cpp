// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/rate/rate_learner.h"

#include <algorithm>
#include <cmath>

namespace signalbox::rpc {

using namespace std::chrono;
using namespace std::chrono_literals;

namespace {

constexpr int anySize = 1'000'000;
constexpr double least = 0.05;  // calls per second: one request in twenty seconds
constexpr RateUnit units[] = {RateUnit::Requests, RateUnit::Calls, RateUnit::Weight};

std::size_t index(RateUnit unit)
{
    return static_cast<std::size_t>(unit);
}

}  // namespace

void RateLearner::setWeighted(bool known)
{
    m_weighted = known;
    if (known && !m_limit)
        m_unit = RateUnit::Weight;
}

void RateLearner::restore(const LearnedRate& rate, Time now)
{
    if (m_limit || rate.perSecond <= 0)
        return;
    m_knownAt = m_probeAt = now;
    m_unit = rate.unit;
    m_unitKnown = true;
    m_limit = std::max(least, rate.perSecond);
    m_level = m_best = *m_limit;
}

/// A second, plus the time by which the network may compress a burst. Below one call a second it is longer.
RateLearner::Clock::duration RateLearner::window() const
{
    const double margin = 0.03 + std::min(0.12, 1.5 * m_times.jitter());
    const double smallest = m_unit == RateUnit::Weight ? m_weightOfCall : 1;
    return durationOf((1 + margin) * (m_limit ? std::max(1.0, smallest / *m_limit) : 1.0));
}

double RateLearner::callsPerSecond() const
{
    return *m_limit / (m_unit == RateUnit::Weight ? m_weightOfCall : 1);
}

/// More concurrent calls than any refusal allows.
int RateLearner::testCalls() const
{
    double high = callsPerSecond();
    double least = 1e9;
    for (const auto& point : m_evidence.points())
        least = std::min(least, point.high[index(RateUnit::Calls)]);
    if (!m_evidence.points().empty())
        high = std::max(high, std::min(least, 3 * high));
    return static_cast<int>(std::ceil(1.3 * high)) + 1;
}

double RateLearner::step() const
{
    const double call = m_unit == RateUnit::Weight ? m_weightOfCall : 1;
    return std::max(m_unit == RateUnit::Requests ? 1.0 : call * batch(anySize), *m_limit / 20);
}

/// Refused steps cost some three calls in a hundred, however small the limit.
double RateLearner::probeSeconds() const
{
    return std::clamp(45 * step() / *m_limit, 3.0, 9.0);
}

RateLearner::Clock::duration RateLearner::learnedRoom(const SendCost& cost, Time now) const
{
    if (!m_limit)
        return {};
    const double smallest = m_unit == RateUnit::Weight ? m_weightOfCall : 1;
    return m_log.room(cost, m_unit, std::max(*m_limit, smallest), window(), now);
}

bool RateLearner::isMoreThanASecond(const SendCost& cost) const
{
    return (m_limit && cost.in(m_unit) > *m_limit) || m_ceiling.isMoreThanASecond(cost);
}

RateLearner::Clock::duration RateLearner::estimate(const SendCost& cost, Time now) const
{
    return std::max(
        {learnedRoom(cost, now), m_ceiling.room(m_log, cost, now), m_pause.until() - now, Clock::duration::zero()});
}

RateLearner::Clock::duration RateLearner::waitFor(const SendCost& cost, Time now)
{
    m_log.prune(now, std::max<Clock::duration>(3s, 2 * window()));
    settle(now);
    if (m_pending)
        return std::clamp<Clock::duration>(m_pending->until - now, 1ms, 20ms);
    if (m_pause.until() > now)
        return m_pause.until() - now;
    Clock::duration wait = learnedRoom(cost, now);
    if (wait > Clock::duration::zero()) {
        if (cost.requests == 1)  // the first in the line
            grow(now, cost.in(m_unit));
        wait = learnedRoom(cost, now);
    }
    // Beyond the confirmed level: one at a time first, so that a refused step costs one request.
    if (m_increment > 0 && wait <= Clock::duration::zero() && isBeyond(cost, now) &&
        std::count_if(m_log.entries().begin(), m_log.entries().end(),
                      [](const Sent& item) { return item.beyond && item.state == State::Flying; }) >= (1 << m_steps))
        wait = std::max<Clock::duration>(5ms, durationOf(m_times.mean() / 2));
    return std::max(wait, m_ceiling.room(m_log, cost, now));
}

bool RateLearner::fitsBeside(const SendCost& first, const SendCost& cost, Time now) const
{
    if (!m_limit || m_pending || estimate(first, now) <= Clock::duration::zero() ||
        estimate(cost, now) > Clock::duration::zero() || isBeyond(cost, now))
        return false;
    double together = first.in(m_unit) + cost.in(m_unit);
    for (const Sent& item : m_log.entries())
        if (item.beside && item.at > now - window())
            together += item.cost.in(m_unit);
    return together <= (m_increment > 0 ? m_level : *m_limit);
}

bool RateLearner::isBeyond(const SendCost& cost, Time now) const
{
    return m_increment > 0 && m_log.taken(now, m_unit, window()) + cost.in(m_unit) > m_level + 1e-9;
}

/// Called when a sender has to wait: only a limit that is reached can be too low.
void RateLearner::grow(Time now, double wanted)
{
    const auto span = window();
    if (m_increment > 0) {
        // The first step must hold for a whole second: it may have met the boundary of the endpoint's own seconds.
        const bool held = std::any_of(m_log.entries().begin(), m_log.entries().end(), [&](const Sent& item) {
            return item.beyond && item.at >= m_raisedAt && item.state == State::Accepted;
        });
        if (m_steps == 0 && now - m_raisedAt < span)
            return;
        if (!held) {
            m_raisedAt = m_steps == 0 ? now : m_raisedAt;  // not reached in that second
            return;
        }
        m_level = *m_limit;
        m_best = std::max(m_best, m_level);
        m_increment *= m_steps == 0 ? 1 : 3;
        m_steps = std::min(m_steps + 1, 6);
    } else {
        if (now < m_probeAt || wanted > 1.5 * step())
            return;
        // Right after the calls that fill the second: later, the endpoint's own second may be over. Calls that are
        // spread over the second never reach this point.
        if (now - m_probeAt < 4s && (m_log.taken(now, m_unit, 700ms) + wanted <= *m_limit + 1e-9 ||
                                     m_log.taken(now, m_unit, 200ms) < 0.8 * *m_limit))
            return;
        if (!m_tested && m_unit != RateUnit::Requests && !m_testing && m_most >= testCalls() &&
            (!m_unitKnown || now - m_knownAt > 60s)) {
            m_testing = true;
            m_probeAt = now + 100ms;
            m_testUntil = now + 4s;
            return;
        }
        if (m_testing && now < m_testUntil)
            return;
        m_testing = false;
        m_level = *m_limit;
        m_steps = 0;
        // At least the size of the waiting request: a step too small for any request would never end.
        m_increment = std::max({step(), wanted, m_level < 0.9 * m_best ? (m_best - m_level) / 2 : 0});
    }
    *m_limit = m_level + m_increment;
    m_raisedAt = now;
}

RateLearner::Id RateLearner::sent(const SendCost& cost, Time now, bool beside)
{
    now = m_log.notBefore(now);
    if (m_testing && cost.calls >= testCalls()) {
        m_test = m_log.next();
        m_testing = false;
    }
    const bool beyond = isBeyond(cost, now);
    m_ceiling.sent(cost, now);
    if (cost.calls > 0 && cost.weight > 0)
        m_weightOfCall += m_log.next() == 1
                              ? cost.weight / cost.calls - m_weightOfCall
                              : (cost.calls > 1 ? 0.2 : 0.05) * (cost.weight / cost.calls - m_weightOfCall);
    return m_log.add(cost, now, beyond, beside);
}

void RateLearner::accepted(Id id, Time now)
{
    Sent* const item = m_log.find(id);
    if (!item)
        return;
    item->state = State::Accepted;
    m_pause.accepted();
    m_alone = item->cost.calls > 1 ? 0 : m_alone;
    if (id == m_test) {  // far more concurrent calls than the limit: they do not count
        m_test = 0;
        m_unitKnown = true;
        setUnit(RateUnit::Requests, std::max(1.0, m_log.acceptedBefore(item->at, RateUnit::Requests, window())));
        return;
    }
    m_times.add(duration<double>(now - item->at).count());
    // Sent before the refused request and answered after it: it belongs to the requests accepted then.
    if (m_limit && item->at <= m_cutSentAt && m_cutSentAt - item->at < 1s && *m_limit < m_level)
        *m_limit = std::min(m_level, *m_limit + item->cost.in(m_unit));
    settle(now);
}

void RateLearner::lost(Id id)
{
    if (Sent* const item = m_log.find(id); item && item->state == State::Flying)
        item->state = State::Accepted;  // it may have been counted
}

void RateLearner::decideUnit()
{
    if (m_tested)
        return;
    const auto agreed = m_evidence.agreed(m_unit, m_unitKnown, m_weighted);
    if (!agreed)
        return;
    if (!m_unitKnown)
        m_knownAt = m_cutAt;
    m_unitKnown = true;
    if (*agreed != m_unit)
        setUnit(*agreed, std::max(1.0, m_evidence.points().back().low[index(*agreed)]));
}

void RateLearner::setUnit(RateUnit unit, double limit)
{
    m_unit = unit;
    m_limit = m_level = m_best = limit;
    m_increment = 0;
}

bool RateLearner::refused(Id id, int elements, const RateHint& hint, Time now)
{
    Sent* const found = m_log.find(id);
    if (!found)
        return false;
    Sent item = *found;
    if (elements < 0 || elements >= item.cost.calls) {
        found->state = State::Refused;
    } else {
        const double share = double(elements) / item.cost.calls;
        found->cost = {item.cost.calls - elements, item.cost.weight * (1 - share)};
        found->state = State::Accepted;
        item.cost = {elements, item.cost.weight * share};
        m_pause.accepted();
    }
    if (hint.weighted) {
        setWeighted(true);
        m_tested = m_unitKnown = true;
    }
    if (hint.retryAfter)
        m_pause.extend(now + *hint.retryAfter);
    if (id == m_test) {
        m_test = 0;
        m_tested = m_unitKnown = true;
        return true;
    }
    // More than a second's worth at once: its refusal is expected.
    if (m_limit && m_unit != RateUnit::Requests && item.cost.calls > 1 &&
        item.cost.in(m_unit) > 1.05 * std::max(*m_limit, m_level)) {
        m_pause.extend(now + window() / 4);
        return true;
    }
    // Requests in flight when the limit was lowered give no further information.
    if (m_limit && item.at <= m_cutAt)
        return true;
    if (!m_pending) {
        m_pending = Pending{item, hint, m_increment > 0, now + durationOf(std::max(0.05, 3 * m_times.mean()))};
        if (!m_pending->step)
            m_pending->until = std::max(m_pending->until, item.at + window());
    } else {
        m_pending->item.at = std::max(m_pending->item.at, item.at);
        if (item.cost.calls < m_pending->item.cost.calls)
            m_pending->item.cost = item.cost;
    }
    const bool step = m_pending->step;
    settle(now);
    return step;
}

/// The accepted amount is known once the other requests in flight are answered, too.
void RateLearner::settle(Time now)
{
    if (!m_pending)
        return;
    if (m_log.anyFlying() && now < m_pending->until)
        return;
    const Pending pending = *m_pending;
    m_pending.reset();
    cut(pending.item, pending.hint, now);
}

void RateLearner::cut(const Sent& item, const RateHint& hint, Time now)
{
    UnitEvidence::Point point;
    for (const RateUnit unit : units) {
        point.low[index(unit)] = m_log.acceptedBefore(item.at, unit, window());
        point.high[index(unit)] = point.low[index(unit)] + item.cost.in(unit);
    }
    // A batch refused on its own: an endpoint that counts requests accepts one per second. A single case may be due to
    // late earlier ones.
    const bool alone =
        m_limit && m_unit == RateUnit::Requests && item.cost.calls > 1 && point.low[index(RateUnit::Requests)] <= 0;
    if (alone && ++m_alone < 2) {
        m_pause.extend(now + window());
        return;
    }
    // Only a second that began empty, or one that was full to the level, reveals the unit.
    const bool step = m_increment > 0;
    if (!m_limit || step || (item.at >= m_cleanFrom && item.at - m_cleanFrom < window()))
        m_evidence.add(point);
    if (!m_limit && m_weighted)
        m_unit = RateUnit::Weight;
    if (alone) {
        m_evidence.restart(point);
        m_unitKnown = m_tested = false;
        setUnit(m_weighted ? RateUnit::Weight : RateUnit::Calls,
                item.cost.in(m_weighted ? RateUnit::Weight : RateUnit::Calls));
    }
    const double before = step ? m_level : m_limit.value_or(0);
    const double got = point.low[index(m_unit)];
    const double cost = item.cost.in(m_unit);
    const bool stepped = step && got + cost > m_level + 1e-9;  // more than the level, which still holds
    const bool wide = got < cost;                              // the limit is anywhere between
    double next = 0;
    if (stepped)
        next = m_steps > 0 ? std::max(m_level, std::min(got, *m_limit)) : m_level;
    else if (wide)
        next = std::max(least, (got + std::min(got + cost, m_limit.value_or(got + cost))) / 2);
    else
        next = got;
    if (m_limit)
        next = std::min(next, *m_limit);
    // A number replaces the estimate, and a lower estimate the previous one: the limit was lowered.
    if (hint.perSecond && got <= *hint.perSecond && (!m_limit || (m_unitKnown && *hint.perSecond < *m_limit))) {
        next = *hint.perSecond;
        // The number applies to the unit that it fits.
        const bool fewRequests = point.high[index(RateUnit::Requests)] < 0.9 * next;
        if (!m_unitKnown && fewRequests && point.high[index(m_unit)] >= next) {
            m_unitKnown = true;
            m_knownAt = now;
        }
    }
    // A recently accepted rate is tested again soon, half of the way each time.
    m_best = stepped ? next : std::max(next, (m_best + next) / 2);
    m_level = std::max(before, next);
    m_limit = next;
    if (wide)
        m_best = next;
    m_increment = 0;
    m_cutAt = now;
    m_cutSentAt = item.at;
    m_pause.refused();
    decideUnit();
    if (!stepped) {
        m_cleanFrom = item.at + window();
        m_pause.extend(m_cleanFrom);
    }
    // No request was accepted: the pauses grow.
    if (got <= 0)
        m_pause.grow(now);
    const bool below = *m_limit < 0.9 * m_best;
    m_probeAt = std::max(now, m_pause.until()) + (below || (wide && !stepped) ? 100ms : durationOf(probeSeconds()));
}

std::optional<LearnedRate> RateLearner::learned() const
{
    if (!m_limit)
        return std::nullopt;
    return LearnedRate{m_increment > 0 ? m_level : *m_limit, m_unit};
}

/// A tenth of a second's worth: a refused one costs little, and the calls of a second need only ten requests.
int RateLearner::batch(int most) const
{
    if (most < anySize)
        m_most = most;
    double size = most;
    if (m_limit && m_unit != RateUnit::Requests) {
        const double calls = callsPerSecond();
        if (m_testing)
            return std::max(1, std::min(most, testCalls()));
        size = std::clamp(calls * std::max(0.05, m_times.mean() / 4), 1.0, std::max(1.0, calls / 3));
        if (!m_unitKnown) {  // the next refusal must distinguish requests from calls, so its size must differ from the
                             // last one
            const UnitEvidence::Point& last = m_evidence.points().back();
            const double were = last.high[1] / std::max(1.0, last.high[0]);
            // Small enough that a limit by requests is reached below the accepted number of calls, and not smaller:
            // smaller batches mean more requests.
            const double telling = last.low[1] / (1.5 * std::max(1.0, last.high[0]));
            size = were > 3 ? std::max(std::clamp(size, 1.0, were / 3), std::min(telling, were / 2))
                            : std::clamp(calls / 2, 1.0, 3 * were);
        }
    }
    return std::max(1, static_cast<int>(std::min<double>(m_ceiling.cut(size), most)));
}

}  // namespace signalbox::rpc
