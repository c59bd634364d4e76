// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace signalbox::sim {

/// Writes one protobuf message. Zero numbers are omitted, as protobuf does.
class ProtoWriter {
public:
    ProtoWriter& number(int field, quint64 value)
    {
        if (value == 0)
            return *this;
        varint(quint64(field) << 3);
        varint(value);
        return *this;
    }
    ProtoWriter& bytes(int field, const QByteArray& value)
    {
        varint(quint64(field) << 3 | 2);
        varint(quint64(value.size()));
        m_out += value;
        return *this;
    }
    ProtoWriter& text(int field, const QByteArray& value) { return value.isEmpty() ? *this : bytes(field, value); }

    QByteArray take() { return std::move(m_out); }

private:
    void varint(quint64 value)
    {
        for (; value > 0x7f; value >>= 7)
            m_out += char((value & 0x7f) | 0x80);
        m_out += char(value);
    }

    QByteArray m_out;
};

/// google.protobuf.Any
inline QByteArray protoAny(const QByteArray& type, const QByteArray& value)
{
    return ProtoWriter().bytes(1, type).bytes(2, value).take();
}

}  // namespace signalbox::sim
