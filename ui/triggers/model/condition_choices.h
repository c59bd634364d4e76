// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "signalbox/triggers.h"

namespace signalbox::ui {

/// A condition that the editor offers: a type together with one of its fields.
struct ConditionChoice {
    const TriggerVocabulary::Condition* kind = nullptr;
    QString field, label;
};

const TriggerVocabulary::Condition* conditionKind(const QString& type);  ///< null if it is unknown
std::vector<ConditionChoice> conditionChoices(const QString& registry);  ///< in the vocabulary's order
QStringList eventTypesOf(const QString& registry);
QString conditionLabel(const TriggerCondition& condition);  ///< "score", "tag1"
QString operatorLabel(const TriggerCondition& condition);   ///< "less than"
QString conditionText(const TriggerCondition& condition);   ///< "score less than 50"
/// The same place with another kind; values that fit stay.
TriggerCondition recast(const TriggerCondition& condition, const ConditionChoice& choice, const QString& registry);
TriggerCondition newCondition(const ConditionChoice& choice, const QString& registry);

QString durationText(const QString& stored);     ///< "1h": "1 h"; other text unchanged
QStringList addressesIn(const QString& stored);  ///< of a JSON list, or separated by commas and blanks
QString addressesText(const QStringList& list);  ///< as stored: a JSON list

}  // namespace signalbox::ui
