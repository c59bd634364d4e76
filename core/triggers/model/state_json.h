// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include "signalbox/error.h"
#include "triggers/model/condition.h"
#include "triggers/model/trigger_state.h"

namespace signalbox::triggers {

/// A stateful condition's place in a trigger.
struct StatePlace {
    int index = 0;
    QString key;  ///< of the map conditions
    ConditionKind kind = ConditionKind::Ema;
};

/// The column trigger_state.state_data. {"ema", "count"} or {"current_hour", "count", "recent_timestamps"} for the
/// first stateful condition; if there are several, also "conditions" with all of them, by ID. Keys may be missing.
Expected<TriggerState> readState(const QJsonObject& state, const std::vector<StatePlace>& places);
QJsonObject writtenState(const TriggerState& state, const std::vector<StatePlace>& places);

}  // namespace signalbox::triggers
