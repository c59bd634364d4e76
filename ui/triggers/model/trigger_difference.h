// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>
#include <vector>

namespace signalbox::ui {

/// A value that an edit changed.
struct TriggerChange {
    QString place, before, after;  ///< "conditions[1].value"; empty text: it was not there
};

/// What differs, in the order of the places; values of IDs, states and times are omitted.
std::vector<TriggerChange> triggerChanges(const QJsonObject& before, const QJsonObject& after);

}  // namespace signalbox::ui
