// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "signalbox/triggers.h"

/// Conditions and actions as they are written on the command line.
namespace signalbox::cli {

/// One line for each form, for help texts and errors.
QString conditionForms();

/// agent = 42, event = NewFeedback, score < 50, response >= 80, tag1 = starred, validator in 0x…,0x…, file exists,
/// ema(10) < 70, count in 1h > 10 reset: as a condition in JSON. BAD_USAGE.
Expected<QJsonObject> conditionOf(const QString& text);

/// telegram CHAT TEXT, rest METHOD URL [BODY], mcp TOOL [URL], or an action in JSON. BAD_USAGE.
Expected<QJsonObject> actionOf(const QString& text);

QString conditionText(const TriggerCondition& condition);  ///< the reverse
QString actionText(const TriggerAction& action);           ///< without its text or body

}  // namespace signalbox::cli
