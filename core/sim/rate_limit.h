// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <deque>
#include <set>

#include "signalbox/interval.h"
#include "sim/provider_words.h"

namespace signalbox::sim {

/// How much an endpoint takes in a second. A request that does not fit is refused whole, its batch with it.
struct RateLimit {
    enum class Unit { Requests, Calls, Weight };
    double perSecond = 0;  ///< 0: any; in compute units by weight, where a header costs 20 and logs 60
    Unit unit = Unit::Calls;
    bool sliding = false;  ///< the second before each request, rather than each second of the clock
    int httpStatus = 429;
    int retryAfterSeconds = -1;
    bool sayNumber = true;  ///< QuickNode's words; otherwise none that help (by weight always Alchemy's)
};

/// What a limited endpoint took and refused.
struct RateSeen {
    qint64 requests = 0, calls = 0, refusedRequests = 0, refusedCalls = 0;
    double byHash = 0;         ///< cost, in the limit's unit, of the requests for logs by block hash
    std::set<Height> headers;  ///< of the blocks that were asked for by number and given
};

/// Counts requests against a limit, which may change at any time. One thread.
class RateCounter {
public:
    /// False: refuse it. Batches above `maxBatch` (0: any) count, and give no headers.
    bool take(const RateLimit& limit, const QByteArray& body, qint64 nowMs, int maxBatch = 0);
    static Refusal words(const RateLimit& limit);
    RateSeen seen;

private:
    std::deque<std::pair<qint64, double>> m_taken;
    qint64 m_second = -1;
    double m_sum = 0;
};

}  // namespace signalbox::sim
