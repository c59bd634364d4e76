// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "signalbox/snapshot.h"
#include "signalbox/sync_queries.h"

namespace signalbox::test {

/// The matrix for the Canopy chains of the snapshot: in the scene of the pictures, Alder has lost a trigger, Rowan is
/// being resynced, Birch is behind; all others are OK.
class ScriptedSync : public SyncQueries {
public:
    std::function<SnapshotPtr()> snapshot;
    std::vector<std::pair<QString, QString>> measured;
    std::optional<Error> failWith;
    bool repaired = false;  ///< true if Alder is OK, too
    qint64 filled = 0;      ///< number of backfilled blocks in the middle of the unfilled range
    bool unfilled = false;  ///< true if pools of Canopy have a column that is not backfilled yet

    QFuture<Expected<SyncMatrix>> matrix() override;
    QFuture<Expected<SyncCell>> measure(const QString& caip2, const QString& entity) override;
    QFuture<Expected<std::vector<SyncAlert>>> alerts() override;
    QFuture<Expected<std::vector<SyncFinding>>> findings() override;
    QFuture<Expected<std::vector<SyncLag>>> lag(const SyncLagQuery& query) override;

private:
    SyncMatrix make() const;
};

}  // namespace signalbox::test
