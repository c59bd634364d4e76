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

const char* name(ExplorerKind kind);  ///< account, validator, …: as commands and addresses of the window say it
std::optional<ExplorerKind> explorerKind(const QString& name);

/// What a text can be, the likeliest first, and how each is written: digits are a block or a pool, 40 hex digits an
/// account, a validator or an order, 64 a transaction or a block. "0x" in front, spaces, grouping commas and capitals
/// do not matter. None: the text is no key at all.
struct ExplorerKey {
    ExplorerKind kind = ExplorerKind::Account;
    QString key;  ///< decimal digits, or hex in small letters
    bool operator==(const ExplorerKey&) const = default;
};
std::vector<ExplorerKey> recogniseKey(const QString& text);

/// One column of a stored row, by its name in the tables; nothing is lost: numbers are decimal digits (amounts in the
/// chain's smallest unit), keys hex without 0x, times ISO in UTC.
struct ExplorerField {
    enum class Type { Text, Number, Amount, Hex, Flag, Time, Date, Json };
    QString name;
    Type type = Type::Text;
    QString value;
    bool operator==(const ExplorerField&) const = default;
};

/// A row of a chain: what it is (accounts, orders, …), since which block, and its columns without those two.
struct ExplorerRecord {
    QString caip2, entity;
    Height height = 0;
    QDateTime time;     ///< of that block
    bool gone = false;  ///< the row that says that the key is no more
    std::vector<ExplorerField> fields;

    QString value(const char* field) const;  ///< empty: no such column
    bool operator==(const ExplorerRecord&) const = default;
};

/// A chain that was asked, and what it can know.
struct ExplorerChain {
    QString caip2, name;
    int mark = 0;
    std::optional<Height> from;           ///< its tables are complete from this block …
    std::optional<Height> indexed;        ///< … to this one
    Height historyFrom = 0;               ///< superseded versions below it were dropped
    std::vector<ExplorerRecord> records;  ///< the thing itself first, then what belongs to the same key; empty: unknown
    std::optional<Error> error;           ///< it could not be asked; the others were
};

struct ExplorerQuery {
    ExplorerKind kind = ExplorerKind::Account;
    QString key;                   ///< as typed
    QStringList chains;            ///< CAIP-2; empty: all Canopy chains
    std::optional<Height> height;  ///< the state when that block was done; unset: now
};

struct ExplorerAnswer {
    ExplorerKind kind = ExplorerKind::Account;
    QString key;                        ///< as stored
    std::vector<ExplorerChain> chains;  ///< all that were asked, by number
    double milliseconds = 0;

    bool found() const;
};

/// What a free text is found as: kinds with the chains that hold it, and what else it could have been.
struct ExplorerHits {
    struct Hit {
        ExplorerKey key;
        QStringList chains;  ///< CAIP-2
    };
    std::vector<Hit> hits;          ///< the likeliest first
    std::vector<ExplorerKey> keys;  ///< everything that was looked for
    std::vector<ExplorerChain> chains;
    double milliseconds = 0;
};

/// Rows that belong to a thing, a page at a time, newest first.
struct ExplorerListQuery {
    enum class What {
        History,       ///< versions of the thing itself, or of `entity`; of an order: its life
        Transactions,  ///< of an account (sent or received), a block (in its order)
        Events,        ///< of an account or validator, of a block (in its order)
        Slashes,       ///< of a validator
        Payments,      ///< of committees to an address
        Positions,     ///< liquidity positions of an account, day by day
        Holders,       ///< of a pool, by address
    };
    What what = What::History;
    ExplorerKind kind = ExplorerKind::Account;
    QString key, caip2;
    QString entity;  ///< of History: another table with the same key (validator_signing_info); empty: the kind's own
    QString cursor;  ///< empty: first page; else ExplorerPage::next
    int limit = 50;
};

struct ExplorerPage {
    std::vector<ExplorerRecord> records;
    QString next;  ///< empty: no more
    double milliseconds = 0;
};

/// A number of a thing over heights: at most some hundred points, each the exact state there. Between two points it may
/// have moved.
struct ExplorerTrend {
    QString field;  ///< amount, staked_amount, amount_for_sale; empty: the kind has no such number
    std::vector<Height> heights;
    std::vector<QDateTime> times;
    std::vector<QString> values;  ///< 0 where the thing was not there
    bool complete = false;        ///< every version is a point
};

/// Looks up things by key on all Canopy chains. The same rules as Engine: calls return at once, futures finish later.
/// Errors: EXPLORER_KEY (the text is no key of that kind), CHAIN_UNKNOWN, NOT_CANOPY_CHAIN, HEIGHT_UNKNOWN (a chain was
/// named, and that height is not indexed there), BAD_CURSOR, those of the database.
class Explorer {
public:
    virtual ~Explorer() = default;

    virtual QFuture<Expected<ExplorerHits>> search(const QString& text) = 0;
    /// Now: from the tables of all chains, one statement for all of them. At a height: each chain is asked by itself.
    virtual QFuture<Expected<ExplorerAnswer>> find(const ExplorerQuery& query) = 0;
    virtual QFuture<Expected<ExplorerPage>> list(const ExplorerListQuery& query) = 0;
    virtual QFuture<Expected<ExplorerTrend>> trend(ExplorerKind kind, const QString& key, const QString& caip2) = 0;
};

// For the command line and exports: numbers that a double holds exactly as numbers, amounts as text.
QJsonObject toJson(const ExplorerRecord& record);
QJsonObject toJson(const ExplorerChain& chain);

}  // namespace signalbox
