// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <memory>

#include "commands/command_runner.h"
#include "engine/command_place.h"
#include "engine/disk_guard.h"
#include "engine/sample_keeper.h"
#include "engine/snapshot_publisher.h"
#include "units/figure_reader.h"
#include "units/status_tables.h"

namespace signalbox::engine {

/// The engine's own thread. Every 500 ms it calls its parts in order: leases, status, samples, figures, alerts, upkeep,
/// commands. Its parts share one database session, whose calls block only this thread.
class Supervisor : public QObject {
    Q_OBJECT
public:
    explicit Supervisor(std::shared_ptr<const EngineParts> parts, NetThread* net);
    ~Supervisor() override;

    void start();
    void stop();     ///< stopped() follows once every worker has drained and the leases are released
    void lookNow();  ///< a command was queued
    void setSyncAlerts(std::map<QString, std::vector<Alert>> alerts) { m_alerts.setSyncAlerts(std::move(alerts)); }

Q_SIGNALS:
    void snapshotReady(const signalbox::SnapshotPtr& snapshot);
    void commandChanged(const signalbox::CommandStatus& status);
    void rowsCommitted(const QString& caip2, qint64 blockNumber);
    void stopped();

private:
    void beat();
    void look();  ///< checks this machine: clock, settings, disk
    Expected<Done> connectDatabase();
    Expected<Done> readWorkspace();
    Expected<Done> keepRecords();
    void onNews(const CommandStatus& status);
    void onBlock(const QString& payload);
    void onHeld(ChainUnit& unit);
    void onTaken(ChainUnit& unit);
    void onLost(ChainUnit& unit);
    void connectUnits();
    SnapshotPtr makeSnapshot() const;
    void finishStop();

    std::shared_ptr<const EngineParts> m_parts;
    ChainUnits m_units;
    DatabaseLink m_link;
    CommandNews m_news;
    LeaseKeeper m_leases;
    StatusTables m_status;
    SampleKeeper m_samples;
    FigureReader m_figures;
    AlertKeeper m_alerts;
    CatalogKeeper m_catalogs;
    DiskGuard m_disk;
    UnitKeeper m_keeper;
    CommandPlace m_place;
    std::unique_ptr<CommandRunner> m_commands;
    SnapshotPublisher m_publisher;
    QTimer m_beat;
    QElapsedTimer m_reloadAt, m_trimmedAt;
    EngineState m_state = EngineState::Starting;
    QString m_lastFault;    ///< fault of a beat, logged once
    bool m_loaded = false;  ///< true once the workspace's rows were read
};

}  // namespace signalbox::engine
