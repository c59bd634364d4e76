// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "signalbox/triggers.h"

namespace signalbox::triggers {

/// When NewFeedback on Base has score less than 50, and more than 3 such events come within 1 h, then send Telegram to
/// ops-room. Paths: conditions[N].type, .field, .op, .value, .config.time_window; chain_id; registry; actions[N].type,
/// actions[N].config.url. `chainName` may be empty. Phrases are joined by a space, except before a comma or full stop.
std::vector<TriggerPhrase> sentence(const Trigger& trigger, const QString& chainName = {});

QString sentenceText(const std::vector<TriggerPhrase>& phrases);  ///< English

}  // namespace signalbox::triggers
