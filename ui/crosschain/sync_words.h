// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "signalbox/sync_queries.h"
#include "theme/sign.h"

namespace signalbox::ui {

/// Order of the states by priority.
inline constexpr SyncCell::State syncWorstFirst[] = {
    SyncCell::State::Error,  SyncCell::State::Behind,  SyncCell::State::Resync, SyncCell::State::Waits,
    SyncCell::State::Paused, SyncCell::State::Unknown, SyncCell::State::Ok};

/// Short texts about cells of the matrix, the same in table, tip, pane and chart.
State syncSign(SyncCell::State state);
QString syncWord(SyncCell::State state);                           ///< ok, behind, waits, resync, error, paused
QString syncCellText(const SyncCell& cell);                        ///< "0 s", "13 min", "64 %", "7 keys", "waits"
QString syncLagText(const SyncCell& cell);                         ///< "41 blocks, 13 min 40 s"; "–"
QString syncSentence(const SyncCell& cell, const QString& chain);  ///< the error, its effect and the remedy
QString syncTip(const SyncCell& cell, const QString& chain);
QString syncSpoken(const SyncCell& cell, const QString& chain);  ///< accessible text
bool isCurable(const SyncCell& cell);                            ///< Repair does something for it

}  // namespace signalbox::ui
