// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QtEndian>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "support/bytes.h"

namespace signalbox::hex {

namespace detail {
constexpr std::array<std::uint8_t, 256> makeTable()
{
    std::array<std::uint8_t, 256> table{};
    for (auto& entry : table)
        entry = 0xff;
    for (int i = 0; i < 10; ++i)
        table[static_cast<std::size_t>('0' + i)] = static_cast<std::uint8_t>(i);
    for (int i = 0; i < 6; ++i) {
        table[static_cast<std::size_t>('a' + i)] = static_cast<std::uint8_t>(10 + i);
        table[static_cast<std::size_t>('A' + i)] = static_cast<std::uint8_t>(10 + i);
    }
    return table;
}
inline constexpr auto table = makeTable();
}  // namespace detail

/// Eight digits at once, in one register; false if one of them is not a digit.
inline bool decodeEight(const char* digits, std::uint8_t* out)
{
    constexpr std::uint64_t ones = 0x0101010101010101u;
    const auto text = qFromLittleEndian<quint64>(digits);
    const std::uint64_t letters = (text >> 6) & ones;
    const std::uint64_t nibbles = (text & (0x0f * ones)) + 9 * letters;
    const std::uint64_t above9 = ((nibbles + 6 * ones) >> 4) & ones;
    if ((nibbles & (0xf0 * ones)) != 0 || nibbles + 0x30 * ones + 0x27 * above9 != (text | letters << 5))
        return false;
    std::uint64_t bytes = (nibbles << 4 | nibbles >> 8) & 0x00ff00ff00ff00ffu;
    bytes = (bytes | bytes >> 8) & 0x0000ffff0000ffffu;
    qToLittleEndian<quint32>(static_cast<quint32>(bytes | bytes >> 16), out);
    return true;
}

/// Reads exactly 2·size digits; false if one of them is not a digit. Reads at most seven characters beyond it.
inline bool decodeDigits(const char* digits, std::uint8_t* out, std::size_t size)
{
    std::size_t i = 0;
    for (; i + 4 <= size; i += 4) {
        if (!decodeEight(digits + 2 * i, out + i))
            return false;
    }
    for (; i < size; ++i) {
        const std::uint8_t high = detail::table[static_cast<unsigned char>(digits[2 * i])];
        if (high > 15)
            return false;
        const std::uint8_t low = detail::table[static_cast<unsigned char>(digits[2 * i + 1])];
        if (low > 15)
            return false;
        out[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return true;
}

/// "0x" and exactly the size's digits, no other text.
template <std::size_t N>
std::optional<std::array<std::uint8_t, N>> fixed(std::string_view text)
{
    std::array<std::uint8_t, N> out;
    if (text.size() != 2 + 2 * N || text[0] != '0' || (text[1] | 0x20) != 'x' ||
        !decodeDigits(text.data() + 2, out.data(), N))
        return std::nullopt;
    return out;
}

inline std::optional<Bytes20> address(std::string_view text)
{
    return fixed<20>(text);
}
inline std::optional<Bytes32> hash(std::string_view text)
{
    return fixed<32>(text);
}
std::optional<Bytes20> address(const QString& text);
std::optional<Bytes32> hash(const QString& text);

/// DATA: "0x" and an even number of digits.
std::optional<QByteArray> data(std::string_view text);

/// QUANTITY, read leniently: "0x", leading zeros, upper case and plain decimal are accepted; values from 2^63 are not.
std::optional<qint64> quantity(std::string_view text);

/// Lower-case digits, with and without 0x.
void appendDigits(QByteArray& out, const std::uint8_t* bytes, std::size_t size);
QByteArray bytes(const std::uint8_t* data, std::size_t size);  ///< with 0x
inline QByteArray bytes(const Bytes20& value)
{
    return bytes(value.data(), value.size());
}
inline QByteArray bytes(const Bytes32& value)
{
    return bytes(value.data(), value.size());
}
template <std::size_t N>
QString text(const std::array<std::uint8_t, N>& value)
{
    return QString::fromLatin1(bytes(value.data(), N));
}
QByteArray quantity(qint64 value);  ///< 0x…, shortest

}  // namespace signalbox::hex
