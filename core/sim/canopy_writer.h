// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <cstdint>
#include <vector>

namespace signalbox::sim {

/// Writes an object as the JSON of a Canopy node or as its protobuf: each field with its key and its number. The order
/// of the calls is that of the JSON.
class CanopyWriter {
public:
    enum class Form { Json, Wire };
    explicit CanopyWriter(Form form) : m_form(form)
    {
        if (m_form == Form::Json)
            m_out = "{";
    }

    void number(const char* key, int field, std::uint64_t value);
    void optional(const char* key, int field, std::uint64_t value)  ///< omitted if zero
    {
        if (value != 0)
            number(key, field, value);
    }
    void flag(const char* key, int field, bool value);
    void hex(const char* key, int field, QByteArrayView bytes);
    void text(const char* key, int field, QByteArrayView plain);     ///< a text that needs no escapes
    void textHex(const char* key, int field, QByteArrayView bytes);  ///< a text of hexadecimal digits in both forms
    void null(const char* key);
    void numbers(const char* key, int field, const std::vector<quint64>& values);  ///< null if empty

    /// `write(CanopyWriter&)` writes the object.
    template <class Write>
    void object(const char* key, int field, Write write)
    {
        CanopyWriter inner(m_form);
        write(inner);
        nested(key, field, inner.take());
    }
    /// `write(CanopyWriter&, const T&)` writes one item.
    template <class List, class Write>
    void list(const char* key, int field, const List& items, Write write)
    {
        if (m_form == Form::Json) {
            begin(key);
            m_out += '[';
        }
        bool first = true;
        for (const auto& item : items) {
            CanopyWriter inner(m_form);
            write(inner, item);
            if (m_form == Form::Json)
                m_out += (first ? "" : ",") + inner.take();
            else
                bytes(field, inner.take());
            first = false;
        }
        if (m_form == Form::Json)
            m_out += ']';
    }
    /// A message after its type URL; the JSON contains only the message.
    template <class Write>
    void any(const char* key, int field, const QByteArray& type, Write write)
    {
        CanopyWriter inner(m_form);
        write(inner);
        if (m_form == Form::Json)
            return nested(key, field, inner.take());
        CanopyWriter outer(m_form);
        outer.text("", 1, "type.googleapis.com/types." + type);
        outer.bytes(2, inner.take());
        bytes(field, outer.take());
    }

    void bytes(int field, QByteArrayView value);  ///< wire only, written even if empty
    bool isJson() const { return m_form == Form::Json; }
    QByteArray take();

private:
    void begin(const char* key);
    void nested(const char* key, int field, const QByteArray& written);
    void varint(std::uint64_t value);

    Form m_form;
    QByteArray m_out;
    bool m_first = true;
};

}  // namespace signalbox::sim
