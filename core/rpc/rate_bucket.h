// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QMutex>
#include <list>
#include <memory>

#include "rpc/rate/rate_learner.h"

namespace signalbox::rpc {

/// What one account may send, learned and as the operator limits it. Any thread may use it: 34 chains on one key stay
/// within its rate together. Senders stand in one line.
class RateBucket {
public:
    using Clock = RateLearner::Clock;

    /// A sender's place in the line; it leaves when it goes away.
    class Place {
    public:
        Place(RateBucket& bucket, const SendCost& cost, bool first = false);
        ~Place();
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;
        /// 0: send now, it counts as sent. Otherwise milliseconds until it is worth asking again.
        qint64 wait(Clock::time_point now = Clock::now());
        RateLearner::Id sent() const { return m_sent; }

    private:
        RateBucket& m_bucket;
        quint64 m_id = 0;
        RateLearner::Id m_sent = 0;
    };

    /// The operator's ceiling in calls per second; 0: none. The lowest that any user of the key asks for counts.
    void limit(double perSecond);
    double perSecond() const;
    void setWeighted();  ///< its provider counts by price
    void restore(const LearnedRate& rate);
    std::optional<LearnedRate> learned() const;
    int batch(int most) const;  ///< calls that one request may hold
    bool callsCount() const;    ///< each call of a batch counts, or its price
    qint64 waitFor(const SendCost& cost, Clock::time_point now = Clock::now());  ///< at the end of the line, about

    void accepted(RateLearner::Id sent);
    void lost(RateLearner::Id sent);
    /// True: a deliberate step upward was refused, which is no trouble.
    bool refused(RateLearner::Id sent, const RateHint& hint);
    void elementsRefused(int elements, const RateHint& hint);  ///< of the newest batch

    /// The provider said "too many": nobody sends before then.
    Clock::time_point coolingUntil() const;
    void coolNoMore();  ///< the operator wants it tried now

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

/// The buckets of the process, one for each key.
class RateRegistry {
public:
    std::shared_ptr<RateBucket> bucket(const QByteArray& key);

private:
    QMutex m_mutex;
    QHash<QByteArray, std::weak_ptr<RateBucket>> m_buckets;
};

}  // namespace signalbox::rpc
