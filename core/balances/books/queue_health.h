// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "signalbox/queue_queries.h"

namespace signalbox::balances {

/// Thresholds that a workspace may start from: default, and document (as the document on balances recommends).
QueueThresholds presetThresholds(const QString& name);
Expected<Done> checkThresholds(const QueueThresholds& thresholds);  ///< BAD_VALUE

/// Sentences for the reasons that hold. `states`: which ones, as the database decides; `latched`: those that held at
/// the last sample, and end only below their threshold.
std::vector<BalanceQueue::Reason> reasonsOf(const BalanceQueue& queue, const QueueThresholds& thresholds,
                                            const QStringList& states, const QStringList& latched);

}  // namespace signalbox::balances
