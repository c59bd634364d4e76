// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <vector>

#include "shell/screen.h"
#include "theme/sign.h"

namespace signalbox::ui {

struct RailBadge {
    QString text;                ///< empty: none
    State state = State::Error;  ///< Error or Slow: its tint
    QString meaning;             ///< accessible text: "1 chain stopped"
};

/// Registration of a screen. Only registered screens appear in the window.
struct ScreenEntry {
    QString id;  ///< first part of its addresses: "chains"
    QString icon;
    std::function<QString()> title;  ///< translated, asked again when the language changes
    std::function<Screen*(ScreenContext*)> make;
    std::function<RailBadge(const WorkspaceSnapshot&)> badge;  ///< may be empty
    bool atFoot = false;                                       ///< Settings
    /// Whether the workspace has data for it; empty: always. The screen is hidden until a snapshot confirms it.
    std::function<bool(const WorkspaceSnapshot&)> shown;

    /// Text in the status bar on every screen; may be empty.
    std::function<StatusNote(const WorkspaceSnapshot&)> status;

    bool isShown(const WorkspaceSnapshot* snapshot) const { return !shown || (snapshot && shown(*snapshot)); }
};

/// For screens that only some chains have data for.
template <Feature feature>
bool anyHas(const WorkspaceSnapshot& snapshot)
{
    for (const ChainSnapshot& chain : snapshot.chains)
        if (chain.has(feature) && chain.state != ChainState::Deleted)
            return true;
    return false;
}

class ScreenRegistry {
public:
    void add(ScreenEntry entry) { m_entries.push_back(std::move(entry)); }  ///< appends in rail order
    const std::vector<ScreenEntry>& entries() const { return m_entries; }
    std::vector<const ScreenEntry*> shown(const WorkspaceSnapshot* snapshot) const
    {
        std::vector<const ScreenEntry*> all;
        for (const auto& entry : m_entries)
            if (entry.isShown(snapshot))
                all.push_back(&entry);
        return all;
    }
    bool has(const QString& id) const
    {
        for (const auto& entry : m_entries)
            if (entry.id == id)
                return true;
        return false;
    }

    /// Opens the add-chain wizard over `parent`; it goes to the new chain by context->go(). Empty: the button
    /// is hidden.
    std::function<void(QWidget* parent, ScreenContext*)> addChain;

private:
    std::vector<ScreenEntry> m_entries;
};

}  // namespace signalbox::ui
