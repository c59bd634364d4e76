// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>

#include "crosschain/canopy_needs.h"
#include "postgres/session_thread.h"
#include "signalbox/commands.h"
#include "signalbox/snapshot.h"
#include "signalbox/sync_queries.h"
#include "units/engine_parts.h"

namespace signalbox::engine {

struct SyncMemory;

/// SyncQueries with two sessions: one answers at once, one counts. Neither is opened while there is no Canopy chain.
/// Where workers run, it also records the lags and reports alerts. Lives in the engine owner's thread.
class SyncBook : public QObject, public SyncQueries {
    Q_OBJECT
public:
    using Tell = std::function<void(std::map<QString, std::vector<Alert>>)>;  ///< called in a separate thread

    SyncBook(std::shared_ptr<const EngineParts> parts, std::function<SnapshotPtr()> snapshot, Tell tell = {},
             QObject* parent = nullptr);
    ~SyncBook() override;

    QFuture<Expected<SyncMatrix>> matrix() override;
    QFuture<Expected<SyncCell>> measure(const QString& caip2, const QString& entity) override;
    QFuture<Expected<std::vector<SyncAlert>>> alerts() override;
    QFuture<Expected<std::vector<SyncFinding>>> findings() override;
    QFuture<Expected<std::vector<SyncLag>>> lag(const SyncLagQuery& query) override;

    QFuture<Expected<Preview>> preview(const Command& command);  ///< for actions that read whole tables
    void told(const CommandStatus& status);                      ///< its tables are counted again once it has ended

private:
    void sample();
    void countNext();

    std::shared_ptr<const EngineParts> m_parts;
    std::function<SnapshotPtr()> m_snapshot;
    Tell m_tell;
    std::shared_ptr<SyncMemory> m_memory;
    QTimer m_sampling{this}, m_counting{this};
    QElapsedTimer m_asked, m_rolled, m_pruned, m_foundAt;
    bool m_countsNow = false;
    std::unique_ptr<SessionThread> m_quick, m_exact;
};

}  // namespace signalbox::engine
