// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/keccak.h"

#include <QtEndian>

// The tests hash much in builds without optimization, so these loops alone are optimized.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("O2")
#endif

namespace signalbox {

namespace {

constexpr std::size_t rate = 136;  // bytes absorbed per permutation

constexpr std::uint64_t roundConstants[24] = {
    0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000, 0x000000000000808b,
    0x0000000080000001, 0x8000000080008081, 0x8000000000008009, 0x000000000000008a, 0x0000000000000088,
    0x0000000080008009, 0x000000008000000a, 0x000000008000808b, 0x800000000000008b, 0x8000000000008089,
    0x8000000000008003, 0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
    0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008};

using State = std::uint64_t[25];  // lane (x, y) at x + 5 y

[[gnu::always_inline]] inline std::uint64_t rotated(std::uint64_t lane, int by)
{
    return by == 0 ? lane : lane << by | lane >> (64 - by);
}

// Two alternating states and one row at a time: five lanes of the row and the five of `mix` fit into the registers.
[[gnu::always_inline]] inline void row(std::uint64_t* out, std::uint64_t b0, std::uint64_t b1, std::uint64_t b2,
                                       std::uint64_t b3, std::uint64_t b4)
{
    out[0] = b0 ^ (~b1 & b2);
    out[1] = b1 ^ (~b2 & b3);
    out[2] = b2 ^ (~b3 & b4);
    out[3] = b3 ^ (~b4 & b0);
    out[4] = b4 ^ (~b0 & b1);
}

[[gnu::always_inline]] inline void turn(const State& a, State& out, std::uint64_t constant)
{
    const std::uint64_t c0 = a[0] ^ a[5] ^ a[10] ^ a[15] ^ a[20], c1 = a[1] ^ a[6] ^ a[11] ^ a[16] ^ a[21],
                        c2 = a[2] ^ a[7] ^ a[12] ^ a[17] ^ a[22], c3 = a[3] ^ a[8] ^ a[13] ^ a[18] ^ a[23],
                        c4 = a[4] ^ a[9] ^ a[14] ^ a[19] ^ a[24];
    const std::uint64_t d0 = c4 ^ rotated(c1, 1), d1 = c0 ^ rotated(c2, 1), d2 = c1 ^ rotated(c3, 1),
                        d3 = c2 ^ rotated(c4, 1), d4 = c3 ^ rotated(c0, 1);
    row(out, a[0] ^ d0, rotated(a[6] ^ d1, 44), rotated(a[12] ^ d2, 43), rotated(a[18] ^ d3, 21),
        rotated(a[24] ^ d4, 14));
    out[0] ^= constant;
    row(out + 5, rotated(a[3] ^ d3, 28), rotated(a[9] ^ d4, 20), rotated(a[10] ^ d0, 3), rotated(a[16] ^ d1, 45),
        rotated(a[22] ^ d2, 61));
    row(out + 10, rotated(a[1] ^ d1, 1), rotated(a[7] ^ d2, 6), rotated(a[13] ^ d3, 25), rotated(a[19] ^ d4, 8),
        rotated(a[20] ^ d0, 18));
    row(out + 15, rotated(a[4] ^ d4, 27), rotated(a[5] ^ d0, 36), rotated(a[11] ^ d1, 10), rotated(a[17] ^ d2, 15),
        rotated(a[23] ^ d3, 56));
    row(out + 20, rotated(a[2] ^ d2, 62), rotated(a[8] ^ d3, 55), rotated(a[14] ^ d4, 39), rotated(a[15] ^ d0, 41),
        rotated(a[21] ^ d1, 2));
}

void permute(State& a)
{
    State b;
    for (std::size_t round = 0; round < 24; round += 2) {
        turn(a, b, roundConstants[round]);
        turn(b, a, roundConstants[round + 1]);
    }
}

void absorb(State& state, const char* block)
{
    for (std::size_t i = 0; i < rate / 8; ++i)
        state[i] ^= qFromLittleEndian<quint64>(block + 8 * i);
    permute(state);
}

}  // namespace

Bytes32 keccak256(QByteArrayView data)
{
    State state = {};
    const char* at = data.data();
    auto left = static_cast<std::size_t>(data.size());
    for (; left >= rate; at += rate, left -= rate)
        absorb(state, at);
    std::array<char, rate> last{};
    if (left > 0)
        std::memcpy(last.data(), at, left);
    last[left] ^= 0x01;
    last[rate - 1] = static_cast<char>(last[rate - 1] ^ 0x80);
    absorb(state, last.data());
    Bytes32 out;
    for (std::size_t i = 0; i < 4; ++i)
        qToLittleEndian<quint64>(state[i], out.data() + 8 * i);
    return out;
}

}  // namespace signalbox
