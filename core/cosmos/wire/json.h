// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>

#include <QtGlobal>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace signalbox::cosmos {

/// Reads JSON of any memory: it is copied, because a parser reads beyond its end. The memory follows the size of the
/// texts. One thread; what was read is valid until the next call.
class JsonText {
public:
    bool object(std::string_view text, simdjson::ondemand::object& into);
    /// The same for bytes that anyone may have sent: other data is refused unparsed, invalid UTF-8 is replaced as Go
    /// does.
    bool foreignObject(std::string_view bytes, simdjson::ondemand::object& into);

private:
    simdjson::ondemand::parser m_parser;
    simdjson::ondemand::document m_document;
    std::unique_ptr<char[]> m_text;
    std::size_t m_capacity = 0;
    int m_tooLarge = 0;
};

template <std::size_t N>
bool is(const simdjson::ondemand::raw_json_string& key, const char (&name)[N])
{
    return std::memcmp(key.raw(), name, N - 1) == 0 && key.raw()[N - 1] == '"';
}

/// Calls `take(key, value)` for each field until it returns false; false also for malformed JSON.
template <class Take>
bool eachField(simdjson::ondemand::object object, Take&& take)
{
    for (auto field : object) {
        simdjson::ondemand::raw_json_string key;
        simdjson::ondemand::value value;
        if (field.key().get(key) || field.value().get(value) || !take(key, value))
            return false;
    }
    return true;
}

/// The same for the result of a JSON-RPC answer, or for the object itself if it is the result.
template <class Take>
bool eachResultField(simdjson::ondemand::object answer, Take&& take)
{
    return eachField(answer, [&](const simdjson::ondemand::raw_json_string& key, simdjson::ondemand::value value) {
        if (!is(key, "result"))
            return take(key, value);
        simdjson::ondemand::object result;
        return value.get_object().get(result) == simdjson::SUCCESS && eachField(result, take);
    });
}

/// Calls `take(element)` for each element until it returns false. Null is an empty list.
template <class Take>
bool eachElement(simdjson::ondemand::value value, Take&& take)
{
    simdjson::ondemand::array list;
    if (value.get_array().get(list) != simdjson::SUCCESS) {
        bool null = false;
        return value.is_null().get(null) == simdjson::SUCCESS && null;
    }
    for (auto element : list) {
        simdjson::ondemand::value one;
        if (std::move(element).get(one) || !take(one))
            return false;
    }
    return true;
}

/// Empty if it is no text.
std::string_view textOf(simdjson::ondemand::value value);
/// A whole number, or a text of one.
std::optional<qint64> numberOf(simdjson::ondemand::value value);

/// Decimal digits of the whole text; none for any other.
std::optional<quint64> unsignedOf(std::string_view digits);

}  // namespace signalbox::cosmos
