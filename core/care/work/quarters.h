// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>

#include "care/work/steps.h"

namespace signalbox::care {

/// Creates the partitions of the present and the next quarter of every table of the workspace that is partitioned by
/// ranges of one time, where no partition has them yet: name_2026_q4.
Expected<std::vector<Step>> partitionSteps(store::Transaction& transaction, const QDate& today);

}  // namespace signalbox::care
