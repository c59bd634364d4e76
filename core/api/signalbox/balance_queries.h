// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QDateTime>
#include <QFuture>
#include <QJsonObject>
#include <optional>
#include <vector>

#include "signalbox/error.h"
#include "signalbox/interval.h"
#include "signalbox/message.h"

namespace signalbox {

/// The balance of one holder of a token.
struct Holding {
    QString caip2, chain;      ///< chain: its name
    QString contract, holder;  ///< 0x and 40 hexadecimal digits in lower case
    QString symbol;            ///< empty if unknown
    QString raw;               ///< whole units of the contract, signed
    QString shown;             ///< with the decimal point of the token; raw if its decimals are unknown
    std::optional<int> decimals;
    std::optional<QString> usd, price;  ///< none if no price is known
    std::optional<Height> at;           ///< block of the newest change, or of the question
    QDateTime changedAt;                ///< time of the newest change
    bool complete = false;              ///< true if all transfers since the token's start are counted
    bool untrusted = false;             ///< true if the transfers of the contract do not explain its balances
};

/// A change of one holder's balance.
struct BalanceStep {
    Height block = 0;
    QDateTime time;
    QString change, raw, shown;  ///< raw: the balance after it, in whole units of the contract
};

/// A balance at the end of a day in UTC.
struct BalanceDay {
    QDate day;
    QString raw, shown;
    std::optional<QString> usd;
};

/// The value of an address's balances on one chain at the end of a day in UTC. Balances without a price, untrusted or
/// incomplete ones are not counted.
struct ValueDay {
    QString caip2, chain;
    QDate day;
    double usd = 0;
};

/// A holder of a token.
struct HoldingKey {
    QString caip2, contract, holder;
};

/// A balance before the counted blocks that was asked for and is not known yet.
struct OpeningRequest {
    QString caip2, contract, holder;
    Height block = 0;  ///< the balance at its end
    QDateTime askedAt;
    Message refusal;  ///< why it could not be read; empty while it waits for an endpoint
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
    /// The rank of a holder among those of the token, from 1; none without a balance above 0.
    virtual QFuture<Expected<std::optional<qint64>>> rank(const QString& caip2, const QString& contract,
                                                          const QString& holder) = 0;
    /// The newest changes, the oldest first. BAD_VALUE for a limit outside 1 to 10,000.
    virtual QFuture<Expected<std::vector<BalanceStep>>> steps(const QString& caip2, const QString& contract,
                                                              const QString& holder, int limit) = 0;
    /// Closed days in order, one for each day from `from` to `to`. BAD_VALUE for more than 4,000 days.
    virtual QFuture<Expected<std::vector<BalanceDay>>> days(const QString& caip2, const QString& contract,
                                                            const QString& holder, const QDate& from,
                                                            const QDate& to) = 0;
    /// By chain and day, for the days of which all chains with a balance of the address are closed.
    virtual QFuture<Expected<std::vector<ValueDay>>> values(const QString& holder, const QDate& from,
                                                            const QDate& to) = 0;
    /// Asks for the balances before the counted blocks, of those keys whose history starts late. The engine that runs
    /// the chain reads them from the contracts, last in line at the endpoints. Returns those that are not known yet:
    /// the call may be repeated to see what became of them. BAD_VALUE for more than 1,000 keys.
    virtual QFuture<Expected<std::vector<OpeningRequest>>> askOpenings(const std::vector<HoldingKey>& keys) = 0;
};

QJsonObject toJson(const Holding&);
QJsonObject toJson(const BalanceStep&);
QJsonObject toJson(const BalanceDay&);
QJsonObject toJson(const ValueDay&);
QJsonObject toJson(const OpeningRequest&);

}  // namespace signalbox
