// SPDX-License-Identifier: GPL-3.0-or-later

#include "addchain/chain_plan.h"
#include "signalbox/literals.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <algorithm>

namespace signalbox::ui {

void ChainPlan::choose(const ChainPreset& chosen)
{
    if (preset && preset->caip2 == chosen.caip2)
        return;
    *this = ChainPlan{};
    preset = chosen;
    name = chosen.name;
    caip2 = chosen.caip2;
    family = chosen.caip2.section(u':', 0, 0);
    identity = chosen.identity;
    reputation = chosen.reputation;
    validation = chosen.validation;
    registries = registryCount() > 0 || !identity.isEmpty() || !reputation.isEmpty() || !validation.isEmpty();
    confirmations = chosen.confirmations;
    for (const ChainPreset::Token& token : chosen.tokens)
        tokens.push_back({token.address, token.symbol, token.name, token.decimals, token.start, true, true});
}

void ChainPlan::chooseCustom(const QString& of)
{
    if (custom)
        return;
    *this = ChainPlan{};
    custom = true;
    family = of;
}

void ChainPlan::choose(const FamilyInfo& chosen)
{
    if (!preset && !custom && family == chosen.id)
        return;
    *this = ChainPlan{};
    family = chosen.id;
    whole = !chosen.features.testFlag(Feature::Streams);
    if (!chosen.features.testFlag(Feature::Forks))
        confirmations = 0;
}

int ChainPlan::tickedTokens() const
{
    if (transfers == Transfers::All)
        return 0;
    return int(std::count_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.ticked; }));
}

int ChainPlan::registryCount() const
{
    return registries ? int(!identity.isEmpty()) + int(!reputation.isEmpty()) + int(!validation.isEmpty()) : 0;
}

ChainDraft ChainPlan::draft() const
{
    ChainDraft draft;
    draft.family = family;
    draft.caip2 = caip2;
    draft.name = name.trimmed();
    draft.endpoints = endpoints;
    draft.headers = headers;
    draft.confirmations = confirmations;
    draft.genesisHash = genesisHash;
    if (preset) {
        draft.explorer = preset->explorer;
        draft.nativeSymbol = preset->nativeSymbol;
    }
    if (start)
        draft.from = start->from;
    if (whole) {
        draft.networkId = networkId;
        return draft;
    }

    StreamDraft headersStream;
    headersStream.stream = u"headers"_s;
    draft.streams.push_back(headersStream);
    if (registryCount() > 0) {
        StreamDraft stream;
        stream.stream = u"registries"_s;
        stream.label = u"ERC-8004 registries"_s;
        const auto put = [&](const char* key, const QString& address) {
            if (!address.isEmpty())
                stream.registries.insert(QLatin1String(key), address);
        };
        put("identity", identity);
        put("reputation", reputation);
        put("validation", validation);
        draft.streams.push_back(stream);
    }
    if (transfers == Transfers::All) {
        StreamDraft stream;
        stream.stream = u"transfers"_s;
        draft.streams.push_back(stream);
        return draft;
    }
    for (const Token& token : tokens) {
        if (!token.ticked)
            continue;
        StreamDraft stream;
        stream.stream = u"transfers:"_s + token.address.toLower();
        stream.label = token.name;
        stream.symbol = token.symbol;
        stream.decimals = token.decimals;
        draft.streams.push_back(stream);
    }
    return draft;
}

Command ChainPlan::command() const
{
    const ChainDraft draft = this->draft();
    return {arguments::ChainAdd{draft}, draft.caip2, {}};
}

bool looksLikeAddress(const QString& text)
{
    static const QRegularExpression address(u"^0[xX][0-9a-fA-F]{40}$"_s);
    return address.match(text.trimmed()).hasMatch();
}

bool looksLikeForeignAddress(const QString& text)
{
    static const QRegularExpression longHex(u"^0[xX][0-9a-fA-F]{64}$"_s);
    return longHex.match(text.trimmed()).hasMatch();
}

QString chainNumber(const QString& caip2)
{
    return caip2.section(u':', 1);
}

}  // namespace signalbox::ui
