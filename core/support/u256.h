// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "support/bytes.h"

namespace signalbox {

/// An unsigned 256-bit number, the content of an ABI word. Limbs of 64 bits, lowest first.
struct U256 {
    std::array<std::uint64_t, 4> limbs{};

    constexpr U256() = default;
    constexpr U256(std::uint64_t low) : limbs{low, 0, 0, 0} {}

    static U256 fromWord(const std::uint8_t* bigEndian32);
    static U256 fromWord(const Bytes32& word) { return fromWord(word.data()); }
    static std::optional<U256> fromDecimal(std::string_view digits);  ///< digits only, below 2^256

    Bytes32 toWord() const;
    std::string toDecimal() const;
    QString toString() const { return QString::fromStdString(toDecimal()); }

    bool isZero() const { return (limbs[0] | limbs[1] | limbs[2] | limbs[3]) == 0; }
    bool fits64() const { return (limbs[1] | limbs[2] | limbs[3]) == 0; }
    bool fitsInt64() const { return fits64() && limbs[0] >> 63 == 0; }
    bool highBit() const { return limbs[3] >> 63 != 0; }        ///< true if negative as two's complement
    U256 negated() const;                                       ///< two's complement
    std::uint64_t divide(std::uint64_t by);                     ///< becomes the quotient; returns the remainder
    bool multiplyAdd(std::uint64_t factor, std::uint64_t add);  ///< false if the result exceeds 256 bits

    bool operator==(const U256&) const = default;
    std::strong_ordering operator<=>(const U256& other) const;
};

}  // namespace signalbox
