// SPDX-License-Identifier: GPL-3.0-or-later

#include "triggers/model/decimal.h"

#include <cstdlib>
#include "signalbox/literals.h"

namespace signalbox::triggers {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

}  // namespace

Decimal::Decimal(qint64 value) : m_digits(std::to_string(value))
{
    m_negative = value < 0;
    if (m_negative)
        m_digits.erase(0, 1);
    m_exponent = static_cast<qint64>(m_digits.size());
    normalize();
}

std::optional<Decimal> Decimal::fromText(const QString& text)
{
    Decimal decimal;
    qsizetype at = 0, digits = 0;
    if (!text.isEmpty() && (text[0] == u'-' || text[0] == u'+')) {
        decimal.m_negative = text[0] == u'-';
        at = 1;
    }
    bool point = false;
    for (; at < text.size(); ++at) {
        if (text[at] == u'.' && !point) {
            point = true;
            continue;
        }
        if (!isDigit(text[at]))
            return std::nullopt;
        decimal.m_digits += static_cast<char>(text[at].unicode());
        decimal.m_exponent += point ? 0 : 1;
        ++digits;
    }
    if (digits == 0)
        return std::nullopt;
    decimal.normalize();
    return decimal;
}

std::optional<Decimal> Decimal::scaled(const QString& integer, qint64 decimals)
{
    auto decimal = integer.contains(u'.') ? std::nullopt : fromText(integer);
    if (decimal && !decimal->isZero())
        decimal->m_exponent -= decimals;
    return decimal;
}

void Decimal::normalize()
{
    const auto first = m_digits.find_first_not_of('0');
    if (first == std::string::npos) {
        *this = {};
        return;
    }
    m_digits.erase(0, first);
    m_exponent -= static_cast<qint64>(first);
    m_digits.erase(m_digits.find_last_not_of('0') + 1);
}

std::optional<qint64> Decimal::toInteger() const
{
    if (!isInteger() || m_exponent > 19)
        return std::nullopt;
    bool fits = false;
    const qint64 value = toString().toLongLong(&fits);
    return fits ? std::optional(value) : std::nullopt;
}

double Decimal::toDouble() const
{
    if (isZero())
        return 0;
    const std::string text = (m_negative ? "-0." : "0.") + m_digits + "e" + std::to_string(m_exponent);
    return QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())).toDouble();
}

QString Decimal::toString() const
{
    if (isZero())
        return u"0"_s;
    const auto size = static_cast<qint64>(m_digits.size());
    std::string text = m_digits;
    if (m_exponent >= size)
        text.append(static_cast<size_t>(m_exponent - size), '0');
    else if (m_exponent > 0)
        text.insert(static_cast<size_t>(m_exponent), ".");
    else
        text.insert(0, "0." + std::string(static_cast<size_t>(-m_exponent), '0'));
    return QString::fromLatin1((m_negative ? "-" : "") + QByteArray::fromStdString(text));
}

std::strong_ordering Decimal::operator<=>(const Decimal& other) const
{
    const auto sign = [](const Decimal& each) { return each.isZero() ? 0 : each.m_negative ? -1 : 1; };
    if (sign(*this) != sign(other) || isZero())
        return sign(*this) <=> sign(other);
    // both begin with a digit other than 0, so the one with the larger exponent is larger
    const auto size =
        m_exponent != other.m_exponent ? m_exponent <=> other.m_exponent : m_digits.compare(other.m_digits) <=> 0;
    return m_negative ? 0 <=> size : size;
}

}  // namespace signalbox::triggers
