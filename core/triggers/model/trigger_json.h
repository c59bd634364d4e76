// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <utility>
#include <vector>

#include "signalbox/triggers.h"

namespace signalbox::triggers {

/// {"version": 1, "triggers": […]}, indented. Each trigger has name, description, chain_id, registry, enabled,
/// is_stateful, conditions {condition_type, field, operator, value, config}, actions {action_type, priority, config}
/// and circuit_breaker. Contains no ID and no secret: one in plain text becomes a reference.
QByteArray exportJson(const std::vector<Trigger>& triggers);
QJsonObject exportedTrigger(const Trigger& trigger);

/// Either triggers that are valid, or none and at least one problem that is not a warning.
struct ImportResult {
    std::vector<Trigger> triggers;
    std::vector<TriggerProblem> problems;  ///< paths begin with triggers[N], or version
    /// Name and value; the triggers have {{secret:NAME}}. A file must not replace a stored secret: names are new, apart
    /// from telegram.bot_token and mcp.CHAIN.AGENT.
    std::vector<std::pair<QString, QString>> secrets;
};

/// Reads an exported file. Files are hostile: limits are 32 MiB, 10,000 triggers, 50 conditions and 20 actions each, a
/// nesting of 32. Keys of stored triggers (id, owner, created_at, updated_at, the breaker's state) are ignored.
ImportResult readImport(const QByteArray& json);

/// Reads one trigger that a person edited; paths begin with its keys. IDs and allow_private_hosts are kept.
ImportResult readTrigger(const QByteArray& json);

/// Moves secrets in plain text out of the actions' configs.
std::vector<std::pair<QString, QString>> moveSecrets(Trigger& trigger);

}  // namespace signalbox::triggers
