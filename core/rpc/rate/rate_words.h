// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rpc/error_class.h"
#include "rpc/rate/rate_learner.h"

namespace signalbox::rpc {

/// What a refusal says of the rate that is allowed: its number, its unit, its Retry-After.
RateHint rateHintOf(const Fault& fault);

/// "15/second", "25 requests per second", "100 rps", "600 requests per 1m": in a second. None: no such words.
std::optional<double> rateOf(const QString& text);

/// Whether the words speak of a rate, so that a number in them is not a cap on blocks and no plan is used up.
bool speaksOfRate(const QString& lowerText);

}  // namespace signalbox::rpc
