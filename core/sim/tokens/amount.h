// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/u256.h"

namespace signalbox::sim {

/// Modulo 2^256, as contracts without overflow checks compute.
inline U256 plus(const U256& a, const U256& b)
{
    U256 sum;
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const std::uint64_t part = a.limbs[i] + carry;
        sum.limbs[i] = part + b.limbs[i];
        carry = std::uint64_t(part < carry) + std::uint64_t(sum.limbs[i] < part);
    }
    return sum;
}

inline U256 minus(const U256& a, const U256& b)
{
    return plus(a, b.negated());
}

/// amount · factor / divisor, rounded towards zero; the amount is signed (two's complement).
inline U256 scaled(const U256& amount, std::uint64_t factor, std::uint64_t divisor)
{
    U256 value = amount.highBit() ? amount.negated() : amount;
    value.multiplyAdd(factor, 0);
    value.divide(divisor);
    return amount.highBit() ? value.negated() : value;
}

}  // namespace signalbox::sim
