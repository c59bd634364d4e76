// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "signalbox/triggers.h"

namespace signalbox::triggers {

/// Everything that is wrong with a trigger when it is saved, in the order of its parts, with paths like name,
/// conditions[2].value, conditions[0].config.alpha, actions[1].config.url. Any thread, no database.
std::vector<TriggerProblem> check(const Trigger& trigger);

/// The same for one condition, as if it were the only one.
std::vector<TriggerProblem> checkCondition(const TriggerCondition& condition, const QString& registry,
                                           const QString& path);

bool hasErrors(const std::vector<TriggerProblem>& problems);  ///< one is not a warning

}  // namespace signalbox::triggers
