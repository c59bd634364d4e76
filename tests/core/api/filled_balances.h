// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filled_values.h"
#include "signalbox/balance_queries.h"
#include "signalbox/queue_queries.h"
#include "signalbox/token_queries.h"

/// Values on balances with every field set to something that is not its default.
namespace signalbox::test {

inline const QString contract = u"0x00000000000000000000000000000000000000aa"_s,
                     holder = u"0x00000000000000000000000000000000000000bb"_s;

inline Holding holding()
{
    return {u"eip155:1"_s, u"One"_s,    contract, holder, u"USDC"_s, u"1234500"_s, u"1.2345"_s, 6,
            u"1.23"_s,     u"0.9963"_s, 12,       at,     true,      true};
}

inline BalanceQueue balanceQueue()
{
    BalanceQueue queue;
    queue.caip2 = u"eip155:1"_s;
    queue.chain = u"One"_s;
    queue.state = QueueState::Delayed;
    queue.reasons = {{QueueState::Delayed, sentence()}, {QueueState::HighLoad, sentence()}};
    queue.enabled = false;
    queue.pending = beyondDouble;
    queue.processing = 2;
    queue.retrying = 3;
    queue.failed = 4;
    queue.doneLastHour = 5;
    queue.errorsLastHour = 6;
    queue.queuedPerSecond = 1.5;
    queue.donePerSecond = 2.5;
    queue.p50 = 0.5;
    queue.p95 = 0.75;
    queue.p99 = 1.25;
    queue.oldest = 90'000;
    return queue;
}

inline QueueEntry queueEntry()
{
    QueueEntry entry;
    entry.id = beyondDouble;
    entry.caip2 = u"eip155:1"_s;
    entry.chain = u"One"_s;
    entry.contract = contract;
    entry.holder = holder;
    entry.symbol = u"USDC"_s;
    entry.state = QueueEntryState::Retrying;
    entry.recalculates = true;
    entry.delta = u"-5"_s;
    entry.priority = 2;
    entry.attempts = 3;
    entry.mostAttempts = 4;
    entry.updates = 7;
    entry.firstBlock = 10;
    entry.lastBlock = 12;
    entry.queuedAt = at;
    entry.failedAt = at.addSecs(1);
    entry.nextTry = at.addSecs(2);
    entry.errorCode = u"22003"_s;
    entry.error = u"out of range"_s;
    return entry;
}

inline TokenFigures tokenFigures()
{
    TokenFigures token;
    token.caip2 = u"eip155:1"_s;
    token.chain = u"One"_s;
    token.contract = contract;
    token.symbol = u"USDC"_s;
    token.name = u"USD Coin"_s;
    token.symbolOnChain = u"USDC.e"_s;
    token.decimals = 6;
    token.stable = true;
    token.coingeckoId = u"usd-coin"_s;
    token.mode = u"rules"_s;
    token.start = 7;
    token.startQuality = u"exact"_s;
    token.supplyRaw = u"5000000"_s;
    token.supply = u"5"_s;
    token.holders = 3;
    token.dayAgo = 2;
    token.topShare = 0.5;
    token.price = u"0.9963"_s;
    token.priceSource = u"csv"_s;
    token.pricedAt = at;
    token.complete = true;
    token.completeFrom = 7;
    token.countedTo = 12;
    token.untrusted = true;
    token.untrustedReason = sentence();
    return token;
}

inline DriftCheck driftCheck()
{
    return {5, u"eip155:1"_s, u"One"_s, contract, u"USDC"_s, at, 12, false, 10, 7, 2, 1, 3, 4.5, sentence()};
}

}  // namespace signalbox::test
