#include "rpc/rate_bucket.h"

namespace signalbox::rpc {

using namespace std::chrono;

void RateBucket::limit(double perSecond)
{
    const QMutexLocker lock(&m_mutex);
    if (perSecond > 0 && (m_rate <= 0 || perSecond < m_rate))
        m_rate = perSecond;
}

double RateBucket::perSecond() const
{
    const QMutexLocker lock(&m_mutex);
    return m_rate;
}

qint64 RateBucket::reserve(int calls, Clock::time_point now)
{
    const QMutexLocker lock(&m_mutex);
    Clock::time_point at = std::max(now, m_cooling);
    if (m_rate > 0) {
        // One second's worth may be taken in a burst: `m_next` runs at most that far behind.
        m_next =
            std::max(m_next, now - duration_cast<Clock::duration>(duration<double>(std::max(0.0, 1.0 - 1.0 / m_rate))));
        at = std::max(at, m_next);
        m_next += duration_cast<Clock::duration>(duration<double>(calls / m_rate));
    }
    return ceil<milliseconds>(at - now).count();
}

void RateBucket::coolUntil(Clock::time_point until)
{
    const QMutexLocker lock(&m_mutex);
    m_cooling = std::max(m_cooling, until);
}

void RateBucket::coolNoMore()
{
    const QMutexLocker lock(&m_mutex);
    m_cooling = {};
}

RateBucket::Clock::time_point RateBucket::coolingUntil() const
{
    const QMutexLocker lock(&m_mutex);
    return m_cooling;
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
