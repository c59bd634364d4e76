// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox::ui {

/// An address as it was entered.
struct EnteredAddress {
    QString address;       ///< 0x and 40 hexadecimal digits in lower case; empty if it is refused
    QString refusal;       ///< a sentence for the operator; empty for no text, too
    bool partial = false;  ///< refused only because digits are missing at its end
};

/// Digits of an address, with or without 0x, in one case or with the checksum of EIP-55.
EnteredAddress enteredAddress(const QString& text);

QString checksummed(const QString& address);  ///< mixed case by EIP-55; other text unchanged
QString shortHolder(const QString& address);  ///< 0x9a3f…fa41, with checksum

}  // namespace signalbox::ui
