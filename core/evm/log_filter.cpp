// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/log_filter.h"

#include "evm/erc8004/erc8004_layouts.h"
#include "evm/topics.h"
#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::evm {

Expected<LogFilter> LogFilter::forStreams(const chain::Streams& streams)
{
    LogFilter filter;
    for (const auto& [stream, settings, revision] : streams) {
        if (stream == "headers"_L1)
            continue;
        if (stream == "transfers"_L1) {
            filter.allTransfers = true;
        } else if (stream == "registries"_L1) {
            auto registries = registriesFromJson(settings.value("registries"_L1).toObject());
            if (!registries)
                return fail(registries.error());
            if (registries->empty())  // no logs would be requested, and the blocks would count as read
                return fail(ErrorKind::Retryable, "NO_REGISTRY",
                            Message(QT_TRANSLATE_NOOP(
                                "Engine",
                                "The registries of this chain have no address yet, so no block is read for "
                                "them. Enter an address, or remove the stream.")));
            filter.registries = std::move(*registries);
        } else if (isBalanceEvents(stream)) {
            const auto token = ruledTokenOf(stream, settings);
            if (!token)
                return fail(token.error());
            if (token->rules != 0)  // what a constructor minted has no log
                filter.ruled.push_back(*token);
        } else {
            const auto token = stream.startsWith("transfers:"_L1) ? hex::address(stream.mid(10)) : std::nullopt;
            if (!token)
                return fail(
                    ErrorKind::Invalid, "INVALID_STREAM",
                    Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" is not a stream of an EVM chain.")).arg(stream));
            filter.tokens.push_back(*token);
        }
    }
    std::sort(filter.tokens.begin(), filter.tokens.end());
    filter.tokens.erase(std::unique(filter.tokens.begin(), filter.tokens.end()), filter.tokens.end());
    std::sort(filter.ruled.begin(), filter.ruled.end(),
              [](const RuledToken& a, const RuledToken& b) { return a.address < b.address; });
    return filter;
}

bool LogFilter::isToken(const Bytes20& address) const
{
    return std::binary_search(tokens.begin(), tokens.end(), address);
}

const RuledToken* LogFilter::ruledToken(const Bytes20& address) const
{
    const auto found =
        std::lower_bound(ruled.begin(), ruled.end(), address,
                         [](const RuledToken& token, const Bytes20& wanted) { return token.address < wanted; });
    return found != ruled.end() && found->address == address ? &*found : nullptr;
}

const RegistryAddress* LogFilter::registry(const Bytes20& address) const
{
    for (const RegistryAddress& registry : registries) {
        if (registry.address == address)
            return &registry;
    }
    return nullptr;
}

QString LogFilter::streamOf(const Bytes20& address) const
{
    if (registry(address))
        return u"registries"_s;
    return isToken(address) ? u"transfers:"_s + QString::fromLatin1(hex::bytes(address)) : u"transfers"_s;
}

std::vector<Bytes20> LogFilter::addresses() const
{
    std::vector<Bytes20> all;
    if (!allTransfers)
        all = tokens;
    for (const RegistryAddress& registry : registries)
        all.push_back(registry.address);
    if (!allTransfers)
        for (const RuledToken& token : ruled)
            if (!isToken(token.address))
                all.push_back(token.address);
    return all;
}

QByteArray LogFilter::jsonMembers(std::size_t first, std::size_t count) const
{
    QByteArray out;
    const auto all = addresses();
    if (!all.empty()) {
        QByteArray list;
        for (std::size_t i = first; i < all.size() && i - first < count; ++i)
            list += (list.isEmpty() ? "\"" : ",\"") + hex::bytes(all[i]) + '"';
        out = "\"address\":[" + list + "],";
    }
    if (anyTopic && !allTransfers)
        return out.chopped(1);
    QByteArray topics;
    const auto add = [&topics](const Bytes32& topic) {
        const QByteArray digits = '"' + hex::bytes(topic) + '"';
        if (!topics.contains(digits))
            topics += (topics.isEmpty() ? "" : ",") + digits;
    };
    if (allTransfers || !tokens.empty() || !registries.empty() || ruled.empty())
        add(transferTopic);
    if (!registries.empty()) {
        for (const Bytes32& topic : erc8004Topics()) {
            if (topic != transferTopic)
                add(topic);
        }
    }
    for (std::size_t i = 0; i < balanceRules.size() && !allTransfers; ++i)
        if (std::any_of(ruled.begin(), ruled.end(), [i](const RuledToken& token) { return token.has(i); }))
            add(balanceRules[i].topic);
    for (const Bytes32& topic : alongside)
        add(topic);
    return out + "\"topics\":[[" + topics + "]]";
}

std::vector<LogFilter> LogFilter::requests(std::size_t maxAddresses) const
{
    std::vector<LogFilter> parts;
    if (allTransfers) {
        LogFilter all;
        all.allTransfers = true;
        all.tokens = tokens;  // known to be ERC-20: stricter reading
        all.ruled = ruled;    // their transfers explain the contract in a bloom
        parts.push_back(std::move(all));
    }
    LogFilter rest;
    rest.registries = registries;
    rest.alongside = alongside;
    rest.anyTopic = anyTopic;
    if (!allTransfers)
        rest.tokens = tokens;
    // Registries share a request with the first tokens: usually one request.
    const std::size_t room = std::max<std::size_t>(maxAddresses, rest.registries.size() + 1) - rest.registries.size();
    for (std::size_t at = 0; at < rest.tokens.size() || (at == 0 && !rest.registries.empty()); at += room) {
        LogFilter part;
        part.alongside = rest.alongside;
        part.anyTopic = rest.anyTopic;
        if (at == 0)
            part.registries = rest.registries;
        for (std::size_t i = at; i < rest.tokens.size() && i < at + room; ++i)
            part.tokens.push_back(rest.tokens[i]);
        for (const Bytes20& token : part.tokens)
            if (const RuledToken* rules = ruledToken(token))
                part.ruled.push_back(*rules);
        parts.push_back(std::move(part));
    }
    std::vector<RuledToken> alone;
    std::copy_if(ruled.begin(), ruled.end(), std::back_inserter(alone),
                 [&](const RuledToken& token) { return allTransfers || !isToken(token.address); });
    const std::size_t most = std::max<std::size_t>(1, maxAddresses);
    for (std::size_t at = 0; at < alone.size(); at += most) {
        LogFilter part;
        part.alongside = alongside;
        part.anyTopic = anyTopic;
        part.ruled.assign(alone.begin() + static_cast<std::ptrdiff_t>(at),
                          alone.begin() + static_cast<std::ptrdiff_t>(std::min(alone.size(), at + most)));
        parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace signalbox::evm
