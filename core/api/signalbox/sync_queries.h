// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QFuture>
#include <QJsonObject>
#include <QStringList>
#include <optional>
#include <vector>

#include "signalbox/error.h"
#include "signalbox/interval.h"

namespace signalbox {

/// One cell of the matrix: a synced table of one Canopy chain, and its part of the table of all chains.
struct SyncCell {
    /// Ok: the global table follows. Behind: the chain itself is behind its head. Error: what the chain's table has
    /// does not reach the global one, or did not; repair or resync cures it. Waits, Resync: a command is there for it.
    enum class State { Unknown, Ok, Behind, Waits, Resync, Error, Paused };
    /// What an Error is: its trigger is missing, switched off or another; tables or columns are not as the catalog
    /// says; keys differ; a repair left word that a resync is needed.
    enum class Problem {
        None,
        TriggerMissing,
        TriggerDisabled,
        TriggerDiffers,
        SchemaDiffers,
        KeysDiffer,
        NeedsResync
    };

    QString caip2, entity;
    State state = State::Unknown;
    Problem problem = Problem::None;
    double share = -1;  ///< of a resync of this table that runs; -1: unknown

    // Cheap: of this moment.
    std::optional<Height> newestHere;    ///< newest block that the chain has stored
    std::optional<Height> newestGlobal;  ///< up to it everything of this table is in global
    std::optional<qint64> lagBlocks;     ///< head to newestGlobal
    std::optional<double> lagSeconds;
    QDateTime since;             ///< time of the first block that is not in global; invalid: none
    bool needsBackfill = false;  ///< a column or table was added: earlier blocks have no values of it

    // Counted; costs a walk over the table. `measuredAt` invalid: not yet.
    QDateTime measuredAt;
    qint64 rowsHere = 0, rowsGlobal = 0;              ///< raw counts; the document's row difference is their difference
    qint64 keys = 0;                                  ///< that global should have
    qint64 missing = 0, stale = 0, surplus = 0;       ///< not in global / another row there / only there
    qint64 heightsMissing = 0;                        ///< heights with a row that global should show and does not
    std::optional<Height> tableHeight, globalHeight;  ///< greatest height in either
    QDateTime lastSource, lastGlobal;  ///< time of the table's newest block; when global was last written

    bool isMeasured() const { return measuredAt.isValid(); }
    qint64 rowDifference() const { return rowsHere - rowsGlobal; }
    qint64 wrong() const { return missing + stale + surplus; }
};

const char* name(SyncCell::State);
const char* name(SyncCell::Problem);

struct SyncChain {
    QString caip2, name;
    int mark = 0;
    QString state;  ///< active, paused
    std::optional<Height> head, stored;
    Height historyFrom = 0;  ///< below it superseded versions were dropped; 0: never
    QDateTime optimizedAt;   ///< invalid: never
};

struct SyncMatrix {
    QDateTime at;
    std::vector<SyncChain> chains;  ///< by mark
    QStringList entities;           ///< in the catalog's order
    std::vector<SyncCell> cells;    ///< chain by chain, entities in their order

    const SyncCell* cell(const QString& caip2, const QString& entity) const
    {
        for (const SyncCell& cell : cells)
            if (cell.caip2 == caip2 && cell.entity == entity)
                return &cell;
        return nullptr;
    }
};

/// One difference between the catalog and what is there.
struct SyncFinding {
    QString caip2;  ///< empty: the tables of all chains
    QString entity, object;
    QString kind;            ///< missing_trigger, disabled_trigger, missing_column, …
    Message text;            ///< a sentence
    bool repairable = true;  ///< false: what another catalog left; only a roll-back removes it
};

struct SyncLagQuery {
    std::vector<std::pair<QString, QString>> cells;  ///< CAIP-2 id, entity
    QDateTime from, to;                              ///< UTC
    int maxPoints = 2000;
};

/// Lag from the head to the global table in seconds; NaN is a gap.
struct SyncLag {
    QString caip2, entity;
    std::vector<qint64> at;  ///< ms since epoch, UTC
    std::vector<double> seconds;
};

/// What an operator is to look at, whether or not the Sync screen is open.
struct SyncNotice {
    /// Unfilled: blocks were stored before tables or columns were added, and have nothing in them until they are
    /// reindexed. Broken: the tables of all chains do not follow the chain; an alert is open.
    enum class Kind { Unfilled, Broken };

    Kind kind = Kind::Unfilled;
    QString caip2;
    QStringList tables;     ///< Unfilled: with the columns that were added, "accounts (nickname)"
    Interval range;         ///< Unfilled: the blocks to be reindexed, from the first that is left to the last
    bool underWay = false;  ///< Unfilled: a reindex of the chain waits or runs
    Message text;           ///< Broken: a sentence, as in the alert
    qint64 blocks = 0;      ///< Unfilled: so many of the range are left, the others are filled

    bool isWhole() const { return blocks == range.count(); }
};

/// What the Sync screen and the sync commands ask of Canopy chains. Levers are commands: Verb::Resync, Repair,
/// Optimize. Calls return at once, from the thread that owns the engine.
class SyncQueries {
public:
    virtual ~SyncQueries() = default;

    /// Cheap figures of this moment, counted ones as last measured. While it is asked for, cells are counted in the
    /// background, one after the other, with a share of the database's time; those in doubt first.
    virtual QFuture<Expected<SyncMatrix>> matrix() = 0;
    /// One cell, counted now: about 1 s a million rows. NOT_SYNCED.
    virtual QFuture<Expected<SyncCell>> measure(const QString& caip2, const QString& entity) = 0;
    virtual QFuture<Expected<std::vector<SyncNotice>>> notices() = 0;  ///< cheap; of all chains
    /// Compares all schemas with the catalog.
    virtual QFuture<Expected<std::vector<SyncFinding>>> findings() = 0;
    /// One line a cell, in the order of the question.
    virtual QFuture<Expected<std::vector<SyncLag>>> lag(const SyncLagQuery& query) = 0;
};

QJsonObject toJson(const SyncCell&);
QJsonObject toJson(const SyncFinding&);
QJsonObject toJson(const SyncNotice&);

}  // namespace signalbox
