// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/canopy_writer.h"

namespace signalbox::sim {

void CanopyWriter::begin(const char* key)
{
    if (!m_first)
        m_out += ',';
    m_first = false;
    m_out += '"';
    m_out += key;
    m_out += "\":";
}

void CanopyWriter::varint(std::uint64_t value)
{
    for (; value > 0x7f; value >>= 7)
        m_out += static_cast<char>((value & 0x7f) | 0x80);
    m_out += static_cast<char>(value);
}

void CanopyWriter::bytes(int field, QByteArrayView value)
{
    varint(static_cast<std::uint64_t>(field) << 3 | 2);
    varint(static_cast<std::uint64_t>(value.size()));
    m_out.append(value);
}

void CanopyWriter::nested(const char* key, int field, const QByteArray& written)
{
    if (m_form == Form::Wire)
        return bytes(field, written);
    begin(key);
    m_out += written;
}

void CanopyWriter::number(const char* key, int field, std::uint64_t value)
{
    if (m_form == Form::Json) {
        begin(key);
        m_out += QByteArray::number(static_cast<qulonglong>(value));
    } else if (value != 0) {
        varint(static_cast<std::uint64_t>(field) << 3);
        varint(value);
    }
}

void CanopyWriter::flag(const char* key, int field, bool value)
{
    if (m_form == Form::Wire)
        return number(key, field, value ? 1 : 0);
    begin(key);
    m_out += value ? "true" : "false";
}

void CanopyWriter::hex(const char* key, int field, QByteArrayView value)
{
    if (m_form == Form::Json)
        text(key, field, QByteArray::fromRawData(value.data(), value.size()).toHex());
    else if (!value.isEmpty())
        bytes(field, value);
}

void CanopyWriter::text(const char* key, int field, QByteArrayView plain)
{
    if (m_form == Form::Wire) {
        if (!plain.isEmpty())
            bytes(field, plain);
        return;
    }
    begin(key);
    m_out += '"';
    m_out.append(plain);
    m_out += '"';
}

void CanopyWriter::textHex(const char* key, int field, QByteArrayView value)
{
    text(key, field, QByteArray::fromRawData(value.data(), value.size()).toHex());
}

void CanopyWriter::null(const char* key)
{
    if (m_form == Form::Wire)
        return;
    begin(key);
    m_out += "null";
}

void CanopyWriter::numbers(const char* key, int field, const std::vector<quint64>& values)
{
    if (values.empty())
        return null(key);
    if (m_form == Form::Json) {
        begin(key);
        char separator = '[';
        for (const quint64 value : values) {
            m_out += separator;
            m_out += QByteArray::number(static_cast<qulonglong>(value));
            separator = ',';
        }
        m_out += ']';
        return;
    }
    CanopyWriter packed(Form::Wire);
    for (const quint64 value : values)
        packed.varint(value);
    bytes(field, packed.take());
}

QByteArray CanopyWriter::take()
{
    if (m_form == Form::Json)
        m_out += '}';
    return std::move(m_out);
}

}  // namespace signalbox::sim
