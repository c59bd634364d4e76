// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/context.h"
#include "signalbox/action_queries.h"
#include "signalbox/trigger_queries.h"
#include "signalbox/user_queries.h"

/// Parts that the commands on triggers, actions and users share.
namespace signalbox::cli {

/// Signed in with --user, if the workspace requires it. NOT_SIGNED_IN, SIGN_IN_FAILED, SIGN_IN_LOCKED.
Expected<TriggerQueries*> triggersOf(Context& context);
Expected<ActionQueries*> actionsOf(Context& context);
Expected<UserQueries*> usersOf(Context& context);

/// `options` and those of a user who signs in.
std::vector<OptionSpec> withUser(std::vector<OptionSpec> options = {});

/// By its ID or its name. TRIGGER_UNKNOWN, TRIGGER_AMBIGUOUS.
Expected<TriggerSummary> triggerOf(Context& context, TriggerQueries& triggers, const QString& idOrName);

/// The number of an EVM chain, given as a number, a CAIP-2 ID or the name of a chain of the workspace.
Expected<qint64> chainNumber(Context& context, const QString& text);

QString timeText(const QDateTime& at);  ///< UTC; – if invalid
QString problemText(const TriggerProblem& problem);
/// Warnings go to standard error; the first other problem is the error.
Expected<Done> tellProblems(Context& context, const std::vector<TriggerProblem>& problems);

/// The content of a file, or of standard input for "-".
Expected<QByteArray> contentOf(const QString& file);

/// 90s, 15m, 12h, 7d: seconds.
Expected<qint64> spanOf(const QString& text);

}  // namespace signalbox::cli
