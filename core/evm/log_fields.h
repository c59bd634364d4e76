// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>

#include <cstring>
#include <string_view>

#include "evm/json_values.h"
#include "signalbox/interval.h"
#include "support/bytes.h"
#include "support/hex.h"

namespace signalbox::evm {

inline std::string_view untilQuote(const char* text, const char* end)
{
    const void* quote = std::memchr(text, '"', static_cast<std::size_t>(end - text));
    return quote ? std::string_view(text, static_cast<std::size_t>(static_cast<const char*>(quote) - text))
                 : std::string_view();
}

/// One log as views into the answer; only decoded values are copied.
struct LogFields {
    Bytes20 address;
    Bytes32 blockHash, transactionHash;
    std::array<Bytes32, 4> topics;
    int topicCount = 0;
    std::string_view data;  ///< digits without 0x
    Height block = -1;
    qint64 logIndex = -1, transactionIndex = -1;
    bool hasAddress = false, hasBlockHash = false, hasTransaction = false, hasData = false;
    bool pending = false, removed = false;
    const char* malformed = nullptr;
};

/// Reads one log; `end` is that of the answer. False if it is not a log.
bool readFields(simdjson::ondemand::object& object, const char* end, LogFields& out);

/// The JSON object that begins at `begin`; NUL characters in it become U+FFFD.
QByteArray objectAt(const char* begin, const char* end);

}  // namespace signalbox::evm
