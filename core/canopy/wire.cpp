// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/wire.h"

namespace signalbox::canopy {

bool WireReader::varint(quint64& value)
{
    value = 0;
    for (int shift = 0; shift < 70 && m_at < m_end; shift += 7) {
        const auto byte = static_cast<unsigned char>(*m_at++);
        if (shift == 63 && byte > 1)
            break;
        value |= static_cast<quint64>(byte & 0x7f) << shift;
        if (byte < 0x80)
            return true;
    }
    m_ok = false;
    return false;
}

bool WireReader::next()
{
    if (!m_ok || m_at == m_end)
        return false;
    quint64 tag = 0;
    if (!varint(tag))
        return false;
    m_field = static_cast<int>(std::min<quint64>(tag >> 3, INT_MAX));
    m_type = static_cast<int>(tag & 7);
    m_bytes = {};
    m_number = 0;
    const auto left = static_cast<quint64>(m_end - m_at);
    switch (m_type) {
        case 0:
            return varint(m_number);
        case 1:
        case 5: {
            const int size = m_type == 1 ? 8 : 4;
            if (left < static_cast<quint64>(size))
                break;
            for (int i = 0; i < size; ++i)
                m_number |= static_cast<quint64>(static_cast<unsigned char>(m_at[i])) << (8 * i);
            m_at += size;
            return true;
        }
        case 2: {
            quint64 size = 0;
            if (!varint(size) || size > static_cast<quint64>(m_end - m_at))
                break;
            m_bytes = {m_at, static_cast<std::size_t>(size)};
            m_at += size;
            return true;
        }
        default:
            break;
    }
    m_ok = false;
    return false;
}

Bytes20 WireReader::address()
{
    Bytes20 value{};
    if (m_bytes.size() == value.size())
        std::copy(m_bytes.begin(), m_bytes.end(), reinterpret_cast<char*>(value.data()));
    else
        m_ok = false;
    return value;
}

Bytes32 WireReader::hash()
{
    Bytes32 value{};
    if (m_bytes.size() == value.size())
        std::copy(m_bytes.begin(), m_bytes.end(), reinterpret_cast<char*>(value.data()));
    else
        m_ok = false;
    return value;
}

void WireReader::numbers(std::vector<quint64>& into)
{
    if (m_type != 2) {
        into.push_back(number());
        return;
    }
    WireReader packed(m_bytes);
    quint64 value = 0;
    while (packed.m_at < packed.m_end && packed.varint(value))
        into.push_back(value);
    m_ok = m_ok && packed.m_ok;
}

}  // namespace signalbox::canopy
