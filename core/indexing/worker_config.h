// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <optional>
#include <vector>

#include "signalbox/interval.h"

namespace signalbox::indexing {

/// full: every header of every range; borders: blocks with rows, borders of ranges, all above finalized.
enum class HeaderMode { Full, Borders };

struct StreamConfig {
    QString stream;  ///< headers, registries, transfers, transfers:0x…
    Height from = 0;
    std::optional<Height> to;  ///< none if it follows the head
};

/// Times and sizes that determine the pace. The defaults are measured; tests use short ones.
struct WorkerPace {
    qint64 pollMs = 0;           ///< fixed poll interval; 0 for half a block time, at least 250 ms
    qint64 commitMs = 250;       ///< maximum time for which a decoded range waits for others
    qint64 commitRows = 20'000;  ///< rows and headers of one backfill transaction
    int maxAhead = 10;           ///< ranges in flight or decoded and not committed; half of it if many are in flight
    qint64 maxLiveRange = 50;    ///< blocks of one live request if many are missing
    qint64 retryFirstMs = 500;   ///< doubles per failure
    qint64 retryMostMs = 60'000;
    qint64 databaseFirstMs = 250;
    qint64 databaseMostMs = 10'000;
    bool writeBeside = true;  ///< true if history is committed by a separate thread while this one fetches and decodes
    qint64 statusMs = 250;    ///< statusChanged() at most this often
    qint64 heartbeatMs = 2'000;
    qint64 gapScanMs = 3'600'000;  ///< 0 for only at the start and on request
};

/// State of an earlier run, for the figures until the endpoints answer.
struct LastKnown {
    Height head = 0;
    std::optional<qint64> headTime;  ///< Unix seconds
    QDateTime seenAt;                ///< UTC
    std::optional<Height> finalized, doneTo;
    bool followed = false;
    Intervals unchecked;  ///< stored blocks that were not checked before the run ended: they are read again
};

/// Configuration of one chain's worker. Plain value: changed by ChainWorker::configure().
struct WorkerConfig {
    QString caip2;
    std::vector<StreamConfig> streams;  ///< including "headers"; empty for the streams in the store
    std::optional<Height> end;          ///< last block wanted of any stream; none to follow the head
    int confirmations = 12;             ///< distance of the stream "registries" from the head
    HeaderMode headerMode = HeaderMode::Full;
    int reorgDepth = 64;                 ///< finalized is head − reorgDepth if endpoints have no finalized tag
    std::optional<double> blockSeconds;  ///< a hint until it is measured
    bool paused = false;                 ///< true to start paused
    std::optional<LastKnown> last;       ///< used once, at the start
    bool fillGaps = true;  ///< true if the hourly scan schedules the gaps that it finds, false if it only reports them
    WorkerPace pace;
};

}  // namespace signalbox::indexing
