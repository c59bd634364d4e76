// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "signalbox/triggers.h"

namespace signalbox::ui {

/// A trigger to begin with.
struct TriggerExample {
    QString title, words, icon;
    Trigger trigger;
};

std::vector<TriggerExample> triggerExamples(qint64 chainId);  ///< an agent's score, registrations, validators
Trigger emptyTrigger(qint64 chainId);
TriggerAction newAction(const QString& type, int priority);

}  // namespace signalbox::ui
