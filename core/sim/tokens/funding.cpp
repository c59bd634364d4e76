// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/tokens/funding.h"

#include <cmath>

namespace signalbox::sim {

namespace {

/// Probability with which holderAt() chooses a holder.
double chance(std::size_t holder, std::size_t holders)
{
    const auto below = [holders](std::size_t count) { return std::sqrt(std::sqrt(double(count) / double(holders))); };
    return below(holder + 1) - below(holder);
}

}  // namespace

std::size_t holderAt(double unit, std::size_t holders)
{
    return std::size_t(unit * unit * unit * unit * double(holders));
}

quint64 mintedTo(std::size_t holder, std::size_t holders, quint64 base)
{
    return quint64(double(base) * std::sqrt(chance(holder, holders) / chance(holders - 1, holders)));
}

// A balance is a random walk: its deviation grows with the root of the number of transfers, as mintedTo() does. The
// holders of few transfers need the additional amount.
quint64 enoughMinted(const SimSpec& spec, Height blocks)
{
    constexpr double deviations = 8, extra = 10;
    const double transfers = 2 * spec.transfersPerBlock * double(blocks);
    const double moves = 2 * transfers * chance(std::size_t(spec.holders - 1), std::size_t(spec.holders));
    return quint64((deviations * std::sqrt(moves / 3) + extra) * double(mostMoved));
}

}  // namespace signalbox::sim
