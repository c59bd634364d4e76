#pragma once

#include <QByteArray>
#include <QHash>
#include <QMutex>
#include <chrono>
#include <memory>

namespace signalbox::rpc {

/// A token bucket that any thread may use. Takers reserve: they are told how long to wait before they send, so that 34
/// chains on one key stay within its rate together.
class RateBucket {
public:
    using Clock = std::chrono::steady_clock;

    /// Requests per second; 0: unlimited. The lowest rate that any user of the key asks for counts.
    void limit(double perSecond);
    double perSecond() const;

    /// Milliseconds to wait before `calls` may be sent; they count as taken.
    qint64 reserve(int calls, Clock::time_point now = Clock::now());

    /// The provider said "too many": nobody sends before then.
    void coolUntil(Clock::time_point until);
    Clock::time_point coolingUntil() const;
    void coolNoMore();  ///< the operator wants it tried now

private:
    mutable QMutex m_mutex;
    double m_rate = 0;
    Clock::time_point m_next{};  ///< when the next token is free
    Clock::time_point m_cooling{};
};

/// The buckets of the process, one for each key.
class RateRegistry {
public:
    std::shared_ptr<RateBucket> bucket(const QByteArray& key);

private:
    QMutex m_mutex;
    QHash<QByteArray, std::weak_ptr<RateBucket>> m_buckets;
};

}  // namespace signalbox::rpc
