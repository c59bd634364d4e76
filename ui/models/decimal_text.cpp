// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/decimal_text.h"

#include <QLocale>
#include <algorithm>
#include <vector>

#include "signalbox/literals.h"
#include "widgets/format.h"

namespace signalbox::ui::decimal {

namespace {

/// The value is digits · 10^-scale.
struct Number {
    bool negative = false;
    QString digits = u"0"_s;
    qsizetype scale = 0;
    bool valid = false;
};

Number read(const QString& text)
{
    Number number;
    QString digits;
    qsizetype point = -1;
    const qsizetype start = text.startsWith(u'-') ? 1 : 0;
    for (qsizetype i = start; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c == u'.' && point < 0)
            point = digits.size();
        else if (c >= u'0' && c <= u'9')
            digits += c;
        else
            return number;
    }
    if (digits.isEmpty() || point == digits.size())
        return number;
    return {start == 1, digits, point < 0 ? 0 : digits.size() - point, true};
}

QString write(Number number)
{
    QString& digits = number.digits;
    if (digits.size() <= number.scale)
        digits.prepend(QString(number.scale + 1 - digits.size(), u'0'));
    QString whole = digits.left(digits.size() - number.scale), fraction = digits.right(number.scale);
    while (whole.size() > 1 && whole.startsWith(u'0'))
        whole.remove(0, 1);
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    const bool zero = whole == "0"_L1 && fraction.isEmpty();
    return (number.negative && !zero ? u"-"_s : QString()) + whole + (fraction.isEmpty() ? QString() : u'.' + fraction);
}

/// Both get the same scale and number of digits.
void align(Number& a, Number& b)
{
    const qsizetype scale = std::max(a.scale, b.scale);
    for (Number* each : {&a, &b}) {
        each->digits += QString(scale - each->scale, u'0');
        each->scale = scale;
    }
    const qsizetype size = std::max(a.digits.size(), b.digits.size());
    for (Number* each : {&a, &b})
        each->digits.prepend(QString(size - each->digits.size(), u'0'));
}

QString addDigits(const QString& a, const QString& b)
{
    QString out(a.size() + 1, u'0');
    int carry = 0;
    for (qsizetype i = a.size(); i-- > 0;) {
        const int digit = a.at(i).digitValue() + b.at(i).digitValue() + carry;
        out[i + 1] = QChar(u'0' + digit % 10);
        carry = digit / 10;
    }
    out[0] = QChar(u'0' + carry);
    return out;
}

/// `a` is not smaller.
QString subtractDigits(const QString& a, const QString& b)
{
    QString out(a.size(), u'0');
    int borrow = 0;
    for (qsizetype i = a.size(); i-- > 0;) {
        int digit = a.at(i).digitValue() - b.at(i).digitValue() - borrow;
        borrow = digit < 0;
        digit += borrow * 10;
        out[i] = QChar(u'0' + digit);
    }
    return out;
}

QString point()
{
    return QLocale().language() == QLocale::C ? u"."_s : QString(QLocale().decimalPoint());
}

/// Grouped, with the minus sign of text, and the fraction as it is.
QString grouped(const QString& number)
{
    const bool negative = number.startsWith(u'-');
    const QString plain = negative ? number.mid(1) : number;
    const QString fraction = plain.section(u'.', 1);
    return (negative ? u"−"_s : QString()) + format::amount(plain.section(u'.', 0, 0), 0) +
           (fraction.isEmpty() ? QString() : point() + fraction);
}

}  // namespace

bool isNumber(const QString& text)
{
    return read(text).valid;
}

int sign(const QString& number)
{
    const Number value = read(number);
    const bool zero = std::all_of(value.digits.begin(), value.digits.end(), [](QChar c) { return c == u'0'; });
    return zero ? 0 : value.negative ? -1 : 1;
}

QString sum(const QString& a, const QString& b)
{
    Number left = read(a), right = read(b);
    align(left, right);
    if (left.negative == right.negative) {
        left.digits = addDigits(left.digits, right.digits);
        return write(left);
    }
    if (left.digits < right.digits)
        std::swap(left, right);
    left.digits = subtractDigits(left.digits, right.digits);
    return write(left);
}

QString difference(const QString& a, const QString& b)
{
    return sum(a, b.startsWith(u'-') ? b.mid(1) : u'-' + b);
}

QString product(const QString& a, const QString& b)
{
    const Number left = read(a), right = read(b);
    std::vector<int> cells(size_t(left.digits.size() + right.digits.size()), 0);
    for (qsizetype i = left.digits.size(); i-- > 0;) {
        int carry = 0;
        for (qsizetype j = right.digits.size(); j-- > 0;) {
            int& cell = cells[size_t(i + j + 1)];
            cell += left.digits.at(i).digitValue() * right.digits.at(j).digitValue() + carry;
            carry = cell / 10;
            cell %= 10;
        }
        cells[size_t(i)] += carry;
    }
    Number out{left.negative != right.negative, {}, left.scale + right.scale, true};
    for (const int cell : cells)
        out.digits += QChar(u'0' + cell);
    return write(out);
}

QString scaled(const QString& units, int decimals)
{
    Number number = read(units);
    number.scale += std::clamp(decimals, 0, 255);
    return write(number);
}

QString rounded(const QString& text, int digits)
{
    Number number = read(text);
    if (number.scale > digits) {
        const qsizetype cut = number.scale - digits;
        if (number.digits.size() < cut)
            number.digits.prepend(QString(cut - number.digits.size(), u'0'));
        const bool up = number.digits.at(number.digits.size() - cut) >= u'5';
        number.digits.chop(cut);
        if (number.digits.isEmpty())
            number.digits = u"0"_s;
        if (up)
            number.digits = addDigits(number.digits, u"1"_s.rightJustified(number.digits.size(), u'0'));
        number.scale = digits;
    }
    QString out = write(number);
    if (digits > 0) {
        const qsizetype at = out.indexOf(u'.');
        const qsizetype there = at < 0 ? 0 : out.size() - at - 1;
        out += (at < 0 ? u"."_s : QString()) + QString(digits - there, u'0');
    }
    return out;
}

int compare(const QString& a, const QString& b)
{
    return sign(difference(a, b));
}

double approximate(const QString& number)
{
    return number.toDouble();
}

QString sortKey(const QString& number)
{
    constexpr qsizetype places = 80;
    const Number value = read(write(read(number)));
    QString whole = value.digits.left(value.digits.size() - value.scale), fraction = value.digits.right(value.scale);
    QString key = whole.rightJustified(places, u'0') + fraction.leftJustified(places, u'0', true);
    if (value.negative)
        for (QChar& digit : key)
            digit = QChar(u'9' - digit.digitValue());
    return (value.negative ? u'0' : u'1') + key;
}

QString shown(const QString& number)
{
    return grouped(write(read(number)));
}

QString shownSigned(const QString& number)
{
    return (sign(number) > 0 ? u"+"_s : QString()) + shown(number);
}

QString money(const QString& number)
{
    const QString text = rounded(number, 2);
    return sign(text) == 0 && sign(number) > 0 ? u"< "_s + grouped(u"0.01"_s) : grouped(text);
}

QString large(const QString& number)
{
    static const std::pair<int, const char*> units[] = {{12, "T"}, {9, "B"}, {6, "M"}};
    Number value = read(number);
    const QString whole = write(value).section(u'.', 0, 0);
    const qsizetype digits = whole.startsWith(u'-') ? whole.size() - 1 : whole.size();
    for (const auto& [power, letter] : units)
        if (digits > power) {
            value.scale += power;
            const QString text = write(value), fraction = text.section(u'.', 1).left(2).leftJustified(2, u'0');
            return grouped(text.section(u'.', 0, 0) + u'.' + fraction) + QChar(0x00A0) + QLatin1String(letter);
        }
    return grouped(whole);
}

}  // namespace signalbox::ui::decimal
