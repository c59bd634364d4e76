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

/// Shares of the wall time of one chain over the last minute; they sum to 1.
struct TimeAccount {
    double provider = 0, rateLimit = 0, decode = 0, database = 0, idle = 0;
    StallCause verdict = StallCause::None;
    QString advice;  ///< code: ADD_ENDPOINT, RAISE_LIMIT, FASTER_DISK, NARROWER_FILTER, NONE
    Message detail;  ///< "endpoint 1 allows 10 blocks per request"
};

/// The newest failure of a chain or endpoint, until it is over.
struct Failure {
    Error error;
    QDateTime since;
    QDateTime lastAt;
    qint64 count = 0;
    QDateTime nextTryAt;  ///< time of the next attempt; invalid if it waits for the operator
};

/// The learned limits of an endpoint; the operator's own limits are a ceiling.
struct LearnedLimit {
    double perSecond = 0;  ///< 0 if no rate limit was met
    QString unit;          ///< requests, calls, weight (compute units or credits)
    int batch = 0;         ///< calls accepted in one request; 0 if it never refused a batch for its size
    QDateTime at;          ///< time of the last confirmation
    bool operator==(const LearnedLimit&) const = default;
};

struct EndpointSnapshot {
    qint64 id = 0;
    QString url;   ///< secret part masked: https://host/••••
    QString kind;  ///< http, ws, lcd
    int priority = 0;
    bool enabled = true;
    EndpointState state = EndpointState::Untested;
    std::optional<Height> head;
    std::optional<double> latencyMs;  ///< median of the last answers
    qint64 maxBlocks = 0;             ///< limit on eth_getLogs ranges; 0 if none is known
    qint64 maxLogs = 0;               ///< limit on results; 0 if none is known
    qint64 blocksPerRequest = 0;      ///< current size of requests
    std::optional<bool> finalizedTag, webSocket, batches, archive, receipts;
    std::optional<LearnedLimit> learned;
    double requestsPerSecond = 0;
    qint64 errorsLastHour = 0;
    qint64 callsToday = 0, callsBudget = 0;  ///< budget 0 if there is none
    double costToday = 0;                    ///< compute units or credits, by the provider's table
    QString client;                          ///< web3_clientVersion, a hint only
    QJsonObject limits;                      ///< limits set by the operator, keys as in EndpointDraft
    QString note;
    std::optional<Failure> failure;
};

struct StreamSnapshot {
    QString stream;  ///< headers, registries, transfers, transfers:0x…; Canopy: blocks
    QString label;   ///< USDC, ERC-8004 registries
    QString symbol;
    QStringList addresses;  ///< EIP-55
    std::optional<int> decimals;
    Height from = 0;
    std::optional<Height> to;
    qint64 rows = -1;        ///< -1 if not counted yet
    bool rowsExact = false;  ///< false for an estimate, shown with ≈
    double done = 0;         ///< covered share of from..doneTo, 0..1
    bool computed = false;   ///< true if its rows are computed from stored rows, and none are fetched
};

/// How endpoints' logs are checked against the blocks' blooms; counted since the chain was started.
struct LogChecks {
    double sampling = 1;         ///< share of the doubtful blocks with crowded blooms that are requested again, 0..1
    qint64 askedBlocks = 0;      ///< blocks that were requested again
    qint64 undecidedBlocks = 0;  ///< doubtful blocks that no check decided
    qint64 shortBlocks = 0;      ///< blocks from which an endpoint omitted logs; they were read again
    qint64 uncheckedBlocks = 0;  ///< stored blocks of an endpoint that omitted logs elsewhere; they are being checked
    Intervals unchecked;         ///< their ranges; close ones are joined if there are very many
    bool operator==(const LogChecks&) const = default;
};

/// The features of a chain, independent of its family: screens and commands check these.
enum class Feature {
    Streams = 1,        ///< contracts and tokens can be added and removed
    Events = 2,         ///< transfers and registry events are stored
    Forks = 4,          ///< blocks can be undone: confirmations, finality, header modes
    Receipts = 8,       ///< rows can be verified against receipts
    GlobalTables = 16,  ///< its tables are copied to the global tables
    Explorer = 32,      ///< blocks, transactions and accounts can be looked up
    Balances = 64,      ///< token balances are computed from its transfers
    Triggers = 128,     ///< triggers evaluate its registry events
    Ibc = 256           ///< packets between its chains are joined, judged and counted
};
Q_DECLARE_FLAGS(Features, Feature)
QStringList names(Features features);  ///< as in JSON
Features featuresFromNames(const QStringList& names);

/// A kind of chains that can be added.
struct FamilyInfo {
    QString id;      ///< the CAIP-2 namespace of its chains
    Message label;   ///< "EVM chains"
    Message aChain;  ///< "an EVM chain"
    Features features;
};

struct ChainSnapshot {
    QString caip2, name, family;
    QString schema;  ///< of its tables
    Features features;
    bool has(Feature feature) const { return features.testFlag(feature); }
    int mark = 0;  ///< 1, 2, …: color and shape on every chart
    ChainState state = ChainState::Starting;
    QDateTime addedAt;   ///< UTC
    QDateTime since;     ///< start of the state
    QString headerMode;  ///< proven, full, borders
    int confirmations = 0;
    QString explorer;  ///< https base, or empty
    QString nativeSymbol;
    std::optional<qint64> networkId;  ///< Canopy
    QString reading;                  ///< Canopy: bulk, plain; empty if not known yet

    Height start = 0;
    std::optional<Height> end;  ///< last block wanted; none if it follows the head
    std::optional<Height> head, finalized, stored, indexed;
    std::optional<Height> settled;  ///< up to which stored events were evaluated; none if nothing evaluates them
    QDateTime headTime, storedTime, indexedTime;
    QDateTime headSeenAt;  ///< time of an endpoint's last answer with a head
    /// Newest wanted block − indexed, and − stored; seconds by the blocks' times, plus the time since the last answer
    /// while there is none. Computed once, in core: all clients show these values.
    qint64 lagBlocks = 0, liveLagBlocks = 0;
    std::optional<double> lagSeconds, liveLagSeconds;
    bool followed = false;  ///< true once it has reached its head with its present history: then its lag counts
    std::optional<double> blockSeconds;

    double rowsPerSecond = 0, blocksPerSecond = 0, requestsPerSecond = 0;
    qint64 queueDepth = 0;  ///< waiting requests + requests in flight + decoded rows that are not committed yet
    double queueOldestSeconds = 0;
    int inFlightRequests = 0;
    std::optional<double> remainingSeconds;  ///< until synced; none if unknown or complete
    double done = 0;                         ///< share of start..doneTo that every stream covers
    std::optional<Height> doneTo;            ///< head at the start of the backfill, later the newest indexed block

    Intervals covered, inFlight, gaps;  ///< of all streams together, sorted
    Intervals proven;                   ///< blocks whose receipts were verified against their headers
    qint64 provenUndecided = 0;         ///< blocks among them with logs that no receipts root covers
    qint64 gapBlocks = 0, waitingBlocks = 0;
    TimeAccount time;
    std::optional<Failure> failure;
    std::vector<EndpointSnapshot> endpoints;
    std::vector<StreamSnapshot> streams;
    std::optional<LogChecks> logChecks;  ///< none if the family has no blooms, or no block was read yet
    qint64 databaseBytes = -1, rowsTotal = -1, failedItems = 0;
    QString holder;  ///< console that runs it, "host pid 123"
    bool heldHere = false;
    bool live = false;  ///< true for current figures; false for the last known ones
};

enum class EngineState { Closed, Starting, Running, DatabaseAway, Stopping, Failed };

struct WorkspaceSnapshot {
    QDateTime at;
    EngineState engine = EngineState::Closed;
    std::optional<Failure> failure;
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
std::optional<LearnedLimit> learnedLimitFromJson(const QJsonObject&);  ///< none if it is not a learned limit
/// "15 requests/s, learned", in English.
Message describe(const LearnedLimit&);
QJsonObject toJson(const WorkspaceSnapshot&);
ChainSnapshot chainSnapshotFromJson(
    const QJsonObject&);  ///< unknown keys are ignored, missing ones keep their defaults
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
