// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "triggers/model/condition.h"
#include "triggers/rows/trigger_rows.h"

/// Conditions and actions of a trigger as rows, for the functions of trigger_rows.h.
namespace signalbox::triggers {

/// What the state of a stored trigger depends on, in order.
struct StatefulPart {
    qint64 id = 0;
    QString type, field, value;
    QJsonObject config;
    bool operator==(const StatefulPart&) const = default;
};
std::vector<StatefulPart> statefulParts(const Trigger& trigger);

QJsonValue orNull(const QJsonObject& object);  ///< null if it is empty

/// Makes the rows of the stored trigger `before` those of `wanted`. IDs are the order, so those behind the first one
/// that is out of order are new.
void replaceParts(store::Transaction& transaction, const Trigger& wanted, const Trigger& before);
/// Writes the edit history of new triggers.
void noteAdded(store::Transaction& transaction, const QStringList& ids, const QString& person, const QString& what);

}  // namespace signalbox::triggers
