// SPDX-License-Identifier: GPL-3.0-or-later

#include "canopy/json_fields.h"

#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::canopy {

using simdjson::SUCCESS;
using simdjson::dom::array;
using simdjson::dom::element;

namespace {

constexpr std::size_t smallest = 256 << 10;
constexpr int patience = 6;  // answers

array emptyArray()
{
    static simdjson::dom::parser parser;
    static const array none = parser.parse(std::string_view("[]")).get_array().value();
    return none;
}

bool sameName(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && qstrnicmp(a.data(), b.data(), a.size()) == 0;
}

bool decode(std::string_view digits, std::uint8_t* out, std::size_t size)
{
    if (digits.size() != 2 * size)
        return false;
    for (std::size_t i = 0; i < size; ++i) {
        const auto high = hex::detail::table[static_cast<unsigned char>(digits[2 * i])];
        const auto low = hex::detail::table[static_cast<unsigned char>(digits[2 * i + 1])];
        if (high > 15 || low > 15)
            return false;
        out[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return true;
}

}  // namespace

Read<element> JsonReader::parse(std::string_view text)
{
    if (text.empty())
        return tl::unexpected(Bad{u"an empty answer"_s});
    const bool tooLarge = m_parser.capacity() > smallest && m_parser.capacity() > 8 * text.size();
    m_tooLarge = tooLarge ? m_tooLarge + 1 : 0;
    if (m_tooLarge >= patience) {
        m_parser = simdjson::dom::parser();
        m_tooLarge = 0;
    }
    element document;
    if (const auto error = m_parser.parse(text.data(), text.size()).get(document); error != SUCCESS)
        return tl::unexpected(Bad{u"no JSON: "_s + QLatin1String(simdjson::error_message(error))});
    return document;
}

Fields::Fields(element element, std::string* fault) : m_element(element), m_fault(fault)
{
    m_isObject = element.get(m_object) == SUCCESS;
    if (!m_isObject && !element.is_null() && m_fault->empty())
        *m_fault = "an object is something else";
}

std::optional<element> Fields::find(std::string_view key) const
{
    if (!m_isObject)
        return std::nullopt;
    element found;
    if (m_object.at_key(key).get(found) == SUCCESS)
        return found.is_null() ? std::nullopt : std::optional(found);
    for (const auto field : m_object) {
        if (sameName(field.key, key))
            return field.value.is_null() ? std::nullopt : std::optional(field.value);
    }
    return std::nullopt;
}

void Fields::wrong(std::string_view key, const char* wanted) const
{
    if (m_fault->empty())
        *m_fault = std::string(key) + " is not " + wanted;
}

quint64 Fields::number(std::string_view key) const
{
    const auto found = find(key);
    std::uint64_t value = 0;
    if (found && found->get(value) != SUCCESS)
        wrong(key, "an unsigned 64-bit number");
    return value;
}

bool Fields::flag(std::string_view key) const
{
    const auto found = find(key);
    bool value = false;
    if (found && found->get(value) != SUCCESS)
        wrong(key, "true or false");
    return value;
}

std::string_view Fields::text(std::string_view key) const
{
    const auto found = find(key);
    std::string_view value;
    if (found && found->get(value) != SUCCESS)
        wrong(key, "text");
    return value;
}

QByteArray Fields::hex(std::string_view key) const
{
    auto value = bytesOf(text(key));
    if (!value)
        wrong(key, "hex");
    return std::move(value).value_or(QByteArray());
}

Bytes20 Fields::address(std::string_view key) const
{
    Bytes20 value{};
    if (!decode(text(key), value.data(), value.size()))
        wrong(key, "an address of 20 bytes");
    return value;
}

Bytes32 Fields::hash(std::string_view key) const
{
    Bytes32 value{};
    if (!decode(text(key), value.data(), value.size()))
        wrong(key, "a hash of 32 bytes");
    return value;
}

array Fields::list(std::string_view key) const
{
    const auto found = find(key);
    array value = emptyArray();
    if (found && found->get(value) != SUCCESS)
        wrong(key, "a list");
    return value;
}

std::vector<quint64> Fields::numbers(std::string_view key) const
{
    std::vector<quint64> out;
    for (const element one : list(key)) {
        std::uint64_t value = 0;
        if (one.get(value) != SUCCESS)
            wrong(key, "a list of numbers");
        out.push_back(value);
    }
    return out;
}

Fields Fields::object(std::string_view key) const
{
    static simdjson::dom::parser parser;
    static const element null = parser.parse(std::string_view("null")).value();
    return {find(key).value_or(null), m_fault};
}

std::optional<QByteArray> bytesOf(std::string_view digits)
{
    QByteArray out(static_cast<qsizetype>(digits.size() / 2), Qt::Uninitialized);
    if (!decode(digits, reinterpret_cast<std::uint8_t*>(out.data()), digits.size() / 2) || digits.size() % 2 != 0)
        return std::nullopt;
    return out;
}

array listOf(element element, std::string* fault, const char* what)
{
    array value = emptyArray();
    if (!element.is_null() && element.get(value) != SUCCESS && fault->empty())
        *fault = std::string(what) + " is not a list";
    return value;
}

std::string compact(element element)
{
    return simdjson::minify(element);
}

Bad bad(const char* route, const std::string& fault)
{
    return {QLatin1String(route) + u": "_s + QString::fromStdString(fault)};
}

}  // namespace signalbox::canopy
