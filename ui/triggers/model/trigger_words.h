// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/action_words.h"
#include "signalbox/triggers.h"
#include "theme/sign.h"

namespace signalbox::ui {

/// How a row of the list of triggers reads: its sign, the word for it, and the line below its name.
struct TriggerLook {
    State state = State::None;
    QString word, line;
    bool isTrouble = false;  ///< the line is the failure
};
TriggerLook lookOf(const TriggerSummary& summary);

State stateOf(BreakerState state);
QString breakerText(const TriggerBreaker& breaker);  ///< "closed, 0 of 10"
QString registryWord(const QString& registry);
QString actionTarget(const TriggerAction& action);  ///< "ops-room", "hooks.example.org"; empty if not known yet
QString editWord(const QString& what);              ///< "created", "changed", …
/// What stateful conditions hold now: "Counter now: 0 of more than 3"; empty if there is nothing.
QString stateText(const Trigger& trigger, const QJsonObject& state);
QString problemsText(const std::vector<TriggerProblem>& problems);

}  // namespace signalbox::ui
