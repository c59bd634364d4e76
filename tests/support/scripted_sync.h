// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "signalbox/snapshot.h"
#include "signalbox/sync_queries.h"

namespace signalbox::test {

/// The matrix of whatever Canopy chains the snapshot has: of those of the pictures Alder has lost a trigger, Rowan is
/// being copied again, Birch is behind; all others are well.
class ScriptedSync : public SyncQueries {
public:
    std::function<SnapshotPtr()> snapshot;
    std::vector<std::pair<QString, QString>> measured;
    std::optional<Error> failWith;
    bool repaired = false;  ///< Alder is well, too
    qint64 filled = 0;      ///< so many blocks in the middle of the unfilled range
    bool unfilled = false;  ///< pools of Canopy have a column that is not filled yet

    QFuture<Expected<SyncMatrix>> matrix() override;
    QFuture<Expected<SyncCell>> measure(const QString& caip2, const QString& entity) override;
    QFuture<Expected<std::vector<SyncNotice>>> notices() override;
    QFuture<Expected<std::vector<SyncFinding>>> findings() override;
    QFuture<Expected<std::vector<SyncLag>>> lag(const SyncLagQuery& query) override;

private:
    SyncMatrix make() const;
};

}  // namespace signalbox::test
