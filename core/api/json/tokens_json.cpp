// SPDX-License-Identifier: GPL-3.0-or-later

#include "json/json_fields.h"
#include "signalbox/token_queries.h"

namespace signalbox {

template <class V, json::Is<TokenFigures> T>
void fields(V& v, T& token)
{
    v.always("chain", token.caip2);
    v.known("chainName", token.chain);
    v.always("contract", token.contract);
    v.known("symbol", token.symbol);
    v.known("name", token.name);
    v.known("symbolOnChain", token.symbolOnChain);
    v.known("decimals", token.decimals);
    v.positive("stable", token.stable);
    v.known("coingeckoId", token.coingeckoId);
    v.always("mode", token.mode);
    v.known("start", token.start);
    v.known("startQuality", token.startQuality);
    v.always("supplyRaw", token.supplyRaw);
    v.always("supply", token.supply);
    v.always("holders", token.holders);
    v.known("holdersDayAgo", token.dayAgo);
    v.known("topShare", token.topShare);
    v.known("price", token.price);
    v.known("priceSource", token.priceSource);
    v.known("pricedAt", token.pricedAt);
    v.always("complete", token.complete);
    v.known("completeFrom", token.completeFrom);
    v.known("countedTo", token.countedTo);
    v.positive("untrusted", token.untrusted);
    if (token.untrusted)
        v.english("untrustedReason", token.untrustedReason);
}

template <class V, json::Is<TokenDay> T>
void fields(V& v, T& day)
{
    v.always("day", day.day);
    v.always("holders", day.holders);
    v.always("supply", day.supply);
}

template <class V, json::Is<DriftCheck> T>
void fields(V& v, T& check)
{
    v.always("id", check.id);
    v.always("chain", check.caip2);
    v.known("chainName", check.chain);
    v.always("contract", check.contract);
    v.known("symbol", check.symbol);
    v.known("at", check.at);
    v.always("block", check.block);
    v.always("finalized", check.finalized);
    v.always("holders", check.holders);
    v.always("equal", check.equal);
    v.always("drifted", check.drifted);
    v.always("unanswered", check.unanswered);
    v.always("calls", check.calls);
    v.always("milliseconds", check.milliseconds);
    v.sentence("outcome", check.outcome);
}

template <class V, json::Is<DriftRow> T>
void fields(V& v, T& row)
{
    v.always("holder", row.holder);
    v.always("ours", row.ours);
    v.known("theirs", row.theirs);
    v.known("difference", row.difference);
    v.always("outcome", row.outcome);
}

template <class V, json::Is<PriceRow> T>
void fields(V& v, T& row)
{
    v.always("chain", row.caip2);
    v.always("contract", row.contract);
    v.known("symbol", row.symbol);
    v.always("price", row.price);
    v.known("time", row.at);
    v.always("source", row.source);
}

template <class V, json::Is<PriceFeedState> T>
void fields(V& v, T& feed)
{
    v.always("enabled", feed.enabled);
    v.always("url", feed.url);
    v.always("minutes", feed.minutes);
    v.always("hasKey", feed.hasKey);
    v.known("answeredAt", feed.answeredAt);
    v.known("prices", feed.prices);
    v.sentence("failure", feed.failure);
}

QJsonObject toJson(const TokenFigures& token)
{
    return json::written(token);
}

QJsonObject toJson(const TokenDay& day)
{
    return json::written(day);
}

QJsonObject toJson(const DriftCheck& check)
{
    return json::written(check);
}

QJsonObject toJson(const DriftRow& row)
{
    return json::written(row);
}

QJsonObject toJson(const PriceRow& row)
{
    return json::written(row);
}

QJsonObject toJson(const PriceFeedState& feed)
{
    return json::written(feed);
}

}  // namespace signalbox
