#pragma once

#include <QObject>

#include "signalbox/workspace.h"

namespace signalbox::window {

/// Milliseconds since the kernel started this process (to 10 ms): dynamic linking counts, too. -1: unknown.
double sinceProcessStartMs();

/// Logs, once each, when the first frame stood, when the engine ran, and when the figures of all chains were of that
/// moment.
class StartReport : public QObject {
    Q_OBJECT
public:
    explicit StartReport(Workspace* workspace, QObject* parent = nullptr);
    void firstFrame(int lastKnownChains);

private:
    void follow();
    void take(const WorkspaceSnapshot& snapshot);

    Workspace* m_workspace;
    Engine* m_engine = nullptr;
    bool m_running = false, m_live = false;
};

}  // namespace signalbox::window
