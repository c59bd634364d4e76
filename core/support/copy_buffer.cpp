// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/copy_buffer.h"

#include <QtEndian>
#include <bit>

#include "support/u256.h"

namespace signalbox {

namespace {

// Seconds from 1970 to 2000, PostgreSQL's epoch.
constexpr qint64 postgresEpoch = 946'684'800;

template <class T>
void put(QByteArray& data, qint32 size, T value)
{
    const qsizetype old = data.size();
    data.resize(old + 4 + static_cast<qsizetype>(sizeof(T)));
    char* to = data.data() + old;
    qToBigEndian<qint32>(size, to);
    qToBigEndian<T>(value, to + 4);
}

void putBytes(QByteArray& data, const void* bytes, qsizetype size)
{
    const qsizetype old = data.size();
    data.resize(old + 4 + size);
    char* to = data.data() + old;
    qToBigEndian<qint32>(static_cast<qint32>(size), to);
    if (size > 0)
        std::memcpy(to + 4, bytes, static_cast<std::size_t>(size));
}

/// Digits of base 10,000, lowest first; 2^256 has 20 of them. Chunks of 10^16 need one wide division for four digits.
int base10000(U256 value, quint16* digits)
{
    int count = 0;
    const auto putChunk = [&](std::uint64_t chunk) {
        for (int i = 0; i < 4; ++i) {
            digits[count++] = static_cast<quint16>(chunk % 10'000);
            chunk /= 10'000;
        }
    };
    while (!value.fits64())
        putChunk(value.divide(10'000'000'000'000'000u));
    for (std::uint64_t low = value.limbs[0]; low != 0; low /= 10'000)
        digits[count++] = static_cast<quint16>(low % 10'000);
    while (count > 0 && digits[count - 1] == 0)
        --count;
    return count;
}

}  // namespace

void CopyBuffer::beginRow(int fields)
{
    const qsizetype old = m_data.size();
    m_data.resize(old + 2);
    qToBigEndian<qint16>(static_cast<qint16>(fields), m_data.data() + old);
    ++m_rows;
}

void CopyBuffer::null()
{
    const qsizetype old = m_data.size();
    m_data.resize(old + 4);
    qToBigEndian<qint32>(-1, m_data.data() + old);
}

void CopyBuffer::int2(qint16 value)
{
    put<qint16>(m_data, 2, value);
}
void CopyBuffer::int4(qint32 value)
{
    put<qint32>(m_data, 4, value);
}
void CopyBuffer::int8(qint64 value)
{
    put<qint64>(m_data, 8, value);
}
void CopyBuffer::boolean(bool value)
{
    put<qint8>(m_data, 1, value ? 1 : 0);
}
void CopyBuffer::bytea(const void* data, qsizetype size)
{
    putBytes(m_data, data, size);
}
void CopyBuffer::text(std::string_view utf8)
{
    putBytes(m_data, utf8.data(), static_cast<qsizetype>(utf8.size()));
}

void CopyBuffer::timestamptz(qint64 unixMicroseconds)
{
    put<qint64>(m_data, 8, unixMicroseconds - postgresEpoch * 1'000'000);
}

void CopyBuffer::date(qint32 daysSince1970)
{
    put<qint32>(m_data, 4, daysSince1970 - static_cast<qint32>(postgresEpoch / 86'400));
}

void CopyBuffer::float8(double value)
{
    put<quint64>(m_data, 8, std::bit_cast<quint64>(value));
}

void CopyBuffer::numeric(const U256& value)
{
    numeric(false, value);
}

void CopyBuffer::numeric(bool negative, const U256& magnitude)
{
    char field[60];
    m_data.append(field, writeNumeric(field, negative, magnitude));
}

int CopyBuffer::writeNumeric(char* to, bool negative, const U256& magnitude)
{
    quint16 digits[24];
    const int count = base10000(magnitude, digits);
    int skip = 0;  // trailing zeros are not stored
    while (skip < count && digits[skip] == 0)
        ++skip;
    const int stored = count - skip;
    const qint32 size = 8 + 2 * stored;
    qToBigEndian<qint32>(size, to);
    qToBigEndian<qint16>(static_cast<qint16>(stored), to + 4);
    qToBigEndian<qint16>(static_cast<qint16>(count > 0 ? count - 1 : 0), to + 6);
    qToBigEndian<quint16>(negative && stored > 0 ? 0x4000 : 0, to + 8);
    qToBigEndian<qint16>(0, to + 10);
    char* digit = to + 12;
    for (int i = count; i-- > skip; digit += 2)
        qToBigEndian<quint16>(digits[i], digit);
    return 4 + size;
}

void CopyBuffer::jsonb(std::string_view utf8)
{
    const qsizetype old = m_data.size();
    m_data.resize(old + 5 + static_cast<qsizetype>(utf8.size()));
    char* to = m_data.data() + old;
    qToBigEndian<qint32>(static_cast<qint32>(utf8.size() + 1), to);
    to[4] = 1;  // version of the binary form
    if (!utf8.empty())
        std::memcpy(to + 5, utf8.data(), utf8.size());
}

void CopyBuffer::append(const CopyBuffer& other)
{
    m_data += other.m_data;
    m_rows += other.m_rows;
}

}  // namespace signalbox
