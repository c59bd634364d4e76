// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox::cosmos {

/// The CAIP-2 ID of a chain by its own ID ("osmosis-1"): cosmos:osmosis-1. IDs that do not fit into CAIP-2, or that
/// look like a hashed one, become cosmos:hashed- and 16 hexadecimal digits of their SHA-256.
QString caip2Of(const QString& chainId);

/// False if no chain can have this ID: empty, above 50 characters, or with control characters.
bool isChainId(const QString& chainId);

/// The own ID of a chain whose CAIP-2 ID contains it; empty for a hashed one.
QString chainIdOf(const QString& caip2);

}  // namespace signalbox::cosmos
