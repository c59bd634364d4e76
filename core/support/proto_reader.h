// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <climits>
#include <string_view>

namespace signalbox {

/// Reads one protobuf message field by field: `while (reader.next()) switch (reader.field()) …`. A field of another
/// type than asked gives zero or nothing. After malformed data next() and ok() return false. The views are into the
/// message.
class ProtoReader {
public:
    explicit ProtoReader(std::string_view message) : m_at(message.data()), m_end(message.data() + message.size()) {}

    bool next();
    int field() const { return m_field; }
    bool ok() const { return m_ok; }
    bool isBytes() const { return m_type == 2; }

    quint64 number() const { return m_number; }
    std::string_view view() const { return m_bytes; }  ///< bytes, text or a message

    bool packedNumber(quint64& value);  ///< of a packed list, in place of next(); false at its end
    void fail() { m_ok = false; }

private:
    bool varint(quint64& value);

    const char* m_at;
    const char* m_end;
    int m_field = 0, m_type = 0;
    quint64 m_number = 0;
    std::string_view m_bytes;
    bool m_ok = true;
};

/// The last value of a field, as protobuf reads fields that are repeated in error; empty or zero without one.
std::string_view protoBytes(std::string_view message, int field);
quint64 protoNumber(std::string_view message, int field);

}  // namespace signalbox
