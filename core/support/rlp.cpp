// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/rlp.h"

#include "support/hex.h"

namespace signalbox {

namespace {

struct Prefix {
    std::array<char, 9> bytes;
    int size = 0;
};

Prefix prefixOf(std::size_t length, std::uint8_t offset)
{
    Prefix prefix;
    if (length < 56) {
        prefix.bytes[0] = static_cast<char>(offset + length);
        prefix.size = 1;
        return prefix;
    }
    int digits = 0;
    for (std::size_t rest = length; rest > 0; rest >>= 8)
        ++digits;
    prefix.bytes[0] = static_cast<char>(offset + 55 + digits);
    for (int i = 0; i < digits; ++i)
        prefix.bytes[static_cast<std::size_t>(1 + i)] = static_cast<char>(length >> (8 * (digits - 1 - i)));
    prefix.size = 1 + digits;
    return prefix;
}

}  // namespace

void RlpWriter::bytes(const void* data, std::size_t size)
{
    const auto* first = static_cast<const char*>(data);
    if (size != 1 || static_cast<std::uint8_t>(*first) >= 0x80) {
        const Prefix prefix = prefixOf(size, 0x80);
        m_out.append(prefix.bytes.data(), prefix.size);
    }
    if (size > 0)
        m_out.append(first, static_cast<qsizetype>(size));
}

void RlpWriter::number(std::uint64_t value)
{
    std::array<std::uint8_t, 8> digits;
    std::size_t size = 0;
    for (std::uint64_t rest = value; rest > 0; rest >>= 8)
        ++size;
    for (std::size_t i = 0; i < size; ++i)
        digits[i] = static_cast<std::uint8_t>(value >> (8 * (size - 1 - i)));
    bytes(digits.data(), size);
}

bool RlpWriter::hexBytes(std::string_view digits)
{
    if (digits.size() % 2 != 0)
        return false;
    const std::size_t size = digits.size() / 2;
    const qsizetype before = m_out.size();
    if (size == 1) {
        std::uint8_t one = 0;
        if (!hex::decodeDigits(digits.data(), &one, 1))
            return false;
        bytes(&one, 1);
        return true;
    }
    const Prefix prefix = prefixOf(size, 0x80);
    m_out.append(prefix.bytes.data(), prefix.size);
    const qsizetype at = m_out.size();
    m_out.resize(at + static_cast<qsizetype>(size));
    if (!hex::decodeDigits(digits.data(), reinterpret_cast<std::uint8_t*>(m_out.data()) + at, size)) {
        m_out.truncate(before);
        return false;
    }
    return true;
}

bool RlpWriter::hexInteger(std::string_view digits)
{
    while (!digits.empty() && digits.front() == '0')
        digits.remove_prefix(1);
    if (digits.size() > 64)
        return false;
    std::array<char, 64 + 8> even{};
    std::size_t size = digits.size();
    if (size % 2 != 0)
        even[0] = '0';
    std::memcpy(even.data() + size % 2, digits.data(), size);
    size += size % 2;
    return hexBytes({even.data(), size});
}

void RlpWriter::endList(qsizetype begin)
{
    const Prefix prefix = prefixOf(static_cast<std::size_t>(m_out.size() - begin), 0xc0);
    m_out.insert(begin, QByteArrayView(prefix.bytes.data(), prefix.size));
}

}  // namespace signalbox
