#include "sim/keccak.h"

#include <QCryptographicHash>
#include <bit>

namespace signalbox::sim {

namespace {

QByteArray lengthPrefix(std::size_t size, std::uint8_t offset)
{
    if (size < 56)
        return QByteArray(1, char(offset + size));
    QByteArray digits;
    for (std::size_t rest = size; rest > 0; rest >>= 8)
        digits.prepend(char(rest & 0xff));
    return QByteArray(1, char(offset + 55 + digits.size())) + digits;
}

}  // namespace

Bytes32 keccak(QByteArrayView data)
{
    QCryptographicHash hash(QCryptographicHash::Keccak_256);
    hash.addData(data);
    Bytes32 out;
    std::memcpy(out.data(), hash.resultView().data(), out.size());
    return out;
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

void RlpList::bytes(const void* data, std::size_t size)
{
    const auto* first = static_cast<const char*>(data);
    if (size != 1 || std::uint8_t(*first) >= 0x80)
        m_body += lengthPrefix(size, 0x80);
    m_body.append(first, qsizetype(size));
}

void RlpList::number(std::uint64_t value)
{
    std::array<std::uint8_t, 8> digits;
    std::size_t size = 0;
    for (std::uint64_t rest = value; rest > 0; rest >>= 8)
        ++size;
    for (std::size_t i = 0; i < size; ++i)
        digits[i] = std::uint8_t(value >> (8 * (size - 1 - i)));
    bytes(digits.data(), size);
}

QByteArray RlpList::finish() const
{
    return lengthPrefix(std::size_t(m_body.size()), 0xc0) + m_body;
}

}  // namespace signalbox::sim
