// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/address_check.h"

#include <QCryptographicHash>

namespace signalbox::ui {

bool hasWrongChecksum(const QString& address)
{
    const QString digits = address.mid(2);
    const QString lower = digits.toLower();
    if (digits.size() != 40 || digits == lower || digits == digits.toUpper())
        return false;
    const QByteArray hash = QCryptographicHash::hash(lower.toLatin1(), QCryptographicHash::Keccak_256);
    for (int i = 0; i < 40; ++i) {
        if (!digits.at(i).isLetter())
            continue;
        const int nibble = (hash.at(i / 2) >> (i % 2 == 0 ? 4 : 0)) & 0xf;
        if (digits.at(i).isUpper() != (nibble >= 8))
            return true;
    }
    return false;
}

}  // namespace signalbox::ui
