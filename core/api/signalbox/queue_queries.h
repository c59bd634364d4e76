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

/// By severity.
enum class QueueState { Healthy, HighLoad, Delayed, Errors };
const char* name(QueueState);  ///< HEALTHY, HIGH_LOAD, DELAYED, ERRORS
QueueState queueStateFromName(const QString&);

/// The queue of balance updates of one chain. Times in milliseconds.
struct BalanceQueue {
    struct Reason {
        QueueState state = QueueState::Healthy;
        Message text;
    };
    QString caip2, chain;
    QueueState state = QueueState::Healthy;
    std::vector<Reason> reasons;  ///< all that hold, the most severe first
    bool enabled = true;
    qint64 pending = 0, processing = 0, retrying = 0, failed = 0;
    qint64 doneLastHour = 0, errorsLastHour = 0;
    double queuedPerSecond = 0, donePerSecond = 0;
    std::optional<double> p50, p95, p99;
    std::optional<qint64> oldest;  ///< age of the oldest entry; none if the queue is empty
};

enum class QueueEntryState { Pending, Processing, Retrying, Failed };
const char* name(QueueEntryState);  ///< pending, processing, error, failed
std::optional<QueueEntryState> queueEntryStateFromName(const QString&);

/// An entry of the queue: the updates of one holder of one token that wait together.
struct QueueEntry {
    qint64 id = 0;
    QString caip2, chain;
    QString contract, holder;  ///< 0x and 40 hexadecimal digits in lower case
    QString symbol;            ///< empty if unknown
    QueueEntryState state = QueueEntryState::Pending;
    bool recalculates = false;  ///< else it adds a delta
    QString delta;              ///< whole units of the contract, signed
    int priority = 5;           ///< 1 is first, 10 last
    int attempts = 0, mostAttempts = 0;
    qint64 updates = 0;  ///< sides of transfers in it
    std::optional<Height> firstBlock, lastBlock;
    QDateTime queuedAt, failedAt, nextTry;  ///< nextTry: invalid unless it is retried
    QString errorCode, error;               ///< of the last attempt; the database's words
};

/// Newest first. Unset values do not restrict.
struct QueueFilter {
    QString caip2;  ///< empty for all
    std::optional<QueueEntryState> state;
    int limit = 1000;  ///< at most 10,000
};

/// Depth and age of one chain's queue over time. A gap in the samples is a NaN point.
struct QueueSeries {
    QString caip2;
    std::vector<qint64> at;  ///< ms since epoch, UTC
    std::vector<double> pending, oldestSeconds, queuedPerSecond, donePerSecond, errorsPerHour;
};

/// How a chain's queue is processed. The row without a chain applies to those without their own.
struct QueueConfig {
    QString caip2;  ///< empty for the defaults
    QString chain;
    bool isOwn = true;  ///< false: the chain uses the defaults
    bool enabled = true;
    int batchSize = 100;      ///< 1 to 100,000 entries
    int intervalSeconds = 5;  ///< 1 to 3,600; new entries start a batch at once
    int mostAttempts = 3;     ///< 1 to 100, including the first
    int boostHours = 1;       ///< 1 to 8,760: the age after which the priority rises by 1
    int retryMs = 1000;       ///< 1 to 3,600,000, doubled after each attempt
    int longestRetryMs = 300000;
};

/// When a queue is not healthy. The same for all chains of the workspace.
struct QueueThresholds {
    std::optional<qint64> pending;       ///< HIGH_LOAD above this number of entries
    std::optional<double> drainSeconds;  ///< HIGH_LOAD if the entries take longer at the present rate
    qint64 delayedMs = 60000;            ///< DELAYED above this age of the oldest entry
    qint64 errorsPerHour = 50;           ///< ERRORS above this number of failed attempts
    double endFactor = 0.8;              ///< a state ends below this share of its threshold
};

/// The queue of balance updates. Calls return at once, from the thread that owns the engine. What changes entries or
/// the configuration of a chain is a command (QueueRetry, QueueDiscard, QueueConfigure).
class QueueQueries {
public:
    virtual ~QueueQueries() = default;

    virtual QFuture<Expected<std::vector<BalanceQueue>>> queues() = 0;  ///< of all chains, by name
    virtual QFuture<Expected<std::vector<QueueEntry>>> entries(const QueueFilter& filter) = 0;
    /// `to` invalid: now. Samples of 10 s, 1 min or 1 h, whatever gives at most 2,000 points.
    virtual QFuture<Expected<std::vector<QueueSeries>>> series(const QDateTime& from, const QDateTime& to) = 0;
    virtual QFuture<Expected<std::vector<QueueConfig>>> configs() = 0;  ///< the defaults, then all chains by name
    virtual QFuture<Expected<QueueThresholds>> thresholds() = 0;
    virtual QFuture<Expected<Done>> setThresholds(const QueueThresholds& thresholds) = 0;  ///< BAD_VALUE
    virtual QFuture<Expected<Done>> setDefaults(const QueueConfig& config) = 0;            ///< BAD_VALUE
    virtual QueueThresholds preset(const QString& name) const = 0;  ///< default, document; else default
};

QJsonObject toJson(const BalanceQueue&);
QJsonObject toJson(const QueueEntry&);
QJsonObject toJson(const QueueConfig&);
QJsonObject toJson(const QueueThresholds&);

}  // namespace signalbox
