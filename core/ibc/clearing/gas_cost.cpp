// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/clearing/gas_cost.h"

#include <QRegularExpression>
#include <cmath>

#include "signalbox/literals.h"

namespace signalbox::ibc {

GasPrice gasPriceIn(const QString& text)
{
    static const QRegularExpression form(u"\\A\\s*([0-9]+(?:\\.[0-9]+)?)([A-Za-z][-A-Za-z0-9/:._]{1,127})"_s);
    for (const QString& coin : text.split(u',', Qt::SkipEmptyParts)) {
        const auto match = form.match(coin);
        const GasPrice price{match.captured(1).toDouble(), match.captured(2)};
        if (match.hasMatch() && price.isKnown())
            return price;
    }
    return {};
}

double roughCost(int packets, const GasPrice& price)
{
    return packets > 0 && price.isKnown() ? std::ceil((200'000.0 + 50'000.0 * packets) * price.price) : 0;
}

QString costWords(double cost, const QString& denom)
{
    return QString::number(cost, 'f', 0) + u' ' + denom;
}

}  // namespace signalbox::ibc
