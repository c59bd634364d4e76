// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace signalbox::ui {

/// Formats a whole number of any size. It is never rounded and never in scientific notation.
struct AmountText {
    QString integer;   ///< grouped, with its sign
    QString fraction;  ///< digits after the point, may be empty; ends with "…" when digits were left out
    QString text() const;
};

bool isWholeNumber(const QString& digits);  ///< optional minus, then digits only

/// 1234567 → 1,234,567 with the separator of the default locale; anything else is returned unchanged.
QString groupDigits(const QString& digits);

/// digits · 10^-decimals. `shown` < 0: every digit, zeros at the end stay (a score of 97.40); else at most `shown`
/// digits, cut, zeros at the end left out. Empty when `digits` is not a whole number.
std::optional<AmountText> scaleAmount(const QString& digits, int decimals, int shown);

/// The same without grouping and with every digit: for copying.
QString plainAmount(const QString& digits, int decimals);

/// 0x1234…abcd: `head` and `tail` digits of a long 0x… text; short texts are returned unchanged.
QString shortHex(const QString& hex, int head = 4, int tail = 4);

}  // namespace signalbox::ui
