// SPDX-License-Identifier: GPL-3.0-or-later

#include "metrics/confidence.h"

#include <cmath>

namespace signalbox::metrics {

namespace {

/// Probability of at most `found` hits in `looked` draws if the share of hits is `share`.
double atMost(qint64 found, qint64 looked, double share)
{
    double sum = 0;
    const double n = static_cast<double>(looked);
    for (qint64 k = 0; k <= found; ++k) {
        const double hits = static_cast<double>(k);
        sum += std::exp(std::lgamma(n + 1) - std::lgamma(hits + 1) - std::lgamma(n - hits + 1) +
                        hits * std::log(share) + (n - hits) * std::log1p(-share));
    }
    return sum;
}

}  // namespace

double shareAtMost(qint64 found, qint64 looked, double confidence)
{
    if (looked <= 0 || found >= looked)
        return 1;
    if (found <= 0)
        return -std::expm1(std::log1p(-confidence) / static_cast<double>(looked));
    double low = static_cast<double>(found) / static_cast<double>(looked), high = 1;
    for (int step = 0; step < 60; ++step) {
        const double middle = (low + high) / 2;
        (atMost(found, looked, middle) > 1 - confidence ? low : high) = middle;
    }
    return high;
}

}  // namespace signalbox::metrics
