// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/hex.h"

#include <limits>

namespace signalbox::hex {

std::optional<Bytes20> address(const QString& text)
{
    const QByteArray latin = text.trimmed().toLatin1();
    return address(std::string_view(latin.constData(), static_cast<std::size_t>(latin.size())));
}

std::optional<Bytes32> hash(const QString& text)
{
    const QByteArray latin = text.trimmed().toLatin1();
    return hash(std::string_view(latin.constData(), static_cast<std::size_t>(latin.size())));
}

std::optional<QByteArray> data(std::string_view text)
{
    if (text.size() < 2 || text.size() % 2 != 0 || text[0] != '0' || (text[1] | 0x20) != 'x')
        return std::nullopt;
    const std::size_t size = text.size() / 2 - 1;
    QByteArray out(static_cast<qsizetype>(size), Qt::Uninitialized);
    if (!decodeDigits(text.data() + 2, reinterpret_cast<std::uint8_t*>(out.data()), size))
        return std::nullopt;
    return out;
}

std::optional<qint64> quantity(std::string_view text)
{
    quint64 value = 0;
    constexpr quint64 most = std::numeric_limits<qint64>::max();
    if (text.size() >= 2 && text[0] == '0' && (text[1] | 0x20) == 'x') {
        for (const char c : text.substr(2)) {
            const quint64 digit = detail::table[static_cast<unsigned char>(c)];
            if (digit > 15 || value > most >> 4)
                return std::nullopt;
            value = value << 4 | digit;
        }
        return static_cast<qint64>(value);
    }
    if (text.empty())
        return std::nullopt;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        const quint64 digit = static_cast<quint64>(c - '0');
        if (value > (most - digit) / 10)
            return std::nullopt;
        value = value * 10 + digit;
    }
    return static_cast<qint64>(value);
}

void appendDigits(QByteArray& out, const std::uint8_t* bytes, std::size_t size)
{
    static constexpr char digits[] = "0123456789abcdef";
    const qsizetype old = out.size();
    out.resize(old + static_cast<qsizetype>(2 * size));
    char* to = out.data() + old;
    for (std::size_t i = 0; i < size; ++i) {
        *to++ = digits[bytes[i] >> 4];
        *to++ = digits[bytes[i] & 15];
    }
}

QByteArray bytes(const std::uint8_t* data, std::size_t size)
{
    QByteArray out;
    out.reserve(static_cast<qsizetype>(2 + 2 * size));
    out += "0x";
    appendDigits(out, data, size);
    return out;
}

QByteArray quantity(qint64 value)
{
    return "0x" + QByteArray::number(value, 16);
}

}  // namespace signalbox::hex
