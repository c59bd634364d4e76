// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/balances/balance_words.h"
#include "cli/commands.h"
#include "cli/words.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

QString heightText(const std::optional<Height>& height)
{
    return height ? grouped(*height) : QString();
}

QString completeText(const TokenFigures& token)
{
    if (!token.completeFrom || !token.countedTo)
        return u"no blocks are counted"_s;
    const QString range = u"blocks %1 to %2 are counted"_s.arg(grouped(*token.completeFrom), grouped(*token.countedTo));
    return token.complete ? u"yes: "_s + range : u"no: "_s + range;
}

int show(Context& context)
{
    const auto token = chainToken(context);
    if (!token)
        return context.finish(token.error());
    const auto tokens = tokensOf(context);
    if (!tokens)
        return context.finish(tokens.error());
    const auto found = context.wait((*tokens)->token(token->chain.caip2, token->contract));
    if (!found)
        return context.finish(found.error());
    context.out.object(toJson(*found));
    const QString share = found->topShare ? u"%1 %"_s.arg(*found->topShare * 100, 0, 'f', 1) : QString();
    const QString price = found->price ? u"%1 USD (%2)"_s.arg(*found->price, found->priceSource) : QString();
    context.out.pairs(
        {{u"chain"_s, found->chain},
         {u"contract"_s, found->contract},
         {u"symbol"_s, found->symbol},
         {u"name"_s, found->name},
         {u"symbol on chain"_s, found->symbolOnChain == found->symbol ? QString() : found->symbolOnChain},
         {u"decimals"_s, found->decimals ? QString::number(*found->decimals) : u"unknown"_s},
         {u"stable"_s, found->stable ? u"yes"_s : QString()},
         {u"CoinGecko ID"_s, found->coingeckoId},
         {u"mode"_s, found->mode},
         {u"first block"_s,
          heightText(found->start) +
              (found->startQuality.isEmpty() || !found->start ? QString() : u" (%1)"_s.arg(found->startQuality))},
         {u"supply"_s, found->supply},
         {u"holders"_s, grouped(found->holders)},
         {u"holders a day ago"_s, heightText(found->dayAgo)},
         {u"largest ten"_s, share},
         {u"price"_s, price},
         {u"priced at"_s, found->pricedAt.isValid() ? found->pricedAt.toString(u"yyyy-MM-dd HH:mm:ss"_s) : QString()},
         {u"complete"_s, completeText(*found)},
         {u"untrusted"_s, found->untrusted ? found->untrustedReason.english() : QString()}});
    return 0;
}

/// A number, or "unknown" for -1.
Expected<std::optional<qint64>> numberOption(Context& context, const char* option, const char* what)
{
    if (!context.args.has(option))
        return std::nullopt;
    const QString value = context.args.value(option);
    if (value == "unknown"_L1)
        return -1;
    return number(value, what).map([](qint64 read) { return std::optional(read); });
}

int edit(Context& context)
{
    arguments::TokenEdit wanted;
    for (const auto& [option, value] : {std::pair{"symbol", &wanted.symbol},
                                        {"name", &wanted.name},
                                        {"coingecko-id", &wanted.coingeckoId},
                                        {"mode", &wanted.mode}})
        if (context.args.has(option))
            *value = context.args.value(option);
    const auto decimals = numberOption(context, "decimals", "number of decimals");
    if (!decimals)
        return context.finish(decimals.error());
    if (*decimals)
        wanted.decimals = int(std::min<qint64>(**decimals, 1'000));
    const auto start = numberOption(context, "start", "block number");
    if (!start)
        return context.finish(start.error());
    wanted.start = *start;
    if (context.args.has("stable")) {
        const QString stable = context.args.value("stable");
        if (stable != "yes"_L1 && stable != "no"_L1)
            return context.finish(badUsage(u"--stable must be yes or no."_s).value());
        wanted.stable = stable == "yes"_L1;
    }
    const auto token = chainToken(context);
    if (!token)
        return context.finish(token.error());
    wanted.contract = token->contract;
    return carryOut(context, {wanted, token->chain.caip2, {}}, [](const CommandStatus& done) {
        return u"The token %1 was changed."_s.arg(done.result.value("contract"_L1).toString());
    });
}

}  // namespace

std::vector<CommandSpec> tokenCommands()
{
    const QString word = u"token"_s;
    return {
        {{word, u"show"_s},
         "C TOKEN",
         "show a token's figures; TOKEN is a contract or a symbol",
         {},
         "signalbox-cli token show Base USDC",
         show},
        {{word, u"edit"_s},
         "C TOKEN",
         "change what is known of a token; an empty value removes one",
         {{"symbol", Kind::Value, "TEXT", "shown instead of the contract's symbol"},
          {"name", Kind::Value, "TEXT", "shown instead of the contract's name"},
          {"decimals", Kind::Value, "N", "0 to 255, or unknown: amounts are then whole units of the contract"},
          {"stable", Kind::Value, "yes|no", "worth 1 USD unless there is a price"},
          {"coingecko-id", Kind::Value, "ID", "the token's ID at CoinGecko"},
          {"mode", Kind::Value, "MODE", "balances are computed from transfers, or by rules, or read by call"},
          {"start", Kind::Value, "BLOCK", "the token's first block, or unknown"}},
         "signalbox-cli token edit Base 0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913 --decimals 6 --symbol USDC",
         edit},
    };
}

}  // namespace signalbox::cli
