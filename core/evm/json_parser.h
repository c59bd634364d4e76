// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>

#include "support/hex.h"

namespace signalbox::evm {

/// QUANTITY as nodes send it: a text, or (against the standard) a JSON number; −1 for any other value. `end` is that of
/// the answer.
inline qint64 readQuantity(simdjson::ondemand::value value, const char* end)
{
    simdjson::ondemand::raw_json_string text;
    if (value.get_raw_json_string().get(text) == simdjson::SUCCESS) {
        const void* quote = std::memchr(text.raw(), '"', static_cast<std::size_t>(end - text.raw()));
        const auto size = quote ? static_cast<const char*>(quote) - text.raw() : 0;
        return hex::quantity({text.raw(), static_cast<std::size_t>(size)}).value_or(-1);
    }
    std::int64_t number = -1;
    return value.get_int64().get(number) == simdjson::SUCCESS && number >= 0 ? number : -1;
}

inline bool isNull(simdjson::ondemand::value value)
{
    bool null = false;
    return value.is_null().get(null) == simdjson::SUCCESS && null;
}

/// A parser whose memory follows the size of the answers: a backfill's megabytes are released once only small answers
/// arrive. One thread; a document is valid until the next call.
class JsonParser {
public:
    /// The parser for an answer of so many bytes.
    simdjson::ondemand::parser& of(std::size_t bytes)
    {
        const bool tooLarge = m_parser.capacity() > smallest && m_parser.capacity() > 8 * bytes;
        m_tooLarge = tooLarge ? m_tooLarge + 1 : 0;
        if (m_tooLarge >= patience) {
            m_parser = simdjson::ondemand::parser();
            m_tooLarge = 0;
        }
        return m_parser;
    }

private:
    static constexpr std::size_t smallest = 8 << 10;
    static constexpr int patience = 6;  // answers

    simdjson::ondemand::parser m_parser;
    int m_tooLarge = 0;
};

}  // namespace signalbox::evm
