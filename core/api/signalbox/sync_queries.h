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

/// One cell of the matrix: a synced table of one Canopy chain and its part of the global table.
struct SyncCell {
    /// Ok: the global table follows. Behind: the chain itself is behind its head. Error: rows of the chain's table do
    /// not reach the global one, or did not; a repair or resync corrects it. Waits, Resync: a command for it is queued
    /// or running.
    enum class State { Unknown, Ok, Behind, Waits, Resync, Error, Paused };
    /// The cause of an Error: its trigger is missing, disabled or different; tables or columns differ from the catalog;
    /// keys differ; a repair recorded that a resync is needed.
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
    double share = -1;  ///< share of a running resync of this table; -1 if unknown

    // Cheap figures, current.
    std::optional<Height> newestHere;    ///< newest stored block of the chain
    std::optional<Height> newestGlobal;  ///< block up to which all rows of this table are in global
    std::optional<qint64> lagBlocks;     ///< head to newestGlobal
    std::optional<double> lagSeconds;
    QDateTime since;             ///< time of the first block that is not in global; invalid if none
    bool needsBackfill = false;  ///< true if a column or table was added and earlier blocks have no values in it

    // Counted figures, which require reading the whole table. `measuredAt` is invalid before the first count.
    QDateTime measuredAt;
    qint64 rowsHere = 0, rowsGlobal = 0;              ///< raw counts; their difference is the document's row difference
    qint64 keys = 0;                                  ///< keys that should be in global
    qint64 missing = 0, stale = 0, surplus = 0;       ///< missing in global / different there / only there
    qint64 heightsMissing = 0;                        ///< heights with rows that global should have and does not
    std::optional<Height> tableHeight, globalHeight;  ///< greatest height in either
    QDateTime lastSource, lastGlobal;                 ///< time of the table's newest block; last write to global

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
    Height historyFrom = 0;  ///< superseded versions below it were dropped; 0 if none were
    QDateTime optimizedAt;   ///< invalid if never
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

/// One difference between the catalog and the database.
struct SyncFinding {
    QString caip2;  ///< empty for the global tables
    QString entity, object;
    QString kind;            ///< missing_trigger, disabled_trigger, missing_column, …
    Message text;            ///< a sentence
    bool repairable = true;  ///< false for objects of another catalog, which only a rollback removes
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

/// Something that needs the operator's attention, whether or not the Sync screen is open.
struct SyncAlert {
    /// Unfilled: tables or columns added after these blocks were stored have no values for them until a reindex.
    /// Edited: registry addresses were added after these blocks were stored, by a version that did not read them again.
    /// Broken: the global tables do not follow the chain; an alert is open.
    enum class Kind { Unfilled, Edited, Broken };

    Kind kind = Kind::Unfilled;
    QString caip2;
    QStringList tables;     ///< Unfilled: with the added columns, "accounts (nickname)"
    Interval range;         ///< Unfilled, Edited: the blocks to reindex, from the first to the last remaining one
    bool underWay = false;  ///< Unfilled, Edited: true if a reindex of the chain is queued or running
    Message text;           ///< Broken: the sentence of the alert
    qint64 blocks = 0;      ///< Unfilled, Edited: number of remaining blocks in the range

    bool isWhole() const { return blocks == range.count(); }
};

/// The queries of the Sync screen and the sync commands about Canopy chains. Actions are commands: Verb::Resync,
/// Repair, Optimize. Calls return at once, from the thread that owns the engine.
class SyncQueries {
public:
    virtual ~SyncQueries() = default;

    /// Current cheap figures, and counted ones as last measured. While clients call it, cells are counted in the
    /// background, one after the other, with a share of the database's time; doubtful ones first.
    virtual QFuture<Expected<SyncMatrix>> matrix() = 0;
    /// Counts one cell now: about 1 s per million rows. NOT_SYNCED.
    virtual QFuture<Expected<SyncCell>> measure(const QString& caip2, const QString& entity) = 0;
    virtual QFuture<Expected<std::vector<SyncAlert>>> alerts() = 0;  ///< cheap; for all chains
    /// Compares all schemas with the catalog.
    virtual QFuture<Expected<std::vector<SyncFinding>>> findings() = 0;
    /// One line per cell, in the order of the query.
    virtual QFuture<Expected<std::vector<SyncLag>>> lag(const SyncLagQuery& query) = 0;
};

QJsonObject toJson(const SyncCell&);
QJsonObject toJson(const SyncFinding&);
QJsonObject toJson(const SyncAlert&);

}  // namespace signalbox
