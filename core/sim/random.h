// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "support/bytes.h"

namespace signalbox::sim {

/// Numbers determined by their seed alone (the mixing function of SplitMix64).
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    static Random of(std::uint64_t a, std::uint64_t b, std::uint64_t c = 0)
    {
        Random random(a);
        random.m_state = random.next() ^ b;
        random.m_state = random.next() ^ (c * 0xd6e8feb86659fd93ULL);
        random.next();
        return random;
    }

    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    std::uint64_t below(std::uint64_t limit) { return limit == 0 ? 0 : next() % limit; }
    double unit() { return double(next() >> 11) * 0x1.0p-53; }
    template <std::size_t N>
    void fill(std::array<std::uint8_t, N>& bytes)
    {
        for (std::size_t i = 0; i < N; ++i)
            bytes[i] = std::uint8_t(next() >> 24);
    }

private:
    std::uint64_t m_state;
};

}  // namespace signalbox::sim
