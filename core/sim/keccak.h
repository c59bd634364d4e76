// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <array>
#include <cstdint>

#include "support/bytes.h"

namespace signalbox::sim {

template <std::size_t N>
QByteArrayView viewOf(const std::array<std::uint8_t, N>& bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), qsizetype(N)};
}

Bytes32 keccak(QByteArrayView data);
Bytes32 wordOf(const Bytes20& address);  ///< padded on the left
Bytes32 wordOf(std::uint64_t number);

/// A block's log bloom: 2048 bits, three of them for each item.
class Bloom {
public:
    using Bits = std::array<std::uint16_t, 3>;
    static Bits bitsOf(QByteArrayView item);

    void add(const Bits& bits);
    void add(QByteArrayView item) { add(bitsOf(item)); }
    bool mayHold(const Bits& bits) const;
    int bitsSet() const;
    const std::array<std::uint8_t, 256>& bytes() const { return m_bytes; }

private:
    std::array<std::uint8_t, 256> m_bytes{};
};

}  // namespace signalbox::sim
