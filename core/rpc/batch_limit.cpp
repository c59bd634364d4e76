// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/batch_limit.h"

#include <algorithm>
#include <cmath>

namespace signalbox::rpc {

using namespace std::chrono_literals;

namespace {

/// Providers' limits are round numbers, and each other tested size costs a refusal and leaves partial batches.
constexpr int trialRounds[] = {2, 3, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100};

/// The size to test between an accepted and a refused one; 0 for none.
int batchBetween(int taken, int tooLarge)
{
    int best = 0;
    const double middle = std::sqrt(double(taken) * tooLarge);
    for (const int size : trialRounds)
        if (size > taken && size < tooLarge && (best == 0 || std::abs(size - middle) < std::abs(best - middle)))
            best = size;
    return best == 0 && 2 * tooLarge > 3 * taken ? static_cast<int>(middle) : best;
}

}  // namespace

void BatchLimit::restart(int size, int learned)
{
    m_size = size;
    m_taken = m_tooLarge = 0;
    m_tryingUntil = {};
    if (learned > 0 && learned < m_size) {
        m_size = m_taken = learned;
        m_tooLarge = 2 * m_size + 1;  // larger ones are tested again
        m_cappedAt = Clock::now();
    }
}

void BatchLimit::allowNone()
{
    m_size = 1;
    isAllowed = false;
}

void BatchLimit::accepted(int calls)
{
    isAllowed = true;
    m_taken = std::max(m_taken, calls);
    if (calls <= m_size || calls >= m_tooLarge)  // also if no size is known to be too large
        return;
    m_size = calls;
    m_tryingUntil = {};
}

int BatchLimit::toTry(int available, Clock::time_point now)
{
    if (m_tooLarge == 0 || m_tryingUntil > now)
        return 0;
    if (now - m_cappedAt >= 24h) {  // the plan, or the provider, may have changed
        m_tooLarge = std::max(m_tooLarge, 2 * m_size + 1);
        m_taken = std::max(m_taken, isAllowed == false ? 1 : 0);
        m_cappedAt = now;
    }
    if (m_taken < m_size)
        return 0;
    const int size = batchBetween(m_taken, m_tooLarge);
    if (size <= m_size || size > available || m_bucket->batch(size) < size)
        return 0;
    m_tryingUntil = now + 10s;
    return size;
}

void BatchLimit::refused(int calls)
{
    m_tooLarge = m_tooLarge == 0 ? calls : std::min(m_tooLarge, calls);
    m_cappedAt = Clock::now();
    if (m_taken >= m_tooLarge)
        m_taken = 0;
    // The smallest batch was refused; three calls are two headers and the chain's ID.
    if (m_tooLarge <= 2 || (m_size <= 2 && m_taken == 0)) {
        m_size = 1;
        isAllowed = false;
        return;
    }
    m_tryingUntil = {};
    const int third = std::max(2, m_tooLarge / 3);
    const int next =
        m_taken == 0 ? *(std::upper_bound(std::begin(trialRounds), std::end(trialRounds), third) - 1) : m_taken;
    m_size = std::clamp(next, 2, std::max(2, m_size));
}

int BatchLimit::now() const
{
    return isAllowed == false ? 1 : m_bucket->batch(m_size);
}

}  // namespace signalbox::rpc
