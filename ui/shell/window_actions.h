// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "shell/screen.h"

namespace signalbox::ui {

class ChainActions;
class EngineLink;
class ScreenStack;
struct WindowParts;

/// The parts of a window that its actions use; all outlive them.
struct WindowServices {
    QWidget* window;
    const WindowParts& parts;
    ScreenContext& context;
    ScreenStack& screens;
    EngineLink& link;
};

/// What an operator can do anywhere in the window, by a key, in the palette or in the menu of the workspace.
class WindowActions : public QObject {
    Q_OBJECT
public:
    explicit WindowActions(const WindowServices& services);

    void setCovered(bool covered) { m_covered = covered; }  ///< the first-run page is shown: no palette, no blocks
    const WindowServices& services() const { return m_services; }
    bool canAddChain() const;
    bool canStartDemo() const;

    void go(const QString& address) const;
    void addChain();  ///< opens the wizard, if there is an engine
    void goToBlock();
    void showPalette();
    void showShortcuts();
    void find();     ///< focuses the search field of the screen
    void refresh();  ///< of the screen
    void toggleLive();
    void copyAddress();
    void copyFolder();
    void quit();

private:
    WindowServices m_services;
    ChainActions* m_chains;
    bool m_covered = false;
};

}  // namespace signalbox::ui
