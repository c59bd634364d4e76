// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox::ui {

/// Whether an address of mixed capitals and small letters (EIP-55) carries the checksum of another one: a digit was
/// mistyped. Addresses in one case carry none.
bool hasWrongChecksum(const QString& address);

}  // namespace signalbox::ui
