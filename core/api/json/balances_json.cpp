// SPDX-License-Identifier: GPL-3.0-or-later

#include "json/json_fields.h"
#include "signalbox/balance_queries.h"

namespace signalbox {

template <class V, json::Is<Holding> T>
void fields(V& v, T& holding)
{
    v.always("chain", holding.caip2);
    v.known("chainName", holding.chain);
    v.always("contract", holding.contract);
    v.always("holder", holding.holder);
    v.known("symbol", holding.symbol);
    v.known("decimals", holding.decimals);
    v.always("raw", holding.raw);
    v.always("balance", holding.shown);
    v.known("usd", holding.usd);
    v.known("price", holding.price);
    v.known("block", holding.at);
    v.known("changedAt", holding.changedAt);
    v.always("complete", holding.complete);
    v.positive("untrusted", holding.untrusted);
}

template <class V, json::Is<BalanceStep> T>
void fields(V& v, T& step)
{
    v.always("block", step.block);
    v.known("time", step.time);
    v.always("change", step.change);
    v.always("raw", step.raw);
    v.always("balance", step.shown);
}

template <class V, json::Is<BalanceDay> T>
void fields(V& v, T& day)
{
    v.always("day", day.day);
    v.always("raw", day.raw);
    v.always("balance", day.shown);
    v.known("usd", day.usd);
}

template <class V, json::Is<ValueDay> T>
void fields(V& v, T& day)
{
    v.always("chain", day.caip2);
    v.known("chainName", day.chain);
    v.always("day", day.day);
    v.always("usd", day.usd);
}

template <class V, json::Is<OpeningRequest> T>
void fields(V& v, T& request)
{
    v.always("chain", request.caip2);
    v.always("contract", request.contract);
    v.always("holder", request.holder);
    v.always("block", request.block);
    v.always("askedAt", request.askedAt);
    v.sentence("refusal", request.refusal);
}

QJsonObject toJson(const Holding& holding)
{
    return json::written(holding);
}

QJsonObject toJson(const BalanceStep& step)
{
    return json::written(step);
}

QJsonObject toJson(const BalanceDay& day)
{
    return json::written(day);
}

QJsonObject toJson(const ValueDay& day)
{
    return json::written(day);
}

QJsonObject toJson(const OpeningRequest& request)
{
    return json::written(request);
}

}  // namespace signalbox
