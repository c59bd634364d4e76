// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <array>
#include <optional>

#include "signalbox/queue_queries.h"
#include "theme/sign.h"

namespace signalbox::ui {

/// A threshold as a field: text in the unit that is shown.
struct ThresholdField {
    enum Id { Pending, Drain, Delayed, Errors, End };
    static constexpr int count = 5;

    Id id;
    State state;          ///< that it leads to; None: for all
    QString word;         ///< of the state
    QString label, unit;  ///< "Entries above", "entries"
    QString hint;         ///< limits, and what an empty field means
    bool optional;
};
const std::array<ThresholdField, ThresholdField::count>& thresholdFields();

using ThresholdTexts = std::array<QString, ThresholdField::count>;
ThresholdTexts textsOf(const QueueThresholds& thresholds);
bool isThreshold(ThresholdField::Id id, const QString& text);  ///< within its limits, or empty where that is allowed
std::optional<QueueThresholds> thresholdsOf(const ThresholdTexts& texts);  ///< none if a field is wrong
bool sameThresholds(const QueueThresholds& a, const QueueThresholds& b);

}  // namespace signalbox::ui
