// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include "rpc/rate_bucket.h"

namespace signalbox::rpc {

/// The number of calls that an endpoint accepts in one request, found by testing one larger batch at a time. Values and
/// rules only.
class BatchLimit {
public:
    using Clock = std::chrono::steady_clock;

    explicit BatchLimit(std::shared_ptr<RateBucket> bucket) : m_bucket(std::move(bucket)) {}
    void restart(int size, int learned);  ///< `learned` in an earlier run; 0 if none

    std::optional<bool> isAllowed;  ///< none if not known yet
    int refusals = 0;               ///< consecutive refusals as a whole that were not due to the size

    void accepted(int calls);
    void refused(int calls);  ///< so many at once are too many, whatever the rate
    void allowNone();
    bool isCapped() const { return m_tooLarge > 0; }
    bool isTooLarge(int calls) const { return m_tooLarge > 0 && calls >= m_tooLarge; }
    /// A larger batch worth testing, of at most `available` calls; 0 for none. One at a time: the caller must send it.
    int toTry(int available, Clock::time_point now);
    int now() const;  ///< calls that the next batch may contain, by its size and by the rate
    int learned() const { return !isCapped() ? 0 : isAllowed == false ? 1 : m_size; }

private:
    std::shared_ptr<RateBucket> m_bucket;
    int m_size = 20;
    int m_taken = 0, m_tooLarge = 0;  ///< largest accepted size, smallest refused size; 0 for none
    Clock::time_point m_cappedAt{};   ///< last time at which a batch was too large
    Clock::time_point m_tryingUntil{};
};

}  // namespace signalbox::rpc
