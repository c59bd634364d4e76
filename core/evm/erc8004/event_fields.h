// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include "evm/erc8004/erc8004_layouts.h"
#include "evm/log_decoder.h"
#include "support/u256.h"

namespace signalbox::evm {

/// One value of an event in the log.
struct FieldValue {
    const LayoutField* field = nullptr;
    int topic = -1;               ///< 1..3, or
    int headOffset = -1;          ///< offset of its word in data
    int offset = -1, length = 0;  ///< offset and length of the value's own bytes in data
    Bytes32 word{};               ///< the topic or the head word
    QByteArray bytes;             ///< content of a string or bytes
    bool readable = true;
};

/// Positions and bytes of every field of the layout. Empty if the log does not match the layout (topics or data too
/// short, an offset or length beyond the end, a number with bits outside its type).
std::optional<std::vector<FieldValue>> readFields(const Layout& layout, const std::vector<Bytes32>& topics,
                                                  const QByteArray& data);

/// Sign and magnitude of a number field.
std::pair<bool, U256> signedValue(const FieldValue& value);

/// For display: decimal, 0x… or text.
QString toText(const FieldValue& value);

}  // namespace signalbox::evm
