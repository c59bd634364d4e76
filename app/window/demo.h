// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QObject>
#include <QTemporaryDir>
#include <memory>
#include <optional>
#include <vector>

#include "postgres/connection_info.h"
#include "signalbox/workspace.h"
#include "sim/faults.h"
#include "window/demo_life.h"

class QThread;

namespace signalbox::sim {
class CanopySimServer;
class CosmosSimHub;
class Receivers;
class SimServer;
class SimThread;
}  // namespace signalbox::sim

namespace signalbox::window {

/// Seventeen simulated chains on 127.0.0.1, twelve of them EVM, two Canopy and three Cosmos, and a workspace in a
/// temporary folder that is removed with the window. No network, name lookup or keychain is used. The chains show every
/// chain state and a small reorg within a minute, and an endpoint that fails and recovers within three minutes.
/// Triggers send to receivers on 127.0.0.1, one of which fails; the tokens have invented prices. Two relayers race
/// between the Cosmos chains, some packets are stuck, and a stand-in for Hermes clears them.
class Demo : public QObject {
    Q_OBJECT
public:
    explicit Demo(QObject* parent = nullptr);
    ~Demo() override;  ///< requires that the workspace is closed and destroyed

    bool isValid() const { return m_folder.isValid(); }
    QString directory() const;
    void serve(Workspace* workspace);  ///< generates the chains and adds them once the workspace is open
    /// Sets the database that receives an hour of chart history before the chains are added.
    void setDatabase(const store::ConnectionInfo& database) { m_database = database; }

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    struct Played {  ///< an endpoint whose faults follow the script
        sim::SimServer* server;
        int part;
        sim::SimFaults good;
        bool bad = false;
    };
    void make();
    void makeCanopy();
    void makeCosmos();
    void setHermes();
    void addChains();
    void submitChains();

    std::vector<DemoLife::TokenPrice> prices() const;

    QTemporaryDir m_folder;
    std::shared_ptr<sim::SimThread> m_thread;
    std::vector<std::unique_ptr<sim::SimServer>> m_servers;
    std::vector<std::unique_ptr<sim::CanopySimServer>> m_canopyServers;
    std::unique_ptr<sim::CosmosSimHub> m_cosmos;
    std::unique_ptr<sim::Receivers> m_receivers;
    DemoLife* m_life = nullptr;
    std::vector<ChainDraft> m_drafts;
    Workspace* m_workspace = nullptr;
    QThread *m_maker = nullptr, *m_seeder = nullptr;
    std::optional<store::ConnectionInfo> m_database;
    std::vector<Played> m_played;
    QString m_paused;
    QBasicTimer m_second;
    int m_seconds = 0;
    bool m_made = false, m_added = false;
};

}  // namespace signalbox::window
