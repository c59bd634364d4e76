// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/window_actions.h"

namespace signalbox::ui {

/// The entries of the command palette: screens, chains, the commands of the screens, the actions on chains, the window.
class PaletteCommands {
public:
    PaletteCommands(WindowActions* actions, ChainActions* chains);

    std::vector<PaletteCommand> all();  ///< each text once; creates the screens that are shown

private:
    void addPlaces();
    void addScreens();
    void addChains();
    void addThemes();
    void addWindow();
    void add(const QString& text, const QString& keys, const QString& icon, std::function<void()> run);
    QString keys(const QString& binding) const;

    WindowActions* m_actions;
    ChainActions* m_chainActions;
    const WindowServices& m_services;
    SnapshotPtr m_snapshot;
    std::vector<PaletteCommand> m_commands;
};

}  // namespace signalbox::ui
