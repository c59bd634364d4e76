// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <compare>
#include <optional>
#include <string>

namespace signalbox::triggers {

/// An exact decimal number of any size: 0.digits × 10^exponent.
class Decimal {
public:
    Decimal() = default;  ///< 0
    explicit Decimal(qint64 value);

    /// Digits with an optional sign and point: "-12.50", "7", ".5". Not: exponents, spaces, digits other than 0 to 9.
    static std::optional<Decimal> fromText(const QString& text);
    /// `integer` / 10^decimals, as feedback is stored; `integer` has no point.
    static std::optional<Decimal> scaled(const QString& integer, qint64 decimals);

    bool isZero() const { return m_digits.empty(); }
    bool isNegative() const { return m_negative; }
    bool isInteger() const { return static_cast<qint64>(m_digits.size()) <= m_exponent || isZero(); }
    std::optional<qint64> toInteger() const;  ///< none if it is not an integer of 64 bits
    double toDouble() const;
    QString toString() const;  ///< without superfluous zeros: "-12.5"

    bool operator==(const Decimal&) const = default;
    std::strong_ordering operator<=>(const Decimal& other) const;

private:
    void normalize();

    std::string m_digits;  ///< without leading and trailing zeros; empty for 0
    qint64 m_exponent = 0;
    bool m_negative = false;
};

}  // namespace signalbox::triggers
