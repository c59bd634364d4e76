// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>
#include <array>
#include <cstring>

#include "support/hex.h"

namespace signalbox::evm {

/// Keys contain no escapes in any node's answer: comparing the raw bytes, including the closing quote, is enough.
template <std::size_t N>
bool is(const simdjson::ondemand::raw_json_string& key, const char (&name)[N])
{
    return std::memcmp(key.raw(), name, N - 1) == 0 && key.raw()[N - 1] == '"';
}

template <std::size_t N>
bool readFixed(const char* text, std::array<std::uint8_t, N>& out)
{
    return text[0] == '0' && (text[1] | 0x20) == 'x' && hex::decodeDigits(text + 2, out.data(), N) &&
           text[2 + 2 * N] == '"';
}

}  // namespace signalbox::evm
