// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/address_text.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <algorithm>

#include "models/address_check.h"
#include "models/event_amount.h"
#include "signalbox/literals.h"

namespace signalbox::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::AddressText)
};

constexpr int addressDigits = 40;

bool isHex(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

}  // namespace

EnteredAddress enteredAddress(const QString& text)
{
    QString digits = text.trimmed();
    if (digits.isEmpty())
        return {};
    if (digits.startsWith("0x"_L1, Qt::CaseInsensitive))
        digits.remove(0, 2);
    if (!std::all_of(digits.begin(), digits.end(), isHex))
        return {
            {}, Words::tr("An address has the digits 0 to 9 and a to f after 0x. Remove the other characters."), false};
    if (digits.size() != addressDigits)
        return {{},
                Words::tr("An address has 40 hexadecimal digits; this one has %n.", nullptr, int(digits.size())),
                digits.size() < addressDigits};
    if (hasWrongChecksum(u"0x"_s + digits))
        return {{}, Words::tr("The checksum of this address is wrong: a digit was mistyped. Copy it again."), false};
    return {u"0x"_s + digits.toLower(), {}, false};
}

QString checksummed(const QString& address)
{
    QString digits = address.mid(2).toLower();
    if (!address.startsWith("0x"_L1) || digits.size() != addressDigits ||
        !std::all_of(digits.begin(), digits.end(), isHex))
        return address;
    const QByteArray hash = QCryptographicHash::hash(digits.toLatin1(), QCryptographicHash::Keccak_256);
    for (int i = 0; i < addressDigits; ++i)
        if (((hash.at(i / 2) >> (i % 2 == 0 ? 4 : 0)) & 0xf) >= 8)
            digits[i] = digits.at(i).toUpper();
    return u"0x"_s + digits;
}

QString shortHolder(const QString& address)
{
    return shortHex(checksummed(address));
}

}  // namespace signalbox::ui
