// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/u256.h"

namespace signalbox::balances {

/// A sum of amounts of either sign: two's complement in 320 bits, enough for 2^63 amounts of 256 bits. A value.
class WideSum {
public:
    static constexpr int mostBytes = 68;  ///< of a field

    void add(const U256& amount, bool negative);
    bool isNegative() const { return m_limbs.back() >> 63 != 0; }
    /// Writes the sum as a field of type numeric in PostgreSQL's binary COPY format; returns the bytes written.
    int writeField(char* to) const;

private:
    std::array<std::uint64_t, 5> m_limbs{};  // lowest first
};

/// The amount in a field of type numeric of binary COPY, without its length. False if it is not an integer below 2^256.
bool readAmount(const char* field, int size, U256& magnitude, bool& negative);

}  // namespace signalbox::balances
