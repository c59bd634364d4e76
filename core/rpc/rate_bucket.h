// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QMutex>
#include <list>
#include <memory>

#include "rpc/rate/rate_learner.h"

namespace signalbox::rpc {

/// The rate limit of one account, learned and set by the operator. Any thread may use it: 34 chains with one key
/// together respect its rate. Senders wait in one line.
class RateBucket {
public:
    using Clock = RateLearner::Clock;

    /// A sender's place in the line, released by its destructor.
    class Place {
    public:
        Place(RateBucket& bucket, const SendCost& cost, bool first = false);
        ~Place();
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;
        /// 0 to send now, which counts as sent. Otherwise milliseconds until the next attempt.
        qint64 wait(Clock::time_point now = Clock::now());
        RateLearner::Id sent() const { return m_sent; }

    private:
        RateBucket& m_bucket;
        quint64 m_id = 0;
        RateLearner::Id m_sent = 0;
    };

    /// The operator's ceiling in calls per second; 0 for none. The lowest value of all users of the key counts.
    void limit(double perSecond);
    double perSecond() const;
    void setWeighted();  ///< the provider counts by price
    void restore(const LearnedRate& rate);
    std::optional<LearnedRate> learned() const;
    int batch(int most) const;  ///< calls that one request may contain
    bool callsCount() const;    ///< true if each call of a batch, or its price, counts
    qint64 waitFor(const SendCost& cost,
                   Clock::time_point now = Clock::now());  ///< approximate wait at the end of the line

    void accepted(RateLearner::Id sent);
    void lost(RateLearner::Id sent);
    /// True if a deliberate step upward was refused, which is not a failure.
    bool refused(RateLearner::Id sent, const RateHint& hint);
    void elementsRefused(int elements, const RateHint& hint);  ///< of the newest batch

    /// The provider answered "too many": no request is sent before then.
    Clock::time_point coolingUntil() const;
    void coolNoMore();  ///< the operator asked for an attempt now

private:
    struct Waiting {
        quint64 id = 0;
        SendCost cost;
        bool first = false;
    };
    double m_ceiling = 0;
    mutable QMutex m_mutex;
    RateLearner m_learner;
    std::list<Waiting> m_line;
    quint64 m_next = 1;
};

/// The buckets of the process, one per key.
class RateRegistry {
public:
    std::shared_ptr<RateBucket> bucket(const QByteArray& key);

private:
    QMutex m_mutex;
    QHash<QByteArray, std::weak_ptr<RateBucket>> m_buckets;
};

}  // namespace signalbox::rpc
