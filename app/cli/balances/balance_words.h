// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>

#include "cli/context.h"
#include "signalbox/balance_queries.h"
#include "signalbox/queue_queries.h"
#include "signalbox/token_queries.h"

/// Parts that the commands on balances, the queue, tokens and prices share.
namespace signalbox::cli {

Expected<BalanceQueries*> balancesOf(Context& context);
Expected<QueueQueries*> queueOf(Context& context);
Expected<TokenQueries*> tokensOf(Context& context);

/// The chain of an argument; NO_BALANCES if it has none.
Expected<ChainSnapshot> balanceChain(Context& context, int position = 0);
/// A contract's address, or the symbol of one token of the chain. TOKEN_UNKNOWN, TOKEN_AMBIGUOUS.
Expected<QString> contractOf(Context& context, const ChainSnapshot& chain, const QString& token);
/// A chain and one of its tokens, from the first two arguments.
struct ChainToken {
    ChainSnapshot chain;
    QString contract;
};
Expected<ChainToken> chainToken(Context& context);

Expected<int> countOption(Context& context, const char* option, const char* what, int otherwise);
Expected<QDate> dateOption(Context& context, const char* option, const QDate& otherwise);
/// A time in ISO 8601, UTC without a zone; null without the option. BAD_USAGE.
Expected<QDateTime> timeOption(Context& context, const char* option);
/// KEY=VALUE arguments from a position on. BAD_USAGE for one without "=" or with a key that is not listed.
Expected<std::vector<std::pair<QString, QString>>> assignments(Context& context, int from, const QStringList& keys);
tl::unexpected<Error> badUsage(const QString& text);

/// Asks for the balances before the counted blocks, and says which of them wait or could not be read.
std::vector<OpeningRequest> askOpenings(Context& context, BalanceQueries& balances,
                                        const std::vector<HoldingKey>& keys);

/// Carries the command out and prints its status with --json, else the text.
int carryOut(Context& context, const Command& command, const std::function<QString(const CommandStatus&)>& said);

QString orDash(const QString& text);

}  // namespace signalbox::cli
