// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/json_text.h"

#include <simdjson.h>

#include "support/safe_text.h"

namespace signalbox::canopy {

void JsonText::comma()
{
    if (!m_first)
        m_out += ',';
    m_first = false;
}

JsonText& JsonText::open(char bracket)
{
    comma();
    m_out += bracket;
    m_first = true;
    return *this;
}

JsonText& JsonText::close(char bracket)
{
    m_out += bracket;
    m_first = false;
    return *this;
}

JsonText& JsonText::key(std::string_view name)
{
    text(name);
    m_out += ':';
    m_first = true;
    return *this;
}

JsonText& JsonText::number(unsigned long long value)
{
    comma();
    m_out += std::to_string(value);
    return *this;
}

JsonText& JsonText::flag(bool value)
{
    return raw(value ? "true" : "false");
}

JsonText& JsonText::null()
{
    return raw("null");
}

JsonText& JsonText::raw(std::string_view json)
{
    comma();
    m_out += json;
    return *this;
}

JsonText& JsonText::hex(std::string_view bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    comma();
    m_out += '"';
    for (const char byte : bytes) {
        m_out += digits[static_cast<unsigned char>(byte) >> 4];
        m_out += digits[static_cast<unsigned char>(byte) & 15];
    }
    m_out += '"';
    return *this;
}

JsonText& JsonText::text(std::string_view utf8)
{
    QByteArray mended;
    if (!simdjson::validate_utf8(utf8.data(), utf8.size())) {
        mended = utf8Text(utf8).toUtf8();
        utf8 = {mended.constData(), static_cast<std::size_t>(mended.size())};
    }
    comma();
    m_out += '"';
    for (const char c : utf8) {
        if (c == '"' || c == '\\') {
            m_out += '\\';
            m_out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            char escaped[8];
            std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(c));
            m_out += escaped;
        } else {
            m_out += c;
        }
    }
    m_out += '"';
    return *this;
}

}  // namespace signalbox::canopy
