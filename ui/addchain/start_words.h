// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

#include "signalbox/queries.h"

namespace signalbox::ui {

struct ChainPlan;

/// Texts of page 4 and of the summary for an estimate; unknown values are "–".
QString startTitle(const QString& id, bool pruned);  ///< pruned: the earliest block in place of genesis
QString limitWords(const std::optional<ProbeReport>& report);
QString rateWords(const Estimate& estimate, int endpoints);
QString spreadWords(const Estimate& estimate);
/// What comparing balances with their contracts costs; empty if no tokens are indexed.
QString checkWords(const ChainPlan& plan);
QString checkCost(const ChainPlan& plan);  ///< "9 calls once and 2 a day"
QString headerPrice(const StartChoice* choice, bool measuring);

}  // namespace signalbox::ui
