// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Decimal numbers as text, such as "-1204.099": exact at any length. Text that is not a number counts as 0.
namespace signalbox::ui::decimal {

bool isNumber(const QString& text);  ///< an optional minus, digits, and at most one point between or before digits
int sign(const QString& number);     ///< -1, 0, 1

QString sum(const QString& a, const QString& b);
QString difference(const QString& a, const QString& b);
QString product(const QString& a, const QString& b);
QString scaled(const QString& units, int decimals);  ///< 1204099 and 3: 1204.099
QString rounded(const QString& number, int digits);  ///< half away from zero, with exactly so many digits
int compare(const QString& a, const QString& b);     ///< negative, 0, positive
double approximate(const QString& number);           ///< for lengths of bars and points of charts
QString sortKey(const QString& number);              ///< texts in the order of their numbers

QString shown(const QString& number);        ///< grouped, with every digit: 41,007.332211
QString shownSigned(const QString& number);  ///< the same, positive ones with +
QString money(const QString& number);        ///< grouped, two digits after the point; "< 0.01" for less
QString large(const QString& number);        ///< 46.22 B, 1.20 M, 35,270: the two digits are cut

}  // namespace signalbox::ui::decimal
