// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/rate_bucket.h"

#include <algorithm>

namespace signalbox::rpc {

using namespace std::chrono;

namespace {

qint64 toMilliseconds(RateBucket::Clock::duration wait)
{
    return ceil<milliseconds>(wait).count();
}

}  // namespace

RateBucket::Place::Place(RateBucket& bucket, const SendCost& cost, bool first) : m_bucket(bucket)
{
    const QMutexLocker lock(&bucket.m_mutex);
    m_id = bucket.m_next++;
    auto at = bucket.m_line.end();
    if (first)
        at = std::find_if(bucket.m_line.begin(), bucket.m_line.end(), [](const Waiting& each) { return !each.first; });
    bucket.m_line.insert(at, {m_id, cost, first});
}

RateBucket::Place::~Place()
{
    const QMutexLocker lock(&m_bucket.m_mutex);
    m_bucket.m_line.remove_if([this](const Waiting& each) { return each.id == m_id; });
}

qint64 RateBucket::Place::wait(Clock::time_point now)
{
    const QMutexLocker lock(&m_bucket.m_mutex);
    SendCost together{0, 0, 0};
    auto own = m_bucket.m_line.begin();
    for (; own != m_bucket.m_line.end() && own->id != m_id; ++own) {
        together.calls += own->cost.calls;
        together.weight += own->cost.weight;
        ++together.requests;
    }
    if (own == m_bucket.m_line.end())
        return 0;
    const SendCost cost = own->cost;
    together.calls += cost.calls;
    together.weight += cost.weight;
    together.requests += cost.requests;
    // Earlier senders have their share reserved, however late they come.
    const auto left = m_bucket.m_learner.waitFor(together, now);
    const bool waits = left > Clock::duration::zero();
    // A small one overtakes a large one that has to wait anyway.
    const bool beside = waits && own != m_bucket.m_line.begin() &&
                        m_bucket.m_learner.fitsBeside(m_bucket.m_line.front().cost, cost, now);
    if (waits && !beside)
        return std::max<qint64>(1, toMilliseconds(left));
    if (!beside && together.requests > cost.requests && m_bucket.m_learner.isMoreThanASecond(together))
        return 50;
    m_sent = m_bucket.m_learner.sent(cost, now, beside);
    m_bucket.m_line.erase(own);
    return 0;
}

void RateBucket::limit(double perSecond)
{
    const QMutexLocker lock(&m_mutex);
    m_learner.setCeiling(perSecond);
    if (perSecond > 0 && (m_ceiling <= 0 || perSecond < m_ceiling))
        m_ceiling = perSecond;
}

double RateBucket::perSecond() const
{
    const QMutexLocker lock(&m_mutex);
    return m_ceiling;
}

void RateBucket::setWeighted()
{
    const QMutexLocker lock(&m_mutex);
    m_learner.setWeighted(true);
}

void RateBucket::restore(const LearnedRate& rate)
{
    const QMutexLocker lock(&m_mutex);
    m_learner.restore(rate, Clock::now());
}

std::optional<LearnedRate> RateBucket::learned() const
{
    const QMutexLocker lock(&m_mutex);
    return m_learner.learned();
}

int RateBucket::batch(int most) const
{
    const QMutexLocker lock(&m_mutex);
    return m_learner.batch(most);
}

bool RateBucket::callsCount() const
{
    const QMutexLocker lock(&m_mutex);
    return m_learner.callsCount();
}

qint64 RateBucket::waitFor(const SendCost& cost, Clock::time_point now)
{
    const QMutexLocker lock(&m_mutex);
    SendCost together = cost;
    for (const Waiting& each : m_line) {
        together.calls += each.cost.calls;
        together.weight += each.cost.weight;
        together.requests += each.cost.requests;
    }
    return toMilliseconds(m_learner.estimate(together, now));
}

void RateBucket::accepted(RateLearner::Id sent)
{
    const QMutexLocker lock(&m_mutex);
    m_learner.accepted(sent, Clock::now());
}

void RateBucket::lost(RateLearner::Id sent)
{
    const QMutexLocker lock(&m_mutex);
    m_learner.lost(sent);
}

bool RateBucket::refused(RateLearner::Id sent, const RateHint& hint)
{
    const QMutexLocker lock(&m_mutex);
    return m_learner.refused(sent, -1, hint, Clock::now());
}

void RateBucket::elementsRefused(int elements, const RateHint& hint)
{
    const QMutexLocker lock(&m_mutex);
    if (const auto batch = m_learner.newestBatch())
        m_learner.refused(*batch, elements, hint, Clock::now());
}

RateBucket::Clock::time_point RateBucket::coolingUntil() const
{
    const QMutexLocker lock(&m_mutex);
    return m_learner.pausedUntil();
}

void RateBucket::coolNoMore()
{
    const QMutexLocker lock(&m_mutex);
    m_learner.forget();
}

std::shared_ptr<RateBucket> RateRegistry::bucket(const QByteArray& key)
{
    const QMutexLocker lock(&m_mutex);
    auto& known = m_buckets[key];
    auto bucket = known.lock();
    if (!bucket) {
        bucket = std::make_shared<RateBucket>();
        known = bucket;
    }
    return bucket;
}

}  // namespace signalbox::rpc
