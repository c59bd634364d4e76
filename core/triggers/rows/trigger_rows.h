// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"
#include "signalbox/triggers.h"

/// Rows of triggers with their conditions and actions. The functions run in the caller's transaction, and throw its
/// exceptions. They see the triggers of the user whom scope() has set, or of all users for the engine.
namespace signalbox::triggers {

/// NOTIFY of this channel tells that triggers were added, edited, enabled, disabled or deleted, or that one skipped a
/// gap.
inline const QString changedChannel = u"signalbox_triggers"_s;

struct TriggerFilter {
    QString id;                     ///< empty: all
    std::optional<qint64> chainId;  ///< unset: all
    QString registry;               ///< empty: all
    bool enabledOnly = false;
};

/// By name, then ID; conditions in their order, actions by priority. Three queries for any number of triggers.
std::vector<Trigger> readTriggers(store::Transaction& transaction, const TriggerFilter& filter = {});
Expected<Trigger> readTrigger(store::Transaction& transaction, const QString& id);  ///< TRIGGER_UNKNOWN
Error triggerUnknown(const QString& id);

/// Stores it and returns it as it is stored. A new one (without ID) needs an owner, and starts at the height that is
/// stored of its chain. Conditions and actions that have the ID of a stored one keep it, unless their order changed.
/// For a stored one, `updatedAt` must be what was read: else TRIGGER_CHANGED. Its owner and its breaker's state do not
/// change. The state of stateful conditions is removed if one of them changed its type, field, value, config or place,
/// or if the trigger has another chain or registry. `person` is for the edit history (user@host). It is not validated
/// here.
Expected<Trigger> saveTrigger(store::Transaction& transaction, Trigger trigger, const QString& person);

/// Stores new triggers in a few statements; returns their IDs in the same order. `what` for the history: created,
/// imported.
QStringList addTriggers(store::Transaction& transaction, const std::vector<Trigger>& triggers, const QString& person,
                        const QString& what);

// TRIGGER_UNKNOWN. Each is in the edit history.
Expected<Done> removeTrigger(store::Transaction& transaction, const QString& id, const QString& person);
Expected<Done> setEnabled(store::Transaction& transaction, const QString& id, bool enabled, const QString& person);
Expected<Done> resetState(store::Transaction& transaction, const QString& id, const QString& person);
Expected<Done> resetBreaker(store::Transaction& transaction, const QString& id, const QString& person);

std::vector<TriggerEdit> readEdits(store::Transaction& transaction, const QString& id,
                                   int limit = 1000);  ///< newest first
/// `edit` without ID and time.
void writeEdit(store::Transaction& transaction, const QString& id, const QString& owner, const TriggerEdit& edit);

TriggerBreaker breakerOf(const QJsonObject& config, const QJsonObject& state);  ///< of the columns circuit_breaker_…
QJsonObject breakerConfig(const TriggerBreaker& breaker);
QJsonObject breakerState(const TriggerBreaker& breaker);

}  // namespace signalbox::triggers
