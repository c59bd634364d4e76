// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <QSystemTrayIcon>

#include "signalbox/workspace.h"

namespace signalbox::ui {
class Desk;
}

namespace signalbox::window {

/// The icon in the desktop's tray, if there is one. It shows the worst state and has a menu to open the window, pause
/// and resume all chains, mute notifications for an hour, and quit.
class Tray : public QObject {
    Q_OBJECT
public:
    Tray(Workspace* workspace, ui::Desk* desk, QObject* parent = nullptr);
    static bool isThere() { return QSystemTrayIcon::isSystemTrayAvailable(); }

Q_SIGNALS:
    void openRequested();
    void quitRequested();

private:
    void follow();
    void take(const WorkspaceSnapshot& snapshot);
    void fillMenu();
    void all(bool pause);

    Workspace* m_workspace;
    ui::Desk* m_desk;
    Engine* m_engine = nullptr;
    SnapshotPtr m_snapshot;
    QSystemTrayIcon m_icon;
    QMenu m_menu;
    int m_shown = -1;
};

}  // namespace signalbox::window
