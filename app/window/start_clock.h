// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "signalbox/workspace.h"

namespace signalbox::window {

/// Milliseconds since the kernel started this process, including dynamic linking (accurate to 10 ms); -1 if unknown.
double sinceProcessStartMs();

/// Logs once each when the first frame was painted, when the engine was running, and when the figures of all chains
/// were current.
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
