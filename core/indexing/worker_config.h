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
    std::optional<Height> to;  ///< none: follows
};

/// Times and sizes that decide the pace. The defaults are what was measured; tests make them short.
struct WorkerPace {
    qint64 pollMs = 0;           ///< fixed poll interval; 0: half a block time, at least 250 ms
    qint64 commitMs = 250;       ///< a decoded range waits at most this long for company
    qint64 commitRows = 20'000;  ///< rows and headers of one backfill transaction
    int maxAhead = 10;           ///< ranges in flight or decoded and not committed; half of it beside many in flight
    qint64 maxLiveRange = 50;    ///< blocks of one live request when many behind
    qint64 retryFirstMs = 500;   ///< doubles per failure
    qint64 retryMostMs = 60'000;
    qint64 databaseFirstMs = 250;
    qint64 databaseMostMs = 10'000;
    bool writeBeside = true;  ///< history is committed by a thread of its own, while this one fetches and decodes
    qint64 statusMs = 250;    ///< statusChanged() at most this often
    qint64 heartbeatMs = 2'000;
    qint64 gapScanMs = 3'600'000;  ///< 0: only on start and by hand
};

/// What an earlier run left, for the figures until the endpoints answer.
struct LastKnown {
    Height head = 0;
    std::optional<qint64> headTime;  ///< Unix seconds
    QDateTime seenAt;                ///< UTC
    std::optional<Height> finalized, doneTo;
    bool followed = false;
    Intervals unchecked;  ///< stored, and not held against the chain before the run ended: read again
};

/// What one chain's worker does. Plain value: changed by ChainWorker::configure().
struct WorkerConfig {
    QString caip2;
    std::vector<StreamConfig> streams;  ///< with "headers"; empty: those that the store lists
    std::optional<Height> end;          ///< last block wanted of any stream; none: follows
    int confirmations = 12;             ///< the stream "registries" stays this far below the head
    HeaderMode headerMode = HeaderMode::Full;
    int reorgDepth = 64;                 ///< finalized is head − reorgDepth where endpoints have no finalized tag
    std::optional<double> blockSeconds;  ///< a hint until it is measured
    bool paused = false;                 ///< starts paused
    std::optional<LastKnown> last;       ///< counts once, at the start
    bool fillGaps = true;                ///< the hourly scan schedules what it finds; false: it only reports
    WorkerPace pace;
};

}  // namespace signalbox::indexing
