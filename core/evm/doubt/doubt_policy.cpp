// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/doubt/doubt_policy.h"

#include <algorithm>
#include <cmath>

namespace signalbox::evm {

namespace {
/// Calls for doubts of crowded blocks per call that reads blocks: with the certain ones, less than 2 % in all.
constexpr double crowdedShare = 0.012;
constexpr double mostCredit = 40;
constexpr double fading = 0.999;  // per block
constexpr int trustedAfter = 20;
constexpr int oneOf = 50;
}  // namespace

void DoubtPolicy::read(qint64 calls)
{
    m_calls += calls;
    m_credit = std::min(mostCredit, m_credit + crowdedShare * static_cast<double>(calls));
}

bool DoubtPolicy::worthAsking(double chance, bool distrusted)
{
    if (chance < certain || distrusted) {
        ++m_asked;
        m_credit = std::max(-mostCredit, m_credit - 1);
        return true;
    }
    m_crowded = m_crowded * fading + 1;
    m_sampled *= fading;
    if (m_credit < 1)
        return false;
    m_sampled += 1;
    m_credit -= 1;
    ++m_asked;
    return true;
}

bool DoubtPolicy::maySample(qint64 blocks)
{
    const double fade = std::pow(fading, static_cast<double>(blocks));
    m_crowded = m_crowded * fade + (1 - fade) / (1 - fading);
    m_sampled *= fade;
    if (m_credit < 2)  // the header, and the request that may follow
        return false;
    m_credit -= 1;
    return true;
}

std::size_t DoubtPolicy::denialsToAsk(std::size_t blocks)
{
    if (m_confirmed < trustedAfter)
        return std::min<std::size_t>(blocks, 8);
    m_deniedSince += static_cast<int>(std::min<std::size_t>(blocks, 10'000));
    const int samples = m_deniedSince / oneOf;
    m_deniedSince %= oneOf;
    return std::min<std::size_t>({blocks, static_cast<std::size_t>(samples), 8});
}

void DoubtPolicy::denialDecided(bool confirmed)
{
    m_confirmed = confirmed ? m_confirmed + 1 : 0;
}

bool DoubtPolicy::maySkipDenied()
{
    return ++m_skipped % oneOf != 0;
}

double DoubtPolicy::samplingShare() const
{
    return m_crowded < 1 ? 1 : std::min(1.0, m_sampled / m_crowded);
}

}  // namespace signalbox::evm
