// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <vector>

#include "signalbox/interval.h"

namespace signalbox::ui {

/// The report of a verification in words: "5,000 of 4,600,000 blocks: no difference; at most 0.06 % of blocks with 95 %
/// confidence." Differing blocks are named, the first ones.
QString verifyText(const QJsonObject& report);

/// The listed blocks that differ as runs of neighbors, ascending; what a reindex is offered for. A few equal blocks
/// between two of them do not part a run.
std::vector<Interval> differingRuns(const QJsonObject& report);

}  // namespace signalbox::ui
