// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/proto_reader.h"

namespace signalbox {

bool ProtoReader::varint(quint64& value)
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

bool ProtoReader::next()
{
    quint64 tag = 0;
    if (!m_ok || m_at == m_end || !varint(tag))
        return false;
    m_type = static_cast<int>(tag & 7);
    m_bytes = {};
    m_number = 0;
    if (const quint64 field = tag >> 3; field > 0 && field <= INT_MAX) {
        m_field = static_cast<int>(field);
        if (m_type == 0)
            return varint(m_number);
        if (m_type == 1 || m_type == 5) {
            const int size = m_type == 1 ? 8 : 4;
            if (m_end - m_at >= size) {
                for (int i = 0; i < size; ++i)
                    m_number |= static_cast<quint64>(static_cast<unsigned char>(m_at[i])) << (8 * i);
                m_at += size;
                return true;
            }
        }
        quint64 size = 0;
        if (m_type == 2 && varint(size) && size <= static_cast<quint64>(m_end - m_at)) {
            m_bytes = {m_at, static_cast<std::size_t>(size)};
            m_at += size;
            return true;
        }
    }
    m_ok = false;
    return false;
}

bool ProtoReader::packedNumber(quint64& value)
{
    return m_ok && m_at != m_end && varint(value);
}

std::string_view protoBytes(std::string_view message, int field)
{
    std::string_view found;
    ProtoReader reader(message);
    while (reader.next()) {
        if (reader.field() == field && reader.isBytes())
            found = reader.view();
    }
    return found;
}

quint64 protoNumber(std::string_view message, int field)
{
    quint64 found = 0;
    ProtoReader reader(message);
    while (reader.next()) {
        if (reader.field() == field)
            found = reader.number();
    }
    return found;
}

}  // namespace signalbox
