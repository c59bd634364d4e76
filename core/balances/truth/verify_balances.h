// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <functional>

#include "family/worker_input.h"
#include "signalbox/command_arguments.h"

namespace signalbox::balances {

/// The command of an operator: checks the tokens wanted and returns sums of the checks. `tell` returns false to stop.
/// Blocks its thread. Errors: NO_TOKENS (NotFound), those of ChainTruth::check if no token could be checked.
Expected<QJsonObject> verifyBalances(store::Session& session, const engine::FamilyParts& parts, const QString& caip2,
                                     const arguments::BalancesVerify& wanted,
                                     const std::function<bool(const Message& text, double share)>& tell);

}  // namespace signalbox::balances
