#pragma once

#include <QObject>
#include <QSet>
#include <QTemporaryDir>
#include <memory>
#include <vector>

#include "signalbox/workspace.h"

class QThread;

namespace signalbox::sim {
class SimServer;
class SimThread;
}  // namespace signalbox::sim

namespace signalbox::window {

/// Twelve simulated chains on 127.0.0.1 and a workspace in a folder of its own that goes with the window. No network,
/// no name look-up, no keychain.
class Demo : public QObject {
    Q_OBJECT
public:
    explicit Demo(QObject* parent = nullptr);
    ~Demo() override;  ///< the workspace must be closed and gone by then

    bool isValid() const { return m_folder.isValid(); }
    QString directory() const;
    void serve(Workspace* workspace);  ///< makes the chains up, and adds them when it is open

private:
    void make();
    void addChains();

    QTemporaryDir m_folder;
    std::shared_ptr<sim::SimThread> m_thread;
    std::vector<std::unique_ptr<sim::SimServer>> m_servers;
    std::vector<ChainDraft> m_drafts;
    Workspace* m_workspace = nullptr;
    QThread* m_maker = nullptr;
    bool m_made = false, m_added = false;
};

}  // namespace signalbox::window
