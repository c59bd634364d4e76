// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

#include "signalbox/error.h"
#include "signalbox/interval.h"

namespace signalbox {

enum class ChainState { Starting, Ok, Backfill, Slow, Error, Paused, Waiting, Deleting, Deleted };
enum class EndpointState { Untested, Ok, Slow, Limited, Lagging, Down, WrongChain, Refused, Disabled };
enum class StallCause { None, Provider, RateLimit, Decode, Database, Idle };

/// Shares of wall time of one chain over the last minute; they sum to 1.
struct TimeAccount {
    double provider = 0, rateLimit = 0, decode = 0, database = 0, idle = 0;
    StallCause verdict = StallCause::None;
    QString advice;  ///< code: ADD_ENDPOINT, RAISE_LIMIT, FASTER_DISK, NARROWER_FILTER, NONE
    Message detail;  ///< "endpoint 1 allows 10 blocks per request"
};

/// The newest trouble of a chain or endpoint, until it is over.
struct Trouble {
    Error error;
    QDateTime since;
    QDateTime lastAt;
    qint64 count = 0;
    QDateTime nextTryAt;  ///< invalid: waits for the operator
};

/// What an endpoint was found to allow; the operator's own limits are a ceiling above it.
struct LearnedLimit {
    double perSecond = 0;  ///< 0: no rate was met
    QString unit;          ///< requests, calls, weight (compute units or credits)
    int batch = 0;         ///< calls that it takes in one request; 0: it never refused a batch for its size
    QDateTime at;          ///< when it was last confirmed
    bool operator==(const LearnedLimit&) const = default;
};

struct EndpointSnapshot {
    qint64 id = 0;
    QString url;   ///< secret part masked: https://host/••••
    QString kind;  ///< http, ws
    int priority = 0;
    bool enabled = true;
    EndpointState state = EndpointState::Untested;
    std::optional<Height> head;
    std::optional<double> latencyMs;  ///< median of the last answers
    qint64 maxBlocks = 0;             ///< structural cap on eth_getLogs ranges; 0: none known
    qint64 maxLogs = 0;               ///< known cap on results; 0: none known
    qint64 blocksPerRequest = 0;      ///< what requests hold now
    std::optional<bool> finalizedTag, webSocket, batches, archive, receipts;
    std::optional<LearnedLimit> learned;
    double requestsPerSecond = 0;
    qint64 errorsLastHour = 0;
    qint64 callsToday = 0, callsBudget = 0;  ///< budget 0: none
    double costToday = 0;                    ///< compute units or credits, by the provider's table
    QString client;                          ///< web3_clientVersion, a hint only
    QJsonObject limits;                      ///< what the operator has set, keys as of EndpointDraft
    QString note;
    std::optional<Trouble> trouble;
};

struct StreamSnapshot {
    QString stream;  ///< headers, registries, transfers, transfers:0x…; Canopy: blocks
    QString label;   ///< USDC, ERC-8004 registries
    QString symbol;
    QStringList addresses;  ///< EIP-55
    std::optional<int> decimals;
    Height from = 0;
    std::optional<Height> to;
    qint64 rows = -1;        ///< -1: not counted yet
    bool rowsExact = false;  ///< false: an estimate, shown with ≈
    double done = 0;         ///< share of from..doneTo that is covered, 0..1
};

/// How the logs that endpoints return are held against the blocks' blooms; counted since the chain was started.
struct LogChecks {
    double sampling = 1;         ///< share of the doubtful blocks with crowded blooms that are asked for again, 0..1
    qint64 askedBlocks = 0;      ///< blocks that were asked for again
    qint64 undecidedBlocks = 0;  ///< doubtful blocks that nothing decided
    qint64 shortBlocks = 0;      ///< blocks from which an endpoint left logs out; they were read again
    qint64 uncheckedBlocks = 0;  ///< stored, from an endpoint that left logs out elsewhere; being checked now
    Intervals unchecked;         ///< where they lie; of very many, near ones are joined
    bool operator==(const LogChecks&) const = default;
};

/// What a chain has, whatever its family: screens and commands ask for these.
enum class Feature {
    Streams = 1,        ///< contracts and tokens can be added and removed
    Events = 2,         ///< transfers and registry events are stored
    Forks = 4,          ///< blocks can be undone: confirmations, finality, header modes
    Receipts = 8,       ///< rows can be verified against receipts
    GlobalTables = 16,  ///< its tables are copied to the global tables
    Explorer = 32       ///< blocks, transactions and accounts can be looked up
};
Q_DECLARE_FLAGS(Features, Feature)
QStringList names(Features features);  ///< as in JSON
Features featuresFromNames(const QStringList& names);

struct ChainSnapshot {
    QString caip2, name, family;
    Features features;
    bool has(Feature feature) const { return features.testFlag(feature); }
    int mark = 0;  ///< 1, 2, …: colour and shape on every chart
    ChainState state = ChainState::Starting;
    QDateTime addedAt;   ///< UTC
    QDateTime since;     ///< of the state
    QString headerMode;  ///< proven, full, borders
    int confirmations = 0;
    QString explorer;  ///< https base, or empty
    QString nativeSymbol;
    std::optional<qint64> networkId;  ///< Canopy
    QString reading;                  ///< Canopy: bulk, plain; empty: not known yet

    Height start = 0;
    std::optional<Height> end;  ///< last block wanted; none: follows
    std::optional<Height> head, finalized, stored, indexed;
    QDateTime headTime, storedTime, indexedTime;
    QDateTime headSeenAt;  ///< when an endpoint answered last with a head
    /// Newest wanted block − indexed, and − stored; seconds by the blocks' times, and without an answer the time since
    /// the last one added. Computed once, in core: whoever shows a lag shows these.
    qint64 lagBlocks = 0, liveLagBlocks = 0;
    std::optional<double> lagSeconds, liveLagSeconds;
    bool followed = false;  ///< has reached its head once since its history is wanted: its lag counts
    std::optional<double> blockSeconds;

    double rowsPerSecond = 0, blocksPerSecond = 0, requestsPerSecond = 0;
    qint64 queueDepth = 0;  ///< requests waiting + in flight + rows decoded and not yet committed
    double queueOldestSeconds = 0;
    int inFlightRequests = 0;
    std::optional<double> remainingSeconds;  ///< until synced; none: unknown or nothing to do
    double done = 0;                         ///< share of start..doneTo that is covered by every stream
    std::optional<Height> doneTo;            ///< head at which the backfill began, later the newest indexed block

    Intervals covered, inFlight, gaps;  ///< of all streams together, sorted
    Intervals proven;                   ///< blocks whose receipts were held against their headers
    qint64 provenUndecided = 0;         ///< blocks among them with logs that no receipts root holds
    qint64 gapBlocks = 0, waitingBlocks = 0;
    TimeAccount time;
    std::optional<Trouble> trouble;
    std::vector<EndpointSnapshot> endpoints;
    std::vector<StreamSnapshot> streams;
    std::optional<LogChecks> logChecks;  ///< none: the family has no blooms, or nothing was read yet
    qint64 databaseBytes = -1, rowsTotal = -1, failedItems = 0;
    QString holder;  ///< console that works on it, "host pid 123"
    bool heldHere = false;
    bool live = false;  ///< the figures are of this moment; false: last known
};

enum class EngineState { Closed, Starting, Running, DatabaseAway, Stopping, Failed };

struct WorkspaceSnapshot {
    QDateTime at;
    EngineState engine = EngineState::Closed;
    std::optional<Trouble> trouble;
    std::vector<ChainSnapshot> chains;  ///< by mark
    qint64 databaseBytes = -1, diskFreeBytes = -1;
    double rowsPerSecond = 0;
    qint64 queueDepth = 0, failedItems = 0, unreadAlerts = 0;

    const ChainSnapshot* chain(const QString& caip2) const
    {
        for (const auto& chain : chains)
            if (chain.caip2 == caip2)
                return &chain;
        return nullptr;
    }
};

using SnapshotPtr = std::shared_ptr<const WorkspaceSnapshot>;

QJsonObject toJson(const ChainSnapshot&);
QJsonObject toJson(const EndpointSnapshot&);
QJsonObject toJson(const LearnedLimit&);
std::optional<LearnedLimit> learnedLimitFromJson(const QJsonObject&);  ///< none: it is not one
/// "15 requests/s, learned", in English.
Message describe(const LearnedLimit&);
QJsonObject toJson(const WorkspaceSnapshot&);
ChainSnapshot chainSnapshotFromJson(const QJsonObject&);  ///< unknown keys ignored, missing ones left at their defaults
WorkspaceSnapshot workspaceSnapshotFromJson(const QJsonObject&);

const char* name(ChainState);
const char* name(EndpointState);
const char* name(StallCause);
const char* name(EngineState);
ChainState chainStateFromName(const QString&);
EndpointState endpointStateFromName(const QString&);
StallCause stallCauseFromName(const QString&);
EngineState engineStateFromName(const QString&);

}  // namespace signalbox

Q_DECLARE_METATYPE(signalbox::SnapshotPtr)
