// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>

#include "signalbox/workspace.h"

namespace signalbox::ui {
class Desk;
class MainWindow;
}  // namespace signalbox::ui

namespace signalbox::window {

class Tray;

/// Handles the closing of the window. The user is asked once whether Signalbox stays in the tray (minimized if there is
/// no tray) or stops. Quit in a menu, Ctrl+Q and signals always stop it, as does closing the demo or a window whose
/// workspace is not open.
class Closing : public QObject {
    Q_OBJECT
public:
    Closing(ui::MainWindow* window, Workspace* workspace, ui::Desk* desk, bool demo);
    ~Closing() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void keep();

    ui::MainWindow* m_window;
    Workspace* m_workspace;
    ui::Desk* m_desk;
    std::unique_ptr<Tray> m_tray;
    bool m_demo, m_asking = false;
};

}  // namespace signalbox::window
