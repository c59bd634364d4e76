// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include "models/event_counter.h"

namespace signalbox::ui {

/// The numbers of rows of a list of events.
struct EventCounts {
    Q_DECLARE_TR_FUNCTIONS(signalbox::ui::EventCounts)
public:
    EventKind kind = EventKind::Transfers;
    EventTotals totals;
    int loaded = 0;          ///< rows in memory
    bool searching = false;  ///< the engine is still reading older blocks
    bool filtered = false;   ///< filters are set

    QString text() const;  ///< "45,210 transfers", "120 of ≈ 45,210", "12 found so far, searching"
};

}  // namespace signalbox::ui
