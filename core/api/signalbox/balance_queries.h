// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFuture>
#include <QJsonObject>
#include <optional>
#include <vector>

#include "signalbox/error.h"
#include "signalbox/interval.h"

namespace signalbox {

/// The balance of one holder of a token.
struct Holding {
    QString caip2, chain;        ///< chain: its name
    QString contract, holder;    ///< 0x and 40 hexadecimal digits in lower case
    QString symbol;              ///< empty if unknown
    QString raw;                 ///< whole units of the contract, signed
    QString shown;               ///< with the decimal point of the token; raw if its decimals are unknown
    std::optional<QString> usd;  ///< none if no price is known
    std::optional<Height> at;    ///< block of the newest change, or of the question
    QDateTime changedAt;         ///< time of the newest change
    bool complete = false;       ///< true if all transfers since the token's start are counted
    bool untrusted = false;      ///< true if the transfers of the contract do not explain its balances
};

/// The queue of balance updates of one chain. Times in milliseconds.
struct BalanceQueue {
    QString caip2, chain;
    QString state;        ///< HEALTHY, HIGH_LOAD, DELAYED, ERRORS
    QStringList reasons;  ///< all that hold
    bool enabled = true;
    qint64 pending = 0, processing = 0, retrying = 0, failed = 0;
    qint64 doneLastHour = 0, errorsLastHour = 0;
    double donePerSecond = 0;
    std::optional<double> p50, p95, p99;
    std::optional<qint64> oldest;  ///< age of the oldest entry; none if the queue is empty
};

/// Balances of the EVM chains of the workspace. Calls return at once, from the thread that owns the engine. Addresses
/// in any case. Errors: BAD_VALUE for an address or a limit, CHAIN_UNKNOWN.
class BalanceQueries {
public:
    virtual ~BalanceQueries() = default;

    /// None if the token was never seen with this holder.
    virtual QFuture<Expected<std::optional<Holding>>> current(const QString& caip2, const QString& contract,
                                                              const QString& holder) = 0;
    /// `at`: a block number, or a date (yyyy-MM-dd, the end of that day in UTC).
    virtual QFuture<Expected<Holding>> past(const QString& caip2, const QString& contract, const QString& holder,
                                            const QString& at) = 0;
    /// On all chains, the most valuable first; balances without a price are last, and pass the minimum.
    virtual QFuture<Expected<std::vector<Holding>>> portfolio(const QString& holder, double leastUsd) = 0;
    virtual QFuture<Expected<std::vector<Holding>>> top(const QString& caip2, const QString& contract, int limit) = 0;
    virtual QFuture<Expected<std::vector<BalanceQueue>>> queues() = 0;  ///< of all chains, by name
};

QJsonObject toJson(const Holding&);
QJsonObject toJson(const BalanceQueue&);

}  // namespace signalbox
