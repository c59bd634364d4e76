// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/event_amount.h"
#include "signalbox/literals.h"

#include <QLocale>

namespace signalbox::ui {

QString AmountText::text() const
{
    return fraction.isEmpty() ? integer : integer + QLocale().decimalPoint() + fraction;
}

bool isWholeNumber(const QString& digits)
{
    const qsizetype start = digits.startsWith(u'-') ? 1 : 0;
    if (digits.size() <= start)
        return false;
    return std::all_of(digits.begin() + start, digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

QString groupDigits(const QString& digits)
{
    if (!isWholeNumber(digits))
        return digits;
    const bool negative = digits.startsWith(u'-');
    const QString body = negative ? digits.mid(1) : digits;
    const QString separator = QLocale().groupSeparator();
    QString out = negative ? u"-"_s : QString();
    for (qsizetype i = 0; i < body.size(); ++i) {
        if (i > 0 && (body.size() - i) % 3 == 0)
            out += separator;
        out += body.at(i);
    }
    return out;
}

namespace {

struct Parts {
    bool negative = false;
    QString integer, fraction;
};

std::optional<Parts> split(const QString& digits, int decimals)
{
    if (!isWholeNumber(digits) || decimals < 0 || decimals > 255)
        return {};
    Parts parts;
    parts.negative = digits.startsWith(u'-');
    QString body = parts.negative ? digits.mid(1) : digits;
    if (body.size() <= decimals)
        body.prepend(QString(decimals + 1 - body.size(), u'0'));
    parts.integer = body.left(body.size() - decimals);
    parts.fraction = body.right(decimals);
    qsizetype zeros = 0;
    while (zeros < parts.integer.size() - 1 && parts.integer.at(zeros) == u'0')
        ++zeros;
    parts.integer.remove(0, zeros);
    return parts;
}

void trimZeros(QString& fraction)
{
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
}

}  // namespace

std::optional<AmountText> scaleAmount(const QString& digits, int decimals, int shown)
{
    auto parts = split(digits, decimals);
    if (!parts)
        return {};
    AmountText out;
    out.integer = (parts->negative ? u"-"_s : QString()) + groupDigits(parts->integer);
    out.fraction = parts->fraction;
    if (shown < 0)
        return out;
    trimZeros(out.fraction);
    if (out.fraction.size() > shown)
        out.fraction = out.fraction.left(shown) + u'…';
    return out;
}

QString plainAmount(const QString& digits, int decimals)
{
    auto parts = split(digits, decimals);
    if (!parts)
        return digits;
    trimZeros(parts->fraction);
    QString out = (parts->negative ? u"-"_s : QString()) + parts->integer;
    return parts->fraction.isEmpty() ? out : out + u'.' + parts->fraction;
}

QString shortHex(const QString& hex, int head, int tail)
{
    if (!hex.startsWith("0x"_L1) || hex.size() <= 2 + head + tail + 1)
        return hex;
    return hex.left(2 + head) + u'…' + hex.right(tail);
}

}  // namespace signalbox::ui
