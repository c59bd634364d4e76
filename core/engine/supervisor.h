// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <memory>

#include "commands/command_host.h"
#include "commands/command_runner.h"
#include "engine/alert_keeper.h"
#include "engine/catalog_keeper.h"
#include "engine/command_news.h"
#include "engine/disk_guard.h"
#include "engine/figure_reader.h"
#include "engine/lease_keeper.h"
#include "engine/sample_keeper.h"
#include "engine/status_tables.h"

namespace signalbox::engine {

/// The engine's own thread. Every 500 ms it calls its parts in order: leases, status, samples, figures, alerts, upkeep,
/// commands; it starts and stops the workers of the chains that are held here, and publishes snapshots. Its parts share
/// one database session, whose calls block this thread and nothing else.
class Supervisor : public QObject, public CommandHost {
    Q_OBJECT
public:
    explicit Supervisor(std::shared_ptr<const EngineParts> parts, NetThread* net);
    ~Supervisor() override;

    void start();
    void stop();     ///< stopped() follows when every worker has drained and the leases are released
    void lookNow();  ///< a command was queued
    void setSyncAlerts(std::map<QString, std::vector<Alert>> alerts) { m_alerts.setSyncAlerts(std::move(alerts)); }

Q_SIGNALS:
    void snapshotReady(const signalbox::SnapshotPtr& snapshot);
    void commandChanged(const signalbox::CommandStatus& status);
    void rowsCommitted(const QString& caip2, qint64 blockNumber);
    void stopped();

private:
    // CommandHost
    store::Session& session() override { return m_link.session(); }
    const EngineParts& parts() const override { return *m_parts; }
    NetThread& net() override { return *m_net; }
    ChainUnit* unit(const QString& caip2) override { return m_units.find(caip2); }
    Expected<Done> hold(ChainUnit& unit) override;
    bool takesFreeCommands() override;
    Expected<Done> reload() override;
    Expected<Done> prepareTables() override { return m_catalogs.prepare(); }
    void ensureWorker(ChainUnit& unit) override;
    void told(const CommandStatus& status) override { m_news.report(status); }
    void rowsKept(const QString& caip2, const chain::IntervalSet& read, const Intervals& kept) override;

    void beat();
    void look();  ///< at this machine: clock, settings, disk
    Expected<Done> connectDatabase();
    Expected<Done> readWorkspace();
    Expected<Done> keepRecords();
    void onNews(const CommandStatus& status);
    void onBlock(const QString& payload);
    void onHeld(ChainUnit& unit);
    void onTaken(ChainUnit& unit);
    void onLost(ChainUnit& unit);
    ChainUnit& addUnit(const store::ChainRow& row);
    void forget(const QString& caip2);
    void adopt(ChainUnit& unit);  ///< starts or stops the worker as the chain's state requires
    void tryAll();
    void changed();
    void publish();
    void finishStop();

    std::shared_ptr<const EngineParts> m_parts;
    NetThread* m_net;
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
    std::unique_ptr<CommandRunner> m_commands;
    QTimer m_beat, m_publish;
    QElapsedTimer m_published, m_reloadAt, m_trimmedAt;
    EngineState m_state = EngineState::Starting;
    QString m_lastFault;    ///< of a beat, logged once
    bool m_loaded = false;  ///< the workspace's rows were read
};

}  // namespace signalbox::engine
