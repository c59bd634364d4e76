#include "support/keccak.h"

#include <QtEndian>

// The tests hash much in builds without optimization: these loops alone are worth it there.
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

inline std::uint64_t rotated(std::uint64_t lane, int by)
{
    return by == 0 ? lane : lane << by | lane >> (64 - by);
}

// The lanes stay in registers only when every index and every rotation is a constant: hence no loop over the 25 lanes.
void permute(State& a)
{
    State b;
    for (const std::uint64_t constant : roundConstants) {
        std::uint64_t parity[5], mix[5];
        for (int x = 0; x < 5; ++x)
            parity[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
        for (int x = 0; x < 5; ++x)
            mix[x] = parity[(x + 4) % 5] ^ rotated(parity[(x + 1) % 5], 1);
        b[0] = a[0] ^ mix[0];
        b[1] = rotated(a[6] ^ mix[1], 44);
        b[2] = rotated(a[12] ^ mix[2], 43);
        b[3] = rotated(a[18] ^ mix[3], 21);
        b[4] = rotated(a[24] ^ mix[4], 14);
        b[5] = rotated(a[3] ^ mix[3], 28);
        b[6] = rotated(a[9] ^ mix[4], 20);
        b[7] = rotated(a[10] ^ mix[0], 3);
        b[8] = rotated(a[16] ^ mix[1], 45);
        b[9] = rotated(a[22] ^ mix[2], 61);
        b[10] = rotated(a[1] ^ mix[1], 1);
        b[11] = rotated(a[7] ^ mix[2], 6);
        b[12] = rotated(a[13] ^ mix[3], 25);
        b[13] = rotated(a[19] ^ mix[4], 8);
        b[14] = rotated(a[20] ^ mix[0], 18);
        b[15] = rotated(a[4] ^ mix[4], 27);
        b[16] = rotated(a[5] ^ mix[0], 36);
        b[17] = rotated(a[11] ^ mix[1], 10);
        b[18] = rotated(a[17] ^ mix[2], 15);
        b[19] = rotated(a[23] ^ mix[3], 56);
        b[20] = rotated(a[2] ^ mix[2], 62);
        b[21] = rotated(a[8] ^ mix[3], 55);
        b[22] = rotated(a[14] ^ mix[4], 39);
        b[23] = rotated(a[15] ^ mix[0], 41);
        b[24] = rotated(a[21] ^ mix[1], 2);
        for (int y = 0; y < 25; y += 5) {
            a[y] = b[y] ^ (~b[y + 1] & b[y + 2]);
            a[y + 1] = b[y + 1] ^ (~b[y + 2] & b[y + 3]);
            a[y + 2] = b[y + 2] ^ (~b[y + 3] & b[y + 4]);
            a[y + 3] = b[y + 3] ^ (~b[y + 4] & b[y]);
            a[y + 4] = b[y + 4] ^ (~b[y] & b[y + 1]);
        }
        a[0] ^= constant;
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
