// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/cures.h"
#include "shell/screen_registry.h"

namespace signalbox::ui {

/// What the program hands to its main window.
struct WindowParts {
    Workspace* workspace = nullptr;
    Desk* desk = nullptr;  ///< required; outlives the window
    ScreenRegistry registry;
    std::function<QWidget*(Workspace*, QWidget* parent)> makeFirstRun;  ///< shown while there is no workspace
    Cures cures;                       ///< actions for a workspace that failed to open; may be empty
    std::function<void()> lookAround;  ///< starts the demo from the workspace menu; may be empty
    std::function<Expected<Done>()>
        setSecretsAside;                          ///< renames the secrets file after a lost passphrase; may be empty
    std::function<void(QWidget* over)> moveKeys;  ///< moves keys from an unresponsive keychain to a file; may be empty
    QString directory;                            ///< workspace directory
    bool firstRun = false;                        ///< no workspace in `directory` yet
    bool demo = false;                            ///< simulated chains, marked in the rail, the title and a message
};

}  // namespace signalbox::ui
