// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rpc/error_class.h"
#include "rpc/rate/rate_learner.h"

namespace signalbox::rpc {

/// Reads the allowed rate in a refusal: its number, its unit, its Retry-After.
RateHint rateHintOf(const Fault& fault);

/// "15/second", "25 requests per second", "100 rps", "600 requests per 1m", converted to a rate per second. None if
/// there is no such text.
std::optional<double> rateOf(const QString& text);

/// True if the message is about a rate, so that a number in it is neither a limit on blocks nor an exhausted plan.
bool speaksOfRate(const QString& lowerText);

}  // namespace signalbox::rpc
