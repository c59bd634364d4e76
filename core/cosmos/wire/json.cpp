// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/wire/json.h"

#include <QString>
#include <charconv>

namespace signalbox::cosmos {

using namespace simdjson;

namespace {

constexpr std::size_t smallest = 256 << 10;
constexpr int patience = 6;  // texts

}  // namespace

bool JsonText::object(std::string_view text, ondemand::object& into)
{
    if (text.empty())
        return false;
    const std::size_t needed = text.size() + SIMDJSON_PADDING;
    const bool tooLarge = m_capacity > smallest && m_capacity > 8 * needed;
    m_tooLarge = tooLarge ? m_tooLarge + 1 : 0;
    if (m_tooLarge >= patience) {
        m_document = ondemand::document();
        m_parser = ondemand::parser();
        m_capacity = 0;
        m_tooLarge = 0;
    }
    if (m_capacity < needed) {
        m_capacity = needed + needed / 4;
        m_text.reset(new char[m_capacity]);
    }
    std::memcpy(m_text.get(), text.data(), text.size());
    std::memset(m_text.get() + text.size(), 0, SIMDJSON_PADDING);
    return m_parser.iterate(m_text.get(), text.size(), m_capacity).get(m_document) == SUCCESS &&
           m_document.get_object().get(into) == SUCCESS;
}

bool JsonText::foreignObject(std::string_view bytes, ondemand::object& into)
{
    const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos || bytes[begin] != '{')
        return false;
    if (validate_utf8(bytes.data(), bytes.size()))
        return object(bytes, into);
    const QByteArray valid = QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())).toUtf8();
    return object({valid.constData(), static_cast<std::size_t>(valid.size())}, into);
}

std::string_view textOf(ondemand::value value)
{
    std::string_view text;
    return value.get_string().get(text) == SUCCESS ? text : std::string_view();
}

std::optional<qint64> numberOf(ondemand::value value)
{
    ondemand::json_type type{};
    if (value.type().get(type) != SUCCESS)
        return std::nullopt;
    std::int64_t number = 0;
    if (type == ondemand::json_type::number)
        return value.get_int64().get(number) == SUCCESS ? std::optional<qint64>(number) : std::nullopt;
    const std::string_view text = textOf(value);
    const char* end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && at == end ? std::optional<qint64>(number) : std::nullopt;
}

std::optional<quint64> unsignedOf(std::string_view digits)
{
    std::uint64_t number = 0;
    const char* end = digits.data() + digits.size();
    const auto [at, error] = std::from_chars(digits.data(), end, number);
    return error == std::errc() && at == end ? std::optional<quint64>(number) : std::nullopt;
}

}  // namespace signalbox::cosmos
