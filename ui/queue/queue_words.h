// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/queue_queries.h"
#include "theme/fonts.h"
#include "theme/sign.h"

namespace signalbox::ui {

/// Short texts about balance queues and their entries, the same in table, tiles, charts and status bar.
State queueSign(const BalanceQueue& queue);    ///< a disabled queue that is healthy is Paused
QString queueWord(const BalanceQueue& queue);  ///< healthy, high load, delayed, errors, disabled
int queueSeverity(const BalanceQueue& queue);  ///< larger is worse: the order "worst first"
bool hasReason(const BalanceQueue& queue, QueueState state);
QString queueReason(const BalanceQueue& queue);     ///< the most severe one; empty if nothing is wrong
QString queueReasons(const BalanceQueue& queue);    ///< all, one a line
QString queueAge(const std::optional<qint64>& ms);  ///< "9.8 s", "–"

QString entryWord(QueueEntryState state);        ///< waiting, in work, retrying, failed
QDateTime entryTime(const QueueEntry& entry);    ///< of the failure, or since when it waits
QString entryType(const QueueEntry& entry);      ///< apply, recalculate
QString entryNextStep(const QueueEntry& entry);  ///< "retry in 8 s", "retry", "discard to recalculate it"
QString tokenText(const QueueEntry& entry);      ///< the symbol, else the short address

/// Sums over queues, for tiles, badges and the total row.
struct QueueTotals {
    int chains = 0;
    qint64 pending = 0, processing = 0, retrying = 0, failed = 0, errorsLastHour = 0;
    double donePerSecond = 0;
    std::optional<qint64> oldest;         ///< ms, the largest
    const BalanceQueue* worst = nullptr;  ///< most severe, then with the oldest entry; points into the list

    static QueueTotals of(const std::vector<BalanceQueue>& queues);
};

}  // namespace signalbox::ui
