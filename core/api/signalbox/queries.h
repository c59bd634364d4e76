// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "signalbox/error.h"
#include "signalbox/interval.h"
#include "signalbox/literals.h"

namespace signalbox {

/// Result of the wizard's checks of one endpoint (reference evm-balances 1.2), in the order of the checks.
struct ProbeReport {
    struct Check {
        QString name;  ///< url, chain_id, head, finalized, logs_range, receipts, batch, archive, latency, client,
                       ///< websocket, failures; Canopy: url, chain_id, head, bulk, latency, client, failures
        bool ok = false;
        Message text;  ///< "50,000 blocks per request"
        std::optional<Error> error;
    };
    QString url;  ///< masked
    std::vector<Check> checks;
    QString caip2;  ///< empty if it was not read
    std::optional<Height> head;
    std::optional<Height> earliest;  ///< lowest block that the endpoint still has; none if it was not read
    QDateTime headTime;
    QString genesisHash;
    std::optional<double> latencyMs, blockSeconds;
    qint64 maxBlocks = 0, maxLogs = 0;
    std::optional<bool> finalizedTag, safeTag, webSocket, batches, archive, receipts;
    QString client;
    QString family;                   ///< family whose checks were made; empty for the default
    QString chainName;                ///< Canopy: proposed name
    std::optional<qint64> networkId;  ///< Canopy
    std::optional<bool> bulk;         ///< Canopy: true if it has the route for whole blocks with their changes
    std::optional<Error> error;       ///< the first failed check that rules the endpoint out
};

/// The cost of a start block, from sample ranges of this endpoint. Any figure may be unknown.
struct Estimate {
    int samples = 0;
    qint64 blocks = 0;
    std::optional<double> calls, rows, bytes, seconds;
    std::optional<double> callsLow, callsHigh, rowsLow, rowsHigh, secondsLow, secondsHigh;
};

/// One start choice of the wizard.
struct StartChoice {
    QString id;  ///< creation, genesis, date, last_days
    Height from = 0;
    QDateTime at;
    Estimate estimate;
};

struct TokenInfo {
    QString address, symbol, name;  ///< safe text: control and direction characters are visible
    std::optional<int> decimals;
    std::optional<Height> createdAt;
    bool isContract = false;
};

/// One preset network of resources/chains.json.
struct ChainPreset {
    struct Token {
        QString address, symbol, name;
        int decimals = 0;
        std::optional<Height> start;
        QString startQuality;  ///< exact, rounded, genesis, none
        bool stable = false;   ///< pegged to 1 USD
        QString coingeckoId;
    };
    QString caip2, name, kind, nativeSymbol, explorer;
    bool testnet = false;
    std::optional<double> blockSeconds;
    QStringList rpc;  ///< keyless, rate limited, for a first probe
    QString alchemySlug, infuraSlug, identity, reputation, validation;
    std::optional<Height> registriesStart;
    int confirmations = 12, reorgDepth = 64;
    QString multicall;                     ///< address of Multicall3; empty if unknown
    std::optional<Height> multicallStart;  ///< block from which it can be called
    std::vector<Token> tokens;
};

/// The indexing of a Canopy chain: the cost of its newest blocks, and blocks that were fetched again.
struct IndexingReport {
    struct Step {
        QString name;  ///< as in indexing_detail: fetch_block_ms, fetch_state_ms, data_indexing
        double milliseconds = 0;
    };
    struct Reindexed {
        QDateTime requestedAt, updatedAt;
        Height lo = 0, hi = 0;
        qint64 heights = 0, done = 0;
        QString by, state, error;  ///< state: queued, running, done, failed, cancelled
    };
    qint64 blocks = 0;                    ///< number of the newest blocks examined
    std::vector<Step> steps;              ///< mean per block, the longest first
    double milliseconds = 0;              ///< for a whole block
    std::optional<double> secondsBehind;  ///< from the newest block's own time to its commit
    std::vector<Reindexed> reindexed;     ///< newest first
};

enum class EventKind { Transfers, Registry };

/// Filters are joined by AND; an empty one does not filter. Addresses and hashes are 0x… text.
struct EventQuery {
    EventKind kind = EventKind::Transfers;
    QString caip2;    ///< required for transfers
    QString address;  ///< from or to (transfers); client, owner or validator (registry)
    QString from, to, contract, transaction;
    QString registry, eventType, tag, agentId;
    std::optional<Height> fromBlock, toBlock;
    QDateTime fromTime, toTime;  ///< registry events; transfers through the blocks' times
    bool newestFirst = true;
    QString cursor;  ///< empty for the first page, else EventPage::next or ::previous
    int limit = 100;
};

/// Columns of a row by kind, as text without loss (numbers in decimal, hashes 0x…). Transfers: time, block, log, token,
/// symbol, from, to, value, decimals, transaction. Registry: time (ISO, UTC), block, log, chain (CAIP-2), registry,
/// event, agent, client, value, decimals, tag1, tag2, owner, validator, endpoint, uri, transaction, id.
struct EventRow {
    QString key;  ///< block:log, or the event's id
    QJsonObject cells;
    bool pending = false;  ///< above the confirmations: shown from memory, not stored yet
    bool finalized = false;
};

struct EventPage {
    std::vector<EventRow> rows;
    QString next, previous;  ///< cursors; empty if there are no more
    std::optional<qint64> total;
    bool totalExact = false;
    double milliseconds = 0;
};

/// One decoded event with its bytes, for the detail pane.
struct EventDetail {
    struct Field {
        QString name, type, value;
        int offset = -1, length = 0;  ///< bytes of data that contain the value; -1 for a topic
        int topic = -1;
        int headOffset = -1;  ///< position of the offset word of a dynamic field
    };
    EventRow row;
    Message layout;  ///< "v2.0.0, chosen by topic 0"
    std::vector<Field> fields;
    QStringList topics;
    QByteArray data;
    std::optional<Error> rawError;  ///< reason why the raw log could not be read from an endpoint
};

struct ExportRequest {
    EventQuery query;
    QString file;
    QString format = u"csv"_s;  ///< csv, json (one object per line)
};

struct JobStatus {
    qint64 id = 0;
    QString kind;  ///< export
    Message title;
    double progress = -1;
    qint64 rows = 0;
    double rate = 0;
    std::optional<double> remainingSeconds;
    bool finished = false, cancelled = false;
    QString file;
    std::optional<Error> error;
};

enum class Metric {
    Head,
    Indexed,
    Stored,
    LagSeconds,
    LagBlocks,
    RowsPerSecond,
    BlocksPerSecond,
    QueueDepth,
    QueueOldest,
    InFlight,
    RequestsPerSecond,
    ErrorsPerSecond,
    LiveLagSeconds  ///< head to stored and, if the sync is healthy, to the global tables
};

struct SeriesQuery {
    Metric metric = Metric::LagSeconds;
    QStringList chains;  ///< empty for all
    QDateTime from, to;  ///< UTC
    int maxPoints = 2000;
};

/// A gap in the data is a NaN point, at which a chart ends its line.
struct Series {
    QString caip2;
    std::vector<qint64> at;  ///< ms since epoch, UTC
    std::vector<double> value;
};

struct ReorgRow {
    qint64 id = 0;
    QDateTime detectedAt;
    Height ancestor = 0;
    int depth = 0;
    QString oldHead, newHead;
    qint64 rowsUndone = 0;
};

struct QuarantineRow {
    Height block = 0;
    QString position;
    Message reason;
    QString state;
    QJsonObject raw;
    QDateTime firstAt;
    int tries = 0;
    QString stream = {};  ///< empty if recorded by a version without it
};

struct AlertRow {
    qint64 id = 0;
    QString caip2, kind, severity;
    Message text;
    QDateTime since, lastAt, until, acknowledgedAt;
    QString acknowledgedBy;
    qint64 count = 0;
    QDateTime mutedUntil;
};

struct LogEntry {
    QDateTime at;
    QString level;     ///< debug, info, warning, error
    QString category;  ///< sync, rpc, store, engine
    QString caip2;     ///< empty if none
    QString text;      ///< English, untranslated, secrets masked
};

}  // namespace signalbox
