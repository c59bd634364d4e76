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

namespace signalbox {

/// A token whose transfers are counted, or that has metadata.
struct TokenFigures {
    QString caip2, chain;
    QString contract;                ///< 0x and 40 hexadecimal digits in lower case
    QString symbol, name;            ///< safe text: control and direction characters are visible; empty if unknown
    QString symbolOnChain;           ///< as the contract answers
    std::optional<int> decimals;     ///< none: amounts are raw
    bool stable = false;             ///< worth 1 USD unless there is a price
    QString coingeckoId;             ///< empty if none
    QString mode;                    ///< transfers, rules, call
    std::optional<Height> start;     ///< first block of the token
    QString startQuality;            ///< exact, rounded, genesis, none; empty if unknown
    QString supplyRaw, supply;       ///< minted - burned within coverage
    qint64 holders = 0;              ///< with a balance above 0
    std::optional<qint64> dayAgo;    ///< holders at the end of the last closed day
    std::optional<double> topShare;  ///< of the ten largest holders in the supply, 0..1
    std::optional<QString> price;    ///< in USD
    QString priceSource;             ///< manual, csv, coingecko; pegged; empty if there is no price
    QDateTime pricedAt;
    bool complete = false;
    std::optional<Height> completeFrom, countedTo;  ///< of the newest contiguous coverage
    bool untrusted = false;
    Message untrustedReason;
};

/// Share of the supply that the largest holders have together.
struct ConcentrationPoint {
    qint64 holders = 0;
    double share = 0;  ///< 0..1
};

/// Figures of a token at the end of a day in UTC.
struct TokenDay {
    QDate day;
    qint64 holders = 0;
    QString supply;
};

/// A comparison of sampled holders with balanceOf at one block.
struct DriftCheck {
    qint64 id = 0;
    QString caip2, chain, contract, symbol;
    QDateTime at;
    Height block = 0;
    bool finalized = true;
    int holders = 0, equal = 0, drifted = 0, unanswered = 0;
    int calls = 0;            ///< Multicall3 or single calls
    double milliseconds = 0;  ///< of all of them
    Message outcome;          ///< a sentence; empty if all are equal
};

/// A holder whose balance differed.
struct DriftRow {
    QString holder, ours, theirs;  ///< whole units of the contract
    QString difference;            ///< theirs - ours
    QString outcome;               ///< queued, repaired, opening, untrusted
};

struct PriceRow {
    QString caip2, contract, symbol;
    QString price;  ///< in USD
    QDateTime at;
    QString source;  ///< manual, csv, coingecko
};

/// A price file that was read. Nothing was stored if it has an error.
struct PriceImport {
    qint64 rows = 0, stored = 0, unchanged = 0;
};

/// The price feed of the workspace, which answers like simple/price of CoinGecko.
struct PriceFeedState {
    bool enabled = false;
    QString url;  ///< a key in it is masked
    int minutes = 15;
    bool hasKey = false;
    QDateTime answeredAt;  ///< last answer with prices
    qint64 prices = -1;    ///< in that answer; -1 if there is none
    Message failure;       ///< of the last attempt; empty if it succeeded
};

/// What to change; the rest stays. The key is kept while scheme, host and port of the address are the same.
struct PriceFeedEdit {
    std::optional<bool> enabled;
    std::optional<QString> url;
    std::optional<int> minutes;  ///< 1 to 1,440
    std::optional<QString> key;  ///< a key, or a header as NAME: VALUE; empty removes it
};

/// Tokens of the EVM chains, their prices and checks. Calls return at once, from the thread that owns the engine.
/// Errors: BAD_VALUE for an address, a price or a file, CHAIN_UNKNOWN. What changes metadata of a token or starts work
/// on it is a command (TokenEdit, BalancesRecalculate, BalancesVerify).
class TokenQueries {
public:
    virtual ~TokenQueries() = default;

    /// Of one chain, or all; those with most holders first. At most 1,000.
    virtual QFuture<Expected<std::vector<TokenFigures>>> tokens(const QString& caip2) = 0;
    virtual QFuture<Expected<TokenFigures>> token(const QString& caip2, const QString& contract) = 0;
    /// At 1, 2, 5, 10, 20, … holders, up to all of them.
    virtual QFuture<Expected<std::vector<ConcentrationPoint>>> concentration(const QString& caip2,
                                                                             const QString& contract) = 0;
    virtual QFuture<Expected<std::vector<TokenDay>>> days(const QString& caip2, const QString& contract,
                                                          const QDate& from, const QDate& to) = 0;
    /// Newest first; `contract` empty for all tokens of the chain.
    virtual QFuture<Expected<std::vector<DriftCheck>>> checks(const QString& caip2, const QString& contract,
                                                              int limit) = 0;
    virtual QFuture<Expected<std::vector<DriftRow>>> drifted(qint64 check) = 0;

    /// All of a token, newest first, at most 10,000; with an empty contract, the newest of each token and source.
    virtual QFuture<Expected<std::vector<PriceRow>>> prices(const QString& caip2, const QString& contract) = 0;
    virtual QFuture<Expected<Done>> setPrice(const QString& caip2, const QString& contract, const QString& price,
                                             const QDateTime& at) = 0;  ///< source manual; `at` invalid: now
    virtual QFuture<Expected<qint64>> removePrices(const QString& caip2, const QString& contract,
                                                   const QString& source) = 0;  ///< rows; source empty for all
    /// CSV with a head line: chain, contract, price and, if wanted, time (ISO 8601). All rows or none.
    virtual QFuture<Expected<PriceImport>> importPrices(const QString& file) = 0;
    virtual QFuture<Expected<PriceFeedState>> feed() = 0;
    /// It is asked at once if it is on. Errors: BAD_FEED, BAD_VALUE, and those of the secret store.
    virtual QFuture<Expected<PriceFeedState>> setFeed(const PriceFeedEdit& edit) = 0;
};

QJsonObject toJson(const TokenFigures&);
QJsonObject toJson(const TokenDay&);
QJsonObject toJson(const DriftCheck&);
QJsonObject toJson(const DriftRow&);
QJsonObject toJson(const PriceRow&);
QJsonObject toJson(const PriceFeedState&);

}  // namespace signalbox
