// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/provider_words.h"

#include "support/hex.h"

namespace signalbox::sim {

namespace {

QByteArray hexRange(Height lo, Height hi)
{
    return "[" + hex::quantity(lo) + ", " + hex::quantity(hi) + "]";
}

QByteArray grouped(qint64 number)
{
    QByteArray text = QByteArray::number(number);
    for (qsizetype at = text.size() - 3; at > 0; at -= 3)
        text.insert(at, ',');
    return text;
}

}  // namespace

Refusal rangeTooWide(const QByteArray& provider, Interval range, qint64 cap)
{
    const QByteArray n = QByteArray::number(cap);
    if (provider == "reth")
        return {200, -32602, "query exceeds max block range " + n, {}};
    if (provider == "erigon")
        return {200, -32602, "query block range exceeds server limit, narrow your filter: " + n, {}};
    if (provider == "alchemy")
        return {200,
                -32600,
                "Under the Free tier plan, you can make eth_getLogs requests with up to a " + n +
                    " block range. Based on your parameters, this block range should work: " +
                    hexRange(range.lo, range.lo + cap - 1) + ". Upgrade to PAYG for expanded block range.",
                {}};
    if (provider == "infura")
        return {200, -32602, "range " + QByteArray::number(range.count()) + " exceeds limit of " + n, {}};
    if (provider == "quicknode")
        return {413, -32614, "eth_getLogs is limited to a " + grouped(cap) + " range", {}};
    if (provider == "ankr")
        return {200, -32600, "block range is too wide", {}};
    if (provider == "chainstack")
        return {200, -32602, "Block range limit exceeded. See more details at the provider's documentation.", {}};
    if (provider == "drpc")
        return {200, 35, "ranges over " + n + " blocks are not supported on freetier", {}};
    if (provider == "publicnode")
        return {200, -32602, "exceed maximum block range: " + n, {}};
    if (provider == "1rpc")
        return {200, -32000, "eth_getLogs is limited to a " + n + " blocks range", {}};
    if (provider == "merkle")
        return {
            200, -32000, "eth_getLogs range is too large, max is " + QByteArray::number(cap / 1000) + "k blocks", {}};
    if (provider == "cloudflare")
        return {200, -32000, "Max range: " + n, {}};
    if (provider == "thirdweb")
        return {200, -32005, "Maximum allowed number of requested blocks is " + n, {}};
    if (provider == "coinbase")
        return {200, -32005, "please limit the query to at most " + n + " blocks", {}};
    if (provider == "base")
        return {200, -32000, "no backend is currently healthy to serve traffic", {}};
    if (provider == "optimism")
        return {200, -32000, "Block range is too large", {}};
    if (provider == "blockpi")
        return {200, -32602, "eth_getLogs is limited to " + n + " block range", {}};
    if (provider == "hyperliquid")
        return {200, -32000, "query exceeds max block range " + n, {}};
    return {200, -32602, "exceed maximum block range " + n, {}};
}

Refusal tooManyLogs(const QByteArray& provider, Interval range, qint64 cap, Height fits)
{
    const QByteArray n = QByteArray::number(cap);
    if (provider == "reth")
        return {200,
                -32602,
                "query exceeds max results " + n + ", retry with the range " + QByteArray::number(range.lo) + "-" +
                    QByteArray::number(fits),
                {}};
    if (provider == "nethermind")
        return {200, -32005, "Too many logs requested. Max logs per response is " + n + ".", {}};
    if (provider == "erigon")
        return {200, -32602, "query returns too many logs, narrow your filter: " + n, {}};
    if (provider == "arbitrum")
        return {200, -32000, "logs matched by query exceeds limit of " + n, {}};
    if (provider == "optimism")
        return {200, -32020, "backend response too large", {}};
    if (provider == "alchemy" || provider == "alchemy-paid")
        return {200,
                -32602,
                "Log response size exceeded. You can make eth_getLogs requests with up to a 2K block range and no "
                "limit on the response size, or "
                "you can request any block range with a cap of 10K logs in the response. Based on your parameters and "
                "the response size limit, "
                "this block range should work: " +
                    hexRange(range.lo, fits),
                {}};
    if (provider == "infura")
        return {
            200, -32005,
            "query returned more than " + n + " results. Try with this block range " + hexRange(range.lo, fits) + ".",
            "{\"from\":\"" + hex::quantity(range.lo) + "\",\"to\":\"" + hex::quantity(fits) + "\",\"limit\":" + n +
                "}"};
    if (provider == "ankr")
        return {200, -32600, "query exceeds max results " + n, {}};
    return {200, -32005, "query returned more than " + n + " results", {}};
}

Refusal tooManyRequests(const QByteArray& provider)
{
    if (provider == "alchemy" || provider == "alchemy-paid")
        return {429,
                429,
                "Your app has exceeded its compute units per second capacity. If you have retries enabled, you can "
                "safely ignore this message.",
                {}};
    if (provider == "quicknode")
        return {429, -32007, "50/second request limit reached - reduce calls per second", {}};
    if (provider == "infura")
        return {429, -32005, "project ID request rate exceeded", {}};
    return {429, -32005, "too many requests", {}};
}

}  // namespace signalbox::sim
