// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "support/bytes.h"
#include "support/hex.h"
#include "support/safe_text.h"

namespace signalbox {

inline QString checksumAddress(const Bytes20& address)
{
    const QByteArray digits = hex::bytes(address);
    return checksumAddress(std::string_view(digits.constData(), static_cast<std::size_t>(digits.size())));
}

/// True if the text has one case only, or exactly the mixed case of EIP-55: a mixed address that fails has a typing
/// error.
inline bool hasValidChecksum(const QString& text)
{
    const auto address = hex::address(text);
    if (!address)
        return false;
    const QString digits = text.trimmed().mid(2);
    return digits == digits.toLower() || digits == digits.toUpper() || checksumAddress(*address).mid(2) == digits;
}

}  // namespace signalbox
