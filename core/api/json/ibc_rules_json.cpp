// SPDX-License-Identifier: GPL-3.0-or-later

#include "json/json_fields.h"
#include "signalbox/ibc_rules.h"

namespace signalbox {

template <class V, json::Is<StuckThreshold> T>
void fields(V& v, T& threshold)
{
    v.always("chainId", threshold.chainId);
    v.always("port", threshold.port);
    v.always("channel", threshold.channel);
    v.always("stuckSeconds", threshold.stuckSeconds);
    v.always("criticalSeconds", threshold.criticalSeconds);
}

template <class V, json::Is<DenomPrice> T>
void fields(V& v, T& price)
{
    v.always("chainId", price.chainId);
    v.always("denom", price.denom);
    v.known("symbol", price.symbol);
    v.always("decimals", price.decimals);
    v.always("usd", price.usd);
    v.known("since", price.since);
}

QJsonObject toJson(const StuckThreshold& threshold)
{
    return json::written(threshold);
}

QJsonObject toJson(const DenomPrice& price)
{
    return json::written(price);
}

}  // namespace signalbox
