// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>
#include <array>
#include <charconv>
#include <limits>
#include <optional>

#include "support/hex.h"

namespace signalbox::evm::proof {

/// The raw key of a member, as the decoder of logs compares it; empty if it contains an escape.
template <class Field>
std::string_view keyOf(Field& field)
{
    simdjson::ondemand::raw_json_string key;
    if (field.key().get(key))
        return {};
    constexpr std::size_t longest = 40;
    const char* text = key.raw();
    std::size_t size = 0;
    while (size < longest && text[size] != '"' && text[size] != '\\')
        ++size;
    return text[size] == '"' ? std::string_view(text, size) : std::string_view();
}

/// Raw text of a JSON string without quotes; none if it is not a string. Escapes are kept, because no value contains
/// any.
inline std::optional<std::string_view> textOf(simdjson::ondemand::value& value)
{
    simdjson::ondemand::json_type type{};
    if (value.type().get(type) || type != simdjson::ondemand::json_type::string)
        return std::nullopt;
    std::string_view token = value.raw_json_token();
    const std::size_t end = token.find('"', 1);
    return end == std::string_view::npos ? std::nullopt : std::optional(token.substr(1, end - 1));
}

inline bool hasHexPrefix(std::string_view text)
{
    return text.size() >= 2 && text[0] == '0' && (text[1] | 0x20) == 'x';
}

/// Digits of "0x…"; none for another form.
inline std::optional<std::string_view> digitsOf(simdjson::ondemand::value& value)
{
    const auto text = textOf(value);
    return text && hasHexPrefix(*text) ? std::optional(text->substr(2)) : std::nullopt;
}

template <std::size_t N>
bool readFixed(simdjson::ondemand::value& value, std::array<std::uint8_t, N>& out)
{
    const auto text = textOf(value);
    const auto bytes = text ? hex::fixed<N>(*text) : std::nullopt;
    if (bytes)
        out = *bytes;
    return bytes.has_value();
}

/// A JSON number from 0, as some nodes write quantities against the standard.
inline std::optional<std::uint64_t> numberOf(simdjson::ondemand::value& value)
{
    simdjson::ondemand::json_type type{};
    std::uint64_t number = 0;
    if (value.type().get(type) || type != simdjson::ondemand::json_type::number || value.get_uint64().get(number))
        return std::nullopt;
    return number;
}

inline std::optional<qint64> quantityOf(simdjson::ondemand::value& value)
{
    if (const auto number = numberOf(value))
        return *number <= std::uint64_t(std::numeric_limits<qint64>::max()) ? std::optional(qint64(*number))
                                                                            : std::nullopt;
    const auto text = textOf(value);
    return text ? hex::quantity(*text) : std::nullopt;
}

/// Buffer for the digits of a JSON number, with a leading "0x".
using DigitRoom = std::array<char, 32>;

/// Digits of a quantity, either "0x…" or a JSON number.
inline std::optional<std::string_view> integerDigitsOf(simdjson::ondemand::value& value, DigitRoom& room)
{
    const auto number = numberOf(value);
    if (!number)
        return digitsOf(value);
    room[0] = '0';
    room[1] = 'x';
    char* const digits = room.data() + 2;
    const char* const end = std::to_chars(digits, room.data() + room.size(), *number, 16).ptr;
    return std::string_view(digits, static_cast<std::size_t>(end - digits));
}

}  // namespace signalbox::evm::proof
