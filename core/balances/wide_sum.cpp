// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/wide_sum.h"

#include <QtEndian>

namespace signalbox::balances {

namespace {

constexpr std::uint64_t chunk = 10'000'000'000'000'000;  // four digits of base 10,000
constexpr quint16 minus = 0x4000;

}  // namespace

void WideSum::add(const U256& amount, bool negative)
{
    // The negative of a number is its complement plus 1.
    const std::uint64_t flip = negative ? ~std::uint64_t(0) : 0;
    unsigned __int128 carry = negative ? 1 : 0;
    for (std::size_t i = 0; i < m_limbs.size(); ++i) {
        carry += m_limbs[i];
        carry += (i < amount.limbs.size() ? amount.limbs[i] : 0) ^ flip;
        m_limbs[i] = static_cast<std::uint64_t>(carry);
        carry >>= 64;
    }
}

int WideSum::writeField(char* to) const
{
    auto limbs = m_limbs;
    if (isNegative()) {
        unsigned __int128 carry = 1;
        for (auto& limb : limbs) {
            carry += ~limb;
            limb = static_cast<std::uint64_t>(carry);
            carry >>= 64;
        }
    }
    quint16 digits[28];  // lowest first
    int count = 0;
    for (int top = 4;; count += 4) {
        while (top >= 0 && limbs[static_cast<std::size_t>(top)] == 0)
            --top;
        if (top < 0)
            break;
        unsigned __int128 rest = 0;
        for (int i = top; i >= 0; --i) {
            rest = rest << 64 | limbs[static_cast<std::size_t>(i)];
            limbs[static_cast<std::size_t>(i)] = static_cast<std::uint64_t>(rest / chunk);
            rest %= chunk;
        }
        for (int i = 0; i < 4; ++i, rest /= 10'000)
            digits[count + i] = static_cast<quint16>(rest % 10'000);
    }
    while (count > 0 && digits[count - 1] == 0)
        --count;
    const int weight = count > 0 ? count - 1 : 0;
    int skip = 0;  // trailing zeros are not stored
    while (skip < count && digits[skip] == 0)
        ++skip;
    const int stored = count - skip;
    qToBigEndian<qint32>(8 + 2 * stored, to);
    qToBigEndian<qint16>(static_cast<qint16>(stored), to + 4);
    qToBigEndian<qint16>(static_cast<qint16>(weight), to + 6);
    qToBigEndian<quint16>(isNegative() ? minus : 0, to + 8);
    qToBigEndian<qint16>(0, to + 10);
    for (int i = count, at = 12; i-- > skip; at += 2)
        qToBigEndian<quint16>(digits[i], to + at);
    return 12 + 2 * stored;
}

bool readAmount(const char* field, int size, U256& magnitude, bool& negative)
{
    if (size < 8)
        return false;
    const int count = qFromBigEndian<qint16>(field), weight = qFromBigEndian<qint16>(field + 2);
    const auto sign = qFromBigEndian<quint16>(field + 4);
    if (count < 0 || size != 8 + 2 * count || (sign != 0 && sign != minus) || (count > 0 && weight + 1 < count))
        return false;
    magnitude = {};
    negative = sign == minus;
    for (int i = 0; count > 0 && i <= weight;) {
        std::uint64_t factor = 1, part = 0;
        for (int end = std::min(i + 4, weight + 1); i < end; ++i, factor *= 10'000)
            part = part * 10'000 + (i < count ? qFromBigEndian<quint16>(field + 8 + 2 * i) : 0);
        if (!magnitude.multiplyAdd(factor, part))
            return false;
    }
    return true;
}

}  // namespace signalbox::balances
