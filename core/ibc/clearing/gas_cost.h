// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace signalbox::ibc {

struct GasPrice {
    double price = 0;  ///< of a unit of gas
    QString denom;
    bool isKnown() const { return price > 0 && !denom.isEmpty(); }
};

/// "0.0025stake", or the first of a list with commas. Unknown if it is neither.
GasPrice gasPriceIn(const QString& text);

/// (200,000 + 50,000 · packets) · price, rounded up; 0 without packets.
double roughCost(int packets, const GasPrice& price);
QString costWords(double cost, const QString& denom);  ///< "625 stake"

}  // namespace signalbox::ibc
