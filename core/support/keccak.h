// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include "support/bytes.h"

namespace signalbox {

/// Keccak-256 as Ethereum uses it (with the padding before SHA-3). Any thread.
Bytes32 keccak256(QByteArrayView data);

}  // namespace signalbox
