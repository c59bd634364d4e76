// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>

#include <string>

#include "canopy/types.h"

namespace signalbox::canopy {

/// A parser whose memory follows the answers, like those of the other families: large blocks do not keep it large. A
/// document lives until the next call. One thread.
class JsonReader {
public:
    Read<simdjson::dom::element> parse(std::string_view text);

private:
    simdjson::dom::parser m_parser;
    int m_tooLarge = 0;
};

/// Reads the fields of one object and remembers the first that is not what it should be. A missing key and null are the
/// type's zero: nodes leave zero and empty out. Keys are found in any case, the exact one first.
class Fields {
public:
    Fields(simdjson::dom::element element, std::string* fault);

    bool isObject() const { return m_isObject; }
    std::optional<simdjson::dom::element> find(std::string_view key) const;  ///< none: missing or null
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

/// Hex digits of any even length; none: something else.
std::optional<QByteArray> bytesOf(std::string_view digits);

/// The elements of an array or of null.
simdjson::dom::array listOf(simdjson::dom::element element, std::string* fault, const char* what);

/// The same document without spaces, with nothing escaped that need not be.
std::string compact(simdjson::dom::element element);

Bad bad(const char* route, const std::string& fault);

}  // namespace signalbox::canopy
