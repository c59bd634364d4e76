// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "actions/action_sheets.h"
#include "signalbox/token_queries.h"

namespace signalbox::ui {

/// Asks whether the balances of all holders of a token or of one are computed again from the stored transfers.
/// `holder`: entered first; may be empty. The sheet is a child of `window` and deletes itself.
void openRecalculateSheet(Engine* engine, const TokenFigures& token, const QString& holder, int mark, QWidget* window,
                          Send send);

/// Counts what a rebuild of all balances of the chain removes and computes again, and asks.
void openRebuildSheet(Engine* engine, const QString& caip2, QWidget* window, Send send);

/// Sends a command with its preview where it needs one.
void sendCounted(Engine* engine, const Command& command, QObject* owner, Send send);

}  // namespace signalbox::ui
