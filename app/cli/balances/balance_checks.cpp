// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/balances/balance_words.h"
#include "cli/commands.h"
#include "cli/words.h"
#include "signalbox/json.h"
#include "signalbox/literals.h"

namespace signalbox::cli {

namespace {

using Kind = OptionSpec::Kind;

/// The contract of an optional second argument; empty for all tokens.
Expected<QString> maybeContract(Context& context, const ChainSnapshot& chain)
{
    const QString token = context.args.at(1);
    return token.isEmpty() || token == "all"_L1 ? Expected<QString>(QString()) : contractOf(context, chain, token);
}

/// Returns the number of balances that differed.
int printChecks(Context& context, const std::vector<DriftCheck>& checks)
{
    std::vector<QStringList> rows;
    int drifted = 0;
    for (const DriftCheck& check : checks) {
        context.out.object(toJson(check));
        drifted += check.drifted;
        rows.push_back({QString::number(check.id), check.at.toString(u"yyyy-MM-dd HH:mm:ss"_s),
                        check.symbol.isEmpty() ? check.contract : check.symbol, grouped(check.block),
                        grouped(check.holders), grouped(check.equal), grouped(check.drifted), grouped(check.unanswered),
                        check.outcome.english()});
    }
    context.out.table(
        u"CHECK|TIME (UTC)|TOKEN|BLOCK|HOLDERS|EQUAL|DIFFERENT|UNANSWERED|OUTCOME"_s.split(QLatin1Char('|')), rows,
        {0, 3, 4, 5, 6, 7});
    return drifted;
}

int verify(Context& context)
{
    const auto holders = countOption(context, "holders", "number of holders", 200);
    if (!holders)
        return context.finish(holders.error());
    const auto chain = balanceChain(context);
    if (!chain)
        return context.finish(chain.error());
    const auto contract = maybeContract(context, *chain);
    if (!contract)
        return context.finish(contract.error());
    const auto tokens = tokensOf(context);
    if (!tokens)
        return context.finish(tokens.error());
    const auto before = context.wait((*tokens)->checks(chain->caip2, *contract, 1));
    if (!before)
        return context.finish(before.error());
    const qint64 last = before->empty() ? 0 : before->front().id;
    const auto done = context.carryOut({arguments::BalancesVerify{*contract, *holders}, chain->caip2, {}});
    if (!done)
        return context.finish(done.error());
    auto checks = context.wait((*tokens)->checks(chain->caip2, *contract, 1000));
    if (!checks)
        return context.finish(checks.error());
    std::erase_if(*checks, [last](const DriftCheck& check) { return check.id <= last; });
    if (checks->empty())
        context.out.note(u"No token could be checked."_s);
    return printChecks(context, *checks) == 0 ? 0 : 1;
}

int drift(Context& context)
{
    const auto limit = countOption(context, "limit", "number of checks", 50);
    if (!limit)
        return context.finish(limit.error());
    const auto chain = balanceChain(context);
    if (!chain)
        return context.finish(chain.error());
    const auto tokens = tokensOf(context);
    if (!tokens)
        return context.finish(tokens.error());
    if (!context.args.has("check")) {
        const auto contract = maybeContract(context, *chain);
        if (!contract)
            return context.finish(contract.error());
        const auto checks = context.wait((*tokens)->checks(chain->caip2, *contract, *limit));
        if (!checks)
            return context.finish(checks.error());
        printChecks(context, *checks);
        if (checks->empty())
            context.out.note(u"No balances have been checked yet."_s);
        return 0;
    }
    const auto check = number(context.args.value("check"), "number of a check");
    if (!check)
        return context.finish(check.error());
    const auto all = context.wait((*tokens)->drifted(*check));
    if (!all)
        return context.finish(all.error());
    std::vector<QStringList> rows;
    for (const DriftRow& row : *all) {
        context.out.object(toJson(row));
        rows.push_back({row.holder, row.ours, orDash(row.theirs), orDash(row.difference), row.outcome});
    }
    context.out.table(u"HOLDER|STORED|CONTRACT|DIFFERENCE|OUTCOME"_s.split(QLatin1Char('|')), rows, {1, 2, 3});
    if (rows.empty())
        context.out.note(u"All balances of this check were equal."_s);
    return 0;
}

int recalculate(Context& context)
{
    const auto chain = balanceChain(context);
    if (!chain)
        return context.finish(chain.error());
    const auto contract = maybeContract(context, *chain);
    if (!contract)
        return context.finish(contract.error());
    return carryOut(context, {arguments::BalancesRecalculate{*contract, context.args.at(2)}, chain->caip2, {}},
                    [](const CommandStatus& done) {
                        const QString balance = done.result.value("balance"_L1).toString();
                        return balance.isEmpty() ? u"%1 queued; the running engine recalculates them."_s.arg(
                                                       plural(done.result.value("queued"_L1).toInteger(), "balance"))
                                                 : u"The balance is %1 whole units of the contract."_s.arg(balance);
                    });
}

int rebuild(Context& context)
{
    const auto chain = balanceChain(context);
    if (!chain)
        return context.finish(chain.error());
    context.out.note(
        u"All balances of \"%1\" are removed and computed again from its stored transfers. Until then, they are not "
        "complete."_s.arg(chain->name));
    if (const auto confirmed = context.confirmByTyping(u"yes"_s); !confirmed)
        return context.finish(confirmed.error());
    return carryOut(context, {arguments::BalancesRebuild{}, chain->caip2, {}}, [](const CommandStatus&) {
        return u"The balances were removed. The running engine computes them again; without one, run signalbox-cli run."_s;
    });
}

}  // namespace

std::vector<CommandSpec> balanceCheckCommands()
{
    const QString word = u"balances"_s;
    return {
        {{word, u"verify"_s},
         "C [TOKEN]",
         "compare balances of sampled holders with their contracts",
         {{"holders", Kind::Value, "N", "holders of each token, at most 10000 (default 200)"}},
         "signalbox-cli balances verify Base USDC --holders 1000",
         verify},
        {{word, u"drift"_s},
         "C [TOKEN]",
         "list the comparisons with contracts, or the balances that differed in one of them",
         {{"limit", Kind::Value, "N", "number of checks, at most 10000 (default 50)"},
          {"check", Kind::Value, "CHECK", "list the balances that differed in this check"}},
         "signalbox-cli balances drift Base\nsignalbox-cli balances drift Base --check 12",
         drift},
        {{word, u"recalculate"_s},
         "C TOKEN [HOLDER]",
         "compute balances from the stored transfers again (TOKEN all: every token)",
         {},
         "signalbox-cli balances recalculate Base USDC 0x9a3f07c1be5d20e8a46f1390d7bb25c48e06fa41\n"
         "signalbox-cli balances recalculate Base all",
         recalculate},
        {{word, u"rebuild"_s},
         "C",
         "remove all balances of a chain and compute them again",
         {{"yes", Kind::Flag, "", "do not ask for confirmation"}},
         "signalbox-cli balances rebuild Base",
         rebuild},
    };
}

}  // namespace signalbox::cli
