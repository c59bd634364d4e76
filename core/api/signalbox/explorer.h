// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFuture>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "signalbox/error.h"
#include "signalbox/interval.h"

namespace signalbox {

enum class ExplorerKind { Account, Validator, Pool, Order, Block, Transaction };

const char* name(ExplorerKind kind);  ///< account, validator, …: the name in commands and in addresses of the window
std::optional<ExplorerKind> explorerKind(const QString& name);

/// The possible meanings of a text, the likeliest first, each with its normalized key: digits are a block or a pool, 40
/// hexadecimal digits an account, a validator or an order, 64 a transaction or a block. A leading "0x", spaces,
/// grouping commas and upper case are ignored. Empty if the text is not a key.
struct ExplorerKey {
    ExplorerKind kind = ExplorerKind::Account;
    QString key;  ///< decimal digits, or hexadecimal digits in lower case
    bool operator==(const ExplorerKey&) const = default;
};
std::vector<ExplorerKey> recognizeKey(const QString& text);

/// One column of a stored row, by its name in the tables, without loss: numbers are decimal digits (amounts in the
/// chain's smallest unit), keys hexadecimal without 0x, times ISO in UTC.
struct ExplorerField {
    enum class Type { Text, Number, Amount, Hex, Flag, Time, Date, Json };
    QString name;
    Type type = Type::Text;
    QString value;
    bool operator==(const ExplorerField&) const = default;
};

/// A row of a chain: its entity (accounts, orders, …), its block, and its other columns.
struct ExplorerRecord {
    QString caip2, entity;
    Height height = 0;
    QDateTime time;     ///< of that block
    bool gone = false;  ///< true for the row that ends a key
    std::vector<ExplorerField> fields;

    QString value(const char* field) const;  ///< empty if there is no such column
    bool operator==(const ExplorerRecord&) const = default;
};

/// A queried chain and the range of its data.
struct ExplorerChain {
    QString caip2, name;
    int mark = 0;
    std::optional<Height> from;     ///< its tables are complete from this block …
    std::optional<Height> indexed;  ///< … to this one
    Height historyFrom = 0;         ///< superseded versions below it were dropped
    std::vector<ExplorerRecord>
        records;                 ///< the object's own row first, then other rows of the same key; empty if unknown
    std::optional<Error> error;  ///< set if this chain could not be queried; the others were
};

struct ExplorerQuery {
    ExplorerKind kind = ExplorerKind::Account;
    QString key;                   ///< as typed
    QStringList chains;            ///< CAIP-2; empty for all Canopy chains
    std::optional<Height> height;  ///< the state after that block; unset for now
};

struct ExplorerAnswer {
    ExplorerKind kind = ExplorerKind::Account;
    QString key;                        ///< as stored
    std::vector<ExplorerChain> chains;  ///< all queried chains, by number
    double milliseconds = 0;

    bool found() const;
};

/// The matches of a free text: kinds with the chains that contain it, and all keys that were tried.
struct ExplorerHits {
    struct Hit {
        ExplorerKey key;
        QStringList chains;  ///< CAIP-2
    };
    std::vector<Hit> hits;          ///< the likeliest first
    std::vector<ExplorerKey> keys;  ///< every key that was looked up
    std::vector<ExplorerChain> chains;
    double milliseconds = 0;
};

/// Rows related to an object, page by page, newest first.
struct ExplorerListQuery {
    enum class What {
        History,       ///< versions of the object itself or of `entity`; for an order, its lifecycle
        Transactions,  ///< of an account (sent or received) or a block (in its order)
        Events,        ///< of an account, a validator or a block (in its order)
        Slashes,       ///< of a validator
        Payments,      ///< of committees to an address
        Positions,     ///< liquidity positions of an account, day by day
        Holders,       ///< of a pool, by address
    };
    What what = What::History;
    ExplorerKind kind = ExplorerKind::Account;
    QString key, caip2;
    QString
        entity;  ///< for History: another table with the same key (validator_signing_info); empty for the kind's own
    QString cursor;  ///< empty for the first page, else ExplorerPage::next
    int limit = 50;
};

struct ExplorerPage {
    std::vector<ExplorerRecord> records;
    QString next;  ///< empty if there are no more
    double milliseconds = 0;
};

/// A value of an object over heights: at most some hundred points, each exact at its height. It may have changed
/// between two points.
struct ExplorerTrend {
    QString field;  ///< amount, staked_amount, amount_for_sale; empty if the kind has no such value
    std::vector<Height> heights;
    std::vector<QDateTime> times;
    std::vector<QString> values;  ///< 0 where the object did not exist
    bool complete = false;        ///< true if every version is a point
};

/// Looks up objects by key on all Canopy chains. Thread rules as for Engine: calls return at once, futures finish
/// later. Errors: EXPLORER_KEY (the text is not a key of that kind), CHAIN_UNKNOWN, NOT_CANOPY_CHAIN, HEIGHT_UNKNOWN (a
/// chain was named, and that height is not indexed there), BAD_CURSOR, those of the database.
class Explorer {
public:
    virtual ~Explorer() = default;

    virtual QFuture<Expected<ExplorerHits>> search(const QString& text) = 0;
    /// Now: from the global tables, in one statement. At a height: each chain is queried separately.
    virtual QFuture<Expected<ExplorerAnswer>> find(const ExplorerQuery& query) = 0;
    virtual QFuture<Expected<ExplorerPage>> list(const ExplorerListQuery& query) = 0;
    virtual QFuture<Expected<ExplorerTrend>> trend(ExplorerKind kind, const QString& key, const QString& caip2) = 0;
};

// For the command line and exports: numbers that a double holds exactly as numbers, amounts as text.
QJsonObject toJson(const ExplorerRecord& record);
QJsonObject toJson(const ExplorerChain& chain);

}  // namespace signalbox
