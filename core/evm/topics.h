// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstring>
#include <string_view>

#include "support/hex.h"

namespace signalbox::evm {

/// A 32-byte constant written as 64 digits.
consteval Bytes32 word(const char (&digits)[65])
{
    Bytes32 out{};
    for (std::size_t i = 0; i < 32; ++i)
        out[i] = static_cast<std::uint8_t>(hex::detail::table[static_cast<unsigned char>(digits[2 * i])] << 4 |
                                           hex::detail::table[static_cast<unsigned char>(digits[2 * i + 1])]);
    return out;
}

inline constexpr Bytes32 transferTopic = word("ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef");

/// An address word contains it in its low 20 bytes; the high 12 must be zero.
inline bool isAddressWord(const std::uint8_t* word)
{
    static constexpr std::uint8_t zeros[12]{};
    return std::memcmp(word, zeros, 12) == 0;
}

inline Bytes20 addressOf(const std::uint8_t* word)
{
    Bytes20 out;
    std::memcpy(out.data(), word + 12, 20);
    return out;
}

inline Bytes32 wordOf(const Bytes20& address)
{
    Bytes32 out{};
    std::memcpy(out.data() + 12, address.data(), 20);
    return out;
}

}  // namespace signalbox::evm
