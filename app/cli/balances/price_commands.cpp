// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>

#include "cli/balances/balance_words.h"
#include "cli/commands.h"
#include "cli/words.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

int list(Context& context)
{
    const auto chain = balanceChain(context);
    if (!chain)
        return context.finish(chain.error());
    QString only;
    if (!context.args.at(1).isEmpty()) {
        const auto contract = contractOf(context, *chain, context.args.at(1));
        if (!contract)
            return context.finish(contract.error());
        only = *contract;
    }
    const auto tokens = tokensOf(context);
    if (!tokens)
        return context.finish(tokens.error());
    const auto all = context.wait((*tokens)->prices(chain->caip2, only));
    if (!all)
        return context.finish(all.error());
    std::vector<QStringList> rows;
    for (const PriceRow& row : *all) {
        context.out.object(toJson(row));
        rows.push_back({orDash(row.symbol), row.contract, row.price, orDash(row.at.toString(u"yyyy-MM-dd HH:mm:ss"_s)),
                        row.source});
    }
    context.out.table(u"TOKEN|CONTRACT|USD|TIME (UTC)|SOURCE"_s.split(QLatin1Char('|')), rows, {2});
    if (rows.empty())
        context.out.note(u"No prices are stored."_s);
    return 0;
}

int set(Context& context)
{
    const auto at = timeOption(context, "at");
    if (!at)
        return context.finish(at.error());
    const auto token = chainToken(context);
    if (!token)
        return context.finish(token.error());
    const auto tokens = tokensOf(context);
    if (!tokens)
        return context.finish(tokens.error());
    const auto stored = context.wait((*tokens)->setPrice(token->chain.caip2, token->contract, context.args.at(2), *at));
    if (!stored)
        return context.finish(stored.error());
    context.out.object({{u"contract"_s, token->contract}, {u"price"_s, context.args.at(2)}});
    context.out.line(u"The price is stored."_s);
    return 0;
}

int importFile(Context& context)
{
    const auto tokens = tokensOf(context);
    if (!tokens)
        return context.finish(tokens.error());
    const QString file = QDir::current().absoluteFilePath(context.args.at(0));
    const auto done = context.wait((*tokens)->importPrices(file));
    if (!done)
        return context.finish(done.error());
    context.out.object({{u"rows"_s, done->rows}, {u"stored"_s, done->stored}, {u"unchanged"_s, done->unchanged}});
    context.out.line(u"%1 stored, %2 unchanged."_s.arg(plural(done->stored, "price"), grouped(done->unchanged)));
    return 0;
}

Expected<PriceFeedEdit> feedEdit(Context& context)
{
    PriceFeedEdit edit;
    const bool on = context.args.has("on"), off = context.args.has("off");
    if (on && off)
        return badUsage(u"Specify --on or --off, not both."_s);
    if (on || off)
        edit.enabled = on;
    if (context.args.has("minutes")) {
        const auto minutes = countOption(context, "minutes", "number of minutes", 0);
        if (!minutes)
            return fail(minutes.error());
        edit.minutes = *minutes;
    }
    if (context.args.has("url")) {
        const auto given = urls({context.args.value("url")});
        if (!given)
            return fail(given.error());
        edit.url = given->value(0);
    }
    if (context.args.has("key")) {
        const QString key = context.args.value("key");
        if (key != "-"_L1 && key != "none"_L1)
            return fail(
                ErrorKind::Invalid, "KEY_IN_ARGUMENT",
                Message(u"Other users can read arguments. Use --key - and provide the key on standard input."_s));
        edit.key = key == "-"_L1 ? standardInputLines().value(0) : QString();
        if (key == "-"_L1 && edit.key->isEmpty())
            return badUsage(u"Standard input contains no key. Use --key none to remove it."_s);
    }
    return edit;
}

int feed(Context& context)
{
    const auto edit = feedEdit(context);
    if (!edit)
        return context.finish(edit.error());
    const auto tokens = tokensOf(context);
    if (!tokens)
        return context.finish(tokens.error());
    const bool changes = edit->enabled || edit->url || edit->minutes || edit->key;
    const auto state = context.wait(changes ? (*tokens)->setFeed(*edit) : (*tokens)->feed());
    if (!state)
        return context.finish(state.error());
    context.out.object(toJson(*state));
    const QString answer =
        state->answeredAt.isValid()
            ? u"%1 (%2)"_s.arg(state->answeredAt.toString(u"yyyy-MM-dd HH:mm:ss"_s), plural(state->prices, "price"))
            : u"none"_s;
    context.out.pairs({{u"price feed"_s, state->enabled ? u"on"_s : u"off"_s},
                       {u"address"_s, state->url},
                       {u"interval"_s, plural(state->minutes, "minute")},
                       {u"key"_s, state->hasKey ? u"in the secret store"_s : u"none"_s},
                       {u"last answer (UTC)"_s, answer},
                       {u"last failure"_s, state->failure.english()}});
    return 0;
}

int remove(Context& context)
{
    const auto token = chainToken(context);
    if (!token)
        return context.finish(token.error());
    const auto tokens = tokensOf(context);
    if (!tokens)
        return context.finish(tokens.error());
    const auto removed =
        context.wait((*tokens)->removePrices(token->chain.caip2, token->contract, context.args.value("source")));
    if (!removed)
        return context.finish(removed.error());
    context.out.object({{u"removed"_s, *removed}});
    context.out.line(u"%1 removed."_s.arg(plural(*removed, "price")));
    return 0;
}

}  // namespace

std::vector<CommandSpec> priceCommands()
{
    const QString word = u"price"_s;
    return {
        {{word, u"list"_s},
         "C [TOKEN]",
         "list the newest price of each token, or all prices of one",
         {},
         "signalbox-cli price list Base USDC",
         list},
        {{word, u"set"_s},
         "C TOKEN USD",
         "store the price of one token in USD",
         {{"at", Kind::Value, "TIME", "time from which it applies (default: now), such as 2026-01-31T12:00:00Z"}},
         "signalbox-cli price set Base USDC 0.9998",
         set},
        {{word, u"import"_s},
         "FILE",
         "store the prices of a CSV file, all or none; columns chain, contract, price and, if wanted, time",
         {},
         "signalbox-cli price import prices.csv",
         importFile},
        {{word, u"feed"_s},
         "",
         "show or change the feed from which prices of tokens with a CoinGecko ID are read",
         {{"on", Kind::Flag, "", "switch it on"},
          {"off", Kind::Flag, "", "switch it off"},
          {"url", Kind::Value, "URL",
           "address that answers like simple/price of CoinGecko; - reads it from standard input"},
          {"minutes", Kind::Value, "N", "minutes between two requests, 1 to 1440"},
          {"key", Kind::Value, "-", "read a key, or a header as NAME: VALUE, from standard input; none removes it"}},
         "signalbox-cli price feed --on --minutes 30\nsignalbox-cli price feed --key - < key",
         feed},
        {{word, u"remove"_s},
         "C TOKEN",
         "remove the prices of a token",
         {{"source", Kind::Value, "SOURCE", "only those from manual, csv or coingecko"}},
         "signalbox-cli price remove Base USDC --source csv",
         remove},
    };
}

}  // namespace signalbox::cli
