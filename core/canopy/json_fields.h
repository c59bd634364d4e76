// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>

#include <string>

#include "canopy/types.h"

namespace signalbox::canopy {

/// A parser whose memory follows the size of the answers, like those of the other families: a large block does not keep
/// it large. A document is valid until the next call. One thread.
class JsonReader {
public:
    Read<simdjson::dom::element> parse(std::string_view text);

private:
    simdjson::dom::parser m_parser;
    int m_tooLarge = 0;
};

/// Reads the fields of one object and remembers the first one that is wrong. A missing key and null give the type's
/// zero, because nodes omit zero and empty values. Keys match in any case, an exact match first.
class Fields {
public:
    Fields(simdjson::dom::element element, std::string* fault);

    bool isObject() const { return m_isObject; }
    std::optional<simdjson::dom::element> find(std::string_view key) const;  ///< none if missing or null
    bool has(std::string_view key) const { return find(key).has_value(); }

    quint64 number(std::string_view key) const;
    bool flag(std::string_view key) const;
    std::string_view text(std::string_view key) const;
    QByteArray hex(std::string_view key) const;  ///< of any length
    Bytes20 address(std::string_view key) const;
    Bytes32 hash(std::string_view key) const;
    std::vector<quint64> numbers(std::string_view key) const;
    simdjson::dom::array list(std::string_view key) const;
    Fields object(std::string_view key) const;
    void wrong(std::string_view key, const char* wanted) const;
    const simdjson::dom::element& whole() const { return m_element; }
    std::string* fault() const { return m_fault; }

private:
    simdjson::dom::element m_element;
    simdjson::dom::object m_object;
    bool m_isObject = false;
    std::string* m_fault;
};

/// Hexadecimal digits of any even length; none for any other text.
std::optional<QByteArray> bytesOf(std::string_view digits);

/// The elements of an array; none for null.
simdjson::dom::array listOf(simdjson::dom::element element, std::string* fault, const char* what);

/// The same document without spaces, with only the necessary escapes.
std::string compact(simdjson::dom::element element);

Bad bad(const char* route, const std::string& fault);

}  // namespace signalbox::canopy
