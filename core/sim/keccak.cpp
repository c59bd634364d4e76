// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/keccak.h"

#include <bit>

#include "support/keccak.h"

namespace signalbox::sim {

Bytes32 keccak(QByteArrayView data)
{
    return keccak256(data);
}

Bytes32 wordOf(const Bytes20& address)
{
    Bytes32 word{};
    std::memcpy(word.data() + 12, address.data(), 20);
    return word;
}

Bytes32 wordOf(std::uint64_t number)
{
    Bytes32 word{};
    for (std::size_t i = 0; i < 8; ++i)
        word[31 - i] = std::uint8_t(number >> (8 * i));
    return word;
}

Bloom::Bits Bloom::bitsOf(QByteArrayView item)
{
    const Bytes32 hash = keccak(item);
    Bits bits;
    for (std::size_t i = 0; i < 3; ++i)
        bits[i] = std::uint16_t((hash[2 * i] << 8 | hash[2 * i + 1]) & 2047);
    return bits;
}

void Bloom::add(const Bits& bits)
{
    for (const auto bit : bits)
        m_bytes[255 - bit / 8] |= std::uint8_t(1U << (bit % 8));
}

int Bloom::bitsSet() const
{
    int set = 0;
    for (const std::uint8_t byte : m_bytes)
        set += std::popcount(byte);
    return set;
}

bool Bloom::mayHold(const Bits& bits) const
{
    for (const auto bit : bits)
        if ((m_bytes[255 - bit / 8] & (1U << (bit % 8))) == 0)
            return false;
    return true;
}

}  // namespace signalbox::sim
