// SPDX-License-Identifier: GPL-3.0-or-later

#include "rpc/call_cost.h"

#include <algorithm>
#include <cstring>

namespace signalbox::rpc {

namespace {

struct Price {
    const char* host;    ///< end of the host name
    const char* method;  ///< empty for every other method
    double units;
};

constexpr Price prices[] = {
    {"alchemy.com", "eth_getLogs", 60},
    {"alchemy.com", "eth_call", 26},
    {"alchemy.com", "eth_getBlockByNumber", 20},
    {"alchemy.com", "eth_getBlockByHash", 20},
    {"alchemy.com", "eth_getBlockReceipts", 20},
    {"alchemy.com", "eth_blockNumber", 10},
    {"alchemy.com", "eth_chainId", 0},
    {"alchemy.com", "", 20},
    {"infura.io", "eth_getLogs", 255},
    {"infura.io", "eth_getBlockReceipts", 1000},
    {"infura.io", "eth_chainId", 5},
    {"infura.io", "", 80},
};

}  // namespace

bool isPriced(const QString& host)
{
    return std::any_of(std::begin(prices), std::end(prices),
                       [&](const Price& price) { return host.endsWith(QLatin1String(price.host)); });
}

double callWeight(const QString& host, const char* method)
{
    return callCost(isPriced(host) ? host : QLatin1String(prices[0].host), method);
}

double callCost(const QString& host, const char* method)
{
    for (const Price& price : prices) {
        if (host.endsWith(QLatin1String(price.host)) &&
            (price.method[0] == 0 || std::strcmp(price.method, method) == 0))
            return price.units;
    }
    return 1;
}

}  // namespace signalbox::rpc
