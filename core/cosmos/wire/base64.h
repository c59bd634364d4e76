// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <cstddef>
#include <optional>
#include <string_view>

namespace signalbox::cosmos {

/// Decodes the standard alphabet, padded or not; none for any other text. `out` has room for text.size() bytes.
std::optional<std::size_t> decodeBase64(std::string_view text, char* out);
std::optional<QByteArray> decodeBase64(std::string_view text);

}  // namespace signalbox::cosmos
