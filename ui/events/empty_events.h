// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <optional>

#include "signalbox/engine.h"

namespace signalbox::ui {

/// State of a list of events without rows.
struct EmptyEvents {
    EventKind kind = EventKind::Transfers;
    std::optional<Error> error;            ///< error of the last query
    bool running = true;                   ///< the engine answers queries
    bool noChain = false;                  ///< the workspace has no chains
    bool searching = false;                ///< the engine is still reading older blocks
    bool filtered = false;                 ///< filters are set
    const ChainSnapshot* chain = nullptr;  ///< chain of the list, if it is limited to one
};

/// The action that helps, offered on the button below the text.
enum class EmptyEventsAction { None, Retry, ClearFilters, AddChain, OpenChain };

/// Why the list is empty, and what to do.
struct EmptyEventsText {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::EmptyEventsText)
public:
    QString text;
    EmptyEventsAction action = EmptyEventsAction::None;
};

EmptyEventsText emptyEventsText(const EmptyEvents& state);

}  // namespace signalbox::ui
