// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/spec.h"

namespace signalbox::sim {

inline constexpr quint64 mostMoved = 1'000'000'000'000;  ///< the value of a transfer is below

/// Position of the holder that a number of [0, 1) chooses: the first holders are the busiest.
std::size_t holderAt(double unit, std::size_t holders);

/// Amount minted to a holder, at least `base`. It grows with the holder's activity.
quint64 mintedTo(std::size_t holder, std::size_t holders, quint64 base);

/// A SimToken::minted with which no holder of a chain is overdrawn within a number of blocks, except with a negligible
/// probability.
quint64 enoughMinted(const SimSpec& spec, Height blocks);

}  // namespace signalbox::sim
