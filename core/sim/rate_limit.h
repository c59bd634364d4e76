// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <deque>
#include <set>

#include "signalbox/interval.h"
#include "sim/provider_words.h"

namespace signalbox::sim {

/// An endpoint's rate limit. A request over the limit is refused as a whole, including its batch.
struct RateLimit {
    enum class Unit { Requests, Calls, Weight };
    double perSecond = 0;  ///< 0 for no limit; in compute units by weight, where a header costs 20 and logs 60
    Unit unit = Unit::Calls;
    bool sliding = false;  ///< true for the second before each request, false for each second of the clock
    int httpStatus = 429;
    int retryAfterSeconds = -1;
    bool sayNumber =
        true;  ///< true for QuickNode's wording; false for one without numbers (by weight always Alchemy's)
};

/// Requests that a limited endpoint accepted and refused.
struct RateSeen {
    qint64 requests = 0, calls = 0, refusedRequests = 0, refusedCalls = 0;
    double byHash = 0;         ///< cost of the requests for logs by block hash, in the unit of the limit
    std::set<Height> headers;  ///< blocks requested by number and returned
};

/// Counts requests against a limit, which may change at any time. One thread.
class RateCounter {
public:
    /// False if it must be refused. Batches above `maxBatch` (0: no limit) count, and return no headers.
    bool take(const RateLimit& limit, const QByteArray& body, qint64 nowMs, int maxBatch = 0);
    static Refusal words(const RateLimit& limit);
    RateSeen seen;

private:
    std::deque<std::pair<qint64, double>> m_taken;
    qint64 m_second = -1;
    double m_sum = 0;
};

}  // namespace signalbox::sim
