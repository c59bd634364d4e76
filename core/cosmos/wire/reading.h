// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <optional>

#include "cosmos/wire/types.h"

namespace signalbox::cosmos {

/// Answers of CometBFT 0.34 to 1.0: the whole answer (with or without the envelope of JSON-RPC) or its result. Pure, of
/// any thread; an answer that is an error, or no answer to that request, is Bad.
Read<BlockData> readBlock(QByteArrayView json);

/// Attributes are plain or base64, decided for each by its key; block-level events have any of their three names.
Read<BlockResults> readResults(QByteArrayView json);

/// RFC 3339 with up to nine fractional digits, in UTC: ns since 1970. None for any other text.
std::optional<qint64> readTime(std::string_view text);

}  // namespace signalbox::cosmos
