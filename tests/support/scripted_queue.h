// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>

#include "signalbox/queue_queries.h"
#include "signalbox/snapshot.h"

namespace signalbox::test {

/// The balance queues of the EVM chains of the snapshot, as on the picture: Celo with failed items and stopped, Polygon
/// delayed, all others healthy. Other chains are healthy with a small queue.
class ScriptedQueue : public QueueQueries {
public:
    std::function<SnapshotPtr()> snapshot;
    std::optional<Error> failWith;       ///< error of every future
    std::optional<Error> refuseChanges;  ///< error of setThresholds() and setDefaults()
    bool quiet = false;                  ///< true if no queue has failed or waiting entries
    int asked = 0;                       ///< number of calls of queues()
    std::vector<QueueFilter> filters;    ///< of entries()
    QueueThresholds limits;              ///< thresholds()
    QueueConfig defaults;
    std::map<QString, QueueConfig> own;  ///< by CAIP-2 ID
    std::vector<QueueThresholds> savedThresholds;
    std::vector<QueueConfig> savedDefaults;
    std::vector<qint64> gone;  ///< IDs of entries that are no longer there

    ScriptedQueue();
    QFuture<Expected<std::vector<BalanceQueue>>> queues() override;
    QFuture<Expected<std::vector<QueueEntry>>> entries(const QueueFilter& filter) override;
    QFuture<Expected<std::vector<QueueSeries>>> series(const QDateTime& from, const QDateTime& to) override;
    QFuture<Expected<std::vector<QueueConfig>>> configs() override;
    QFuture<Expected<QueueThresholds>> thresholds() override;
    QFuture<Expected<Done>> setThresholds(const QueueThresholds& thresholds) override;
    QFuture<Expected<Done>> setDefaults(const QueueConfig& config) override;
    QueueThresholds preset(const QString& name) const override;

    std::vector<BalanceQueue> make() const;

private:
    std::vector<QueueEntry> allEntries() const;
};

}  // namespace signalbox::test
