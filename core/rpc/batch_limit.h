// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include "rpc/rate_bucket.h"

namespace signalbox::rpc {

/// How many calls an endpoint takes in one request: found by one larger batch at a time. Values and rules only.
class BatchLimit {
public:
    using Clock = std::chrono::steady_clock;

    explicit BatchLimit(std::shared_ptr<RateBucket> bucket) : m_bucket(std::move(bucket)) {}
    void restart(int size, int learned);  ///< `learned` of an earlier run; 0: nothing

    std::optional<bool> isAllowed;  ///< none: not known yet
    int refusals = 0;               ///< as a whole, one after another, for no reason of their size

    void accepted(int calls);
    void refused(int calls);  ///< so many at once are too many, whatever the rate
    void allowNone();
    bool isCapped() const { return m_tooLarge > 0; }
    bool isTooLarge(int calls) const { return m_tooLarge > 0 && calls >= m_tooLarge; }
    /// A larger batch that is worth trying, of at most `available` calls; 0: none. One at a time: it is asked for to be
    /// sent.
    int toTry(int available, Clock::time_point now);
    int now() const;  ///< calls that the next batch may hold: by its size and by the rate
    int learned() const { return !isCapped() ? 0 : isAllowed == false ? 1 : m_size; }

private:
    std::shared_ptr<RateBucket> m_bucket;
    int m_size = 20;
    int m_taken = 0, m_tooLarge = 0;  ///< largest that was accepted, smallest that was refused; 0: none
    Clock::time_point m_cappedAt{};   ///< when a batch was last found too large
    Clock::time_point m_tryingUntil{};
};

}  // namespace signalbox::rpc
