// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/u256.h"

#include <QtEndian>

namespace signalbox {

__extension__ using Wide = unsigned __int128;

U256 U256::fromWord(const std::uint8_t* word)
{
    U256 value;
    for (std::size_t i = 0; i < 4; ++i)
        value.limbs[3 - i] = qFromBigEndian<quint64>(word + 8 * i);
    return value;
}

Bytes32 U256::toWord() const
{
    Bytes32 word;
    for (std::size_t i = 0; i < 4; ++i)
        qToBigEndian<quint64>(limbs[3 - i], word.data() + 8 * i);
    return word;
}

std::uint64_t U256::divide(std::uint64_t by)
{
    Wide rest = 0;
    for (std::size_t i = 4; i-- > 0;) {
        const Wide part = rest << 64 | limbs[i];
        limbs[i] = static_cast<std::uint64_t>(part / by);
        rest = part % by;
    }
    return static_cast<std::uint64_t>(rest);
}

bool U256::multiplyAdd(std::uint64_t factor, std::uint64_t add)
{
    Wide carry = add;
    for (auto& limb : limbs) {
        carry += static_cast<Wide>(limb) * factor;
        limb = static_cast<std::uint64_t>(carry);
        carry >>= 64;
    }
    return carry == 0;
}

std::optional<U256> U256::fromDecimal(std::string_view digits)
{
    if (digits.empty())
        return std::nullopt;
    U256 value;
    for (const char c : digits) {
        if (c < '0' || c > '9' || !value.multiplyAdd(10, static_cast<std::uint64_t>(c - '0')))
            return std::nullopt;
    }
    return value;
}

std::string U256::toDecimal() const
{
    if (fits64())
        return std::to_string(limbs[0]);
    constexpr std::uint64_t chunk = 10'000'000'000'000'000'000u;  // 10^19, the largest power in 64 bits
    U256 rest = *this;
    std::string out;
    while (!rest.fits64()) {
        std::string part = std::to_string(rest.divide(chunk));
        out.insert(0, std::string(19 - part.size(), '0') + part);
    }
    if (rest.limbs[0] >= chunk) {
        std::string part = std::to_string(rest.divide(chunk));
        out.insert(0, std::string(19 - part.size(), '0') + part);
    }
    return std::to_string(rest.limbs[0]) + out;
}

U256 U256::negated() const
{
    U256 value;
    Wide carry = 1;
    for (std::size_t i = 0; i < 4; ++i) {
        carry += static_cast<std::uint64_t>(~limbs[i]);
        value.limbs[i] = static_cast<std::uint64_t>(carry);
        carry >>= 64;
    }
    return value;
}

std::strong_ordering U256::operator<=>(const U256& other) const
{
    for (std::size_t i = 4; i-- > 0;) {
        if (limbs[i] != other.limbs[i])
            return limbs[i] <=> other.limbs[i];
    }
    return std::strong_ordering::equal;
}

}  // namespace signalbox
