// SPDX-License-Identifier: GPL-3.0-or-later

#include "json_fields.h"
#include "signalbox/balance_queries.h"

namespace signalbox {

template <class V, json::Is<Holding> T>
void fields(V& v, T& holding)
{
    v.always("chain", holding.caip2);
    v.always("contract", holding.contract);
    v.always("holder", holding.holder);
    v.known("symbol", holding.symbol);
    v.always("raw", holding.raw);
    v.always("balance", holding.shown);
    if (holding.usd)
        v.always("usd", *holding.usd);
    v.known("block", holding.at);
    v.known("changedAt", holding.changedAt);
    v.always("complete", holding.complete);
    v.positive("untrusted", holding.untrusted);
}

template <class V, json::Is<BalanceQueue> T>
void fields(V& v, T& queue)
{
    v.always("chain", queue.caip2);
    v.always("state", queue.state);
    v.known("reasons", queue.reasons);
    v.always("enabled", queue.enabled);
    v.always("pending", queue.pending);
    v.always("processing", queue.processing);
    v.always("retrying", queue.retrying);
    v.always("failed", queue.failed);
    v.always("doneLastHour", queue.doneLastHour);
    v.always("errorsLastHour", queue.errorsLastHour);
    v.always("donePerSecond", queue.donePerSecond);
    v.known("p50Ms", queue.p50);
    v.known("p95Ms", queue.p95);
    v.known("p99Ms", queue.p99);
    v.known("oldestMs", queue.oldest);
}

QJsonObject toJson(const Holding& holding)
{
    return json::written(holding);
}

QJsonObject toJson(const BalanceQueue& queue)
{
    return json::written(queue);
}

}  // namespace signalbox
