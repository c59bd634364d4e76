// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/context.h"
#include "signalbox/database_queries.h"

/// Parts that the commands on the care of the database share.
namespace signalbox::cli {

Expected<DatabaseQueries*> careOf(Context& context);
Expected<MaintenanceJob> jobOf(Context& context, const QString& id);  ///< JOB_UNKNOWN

/// Asks, and prints the answer by `show`. The exit code.
template <class T, class F>
int showAnswer(Context& context, QFuture<Expected<T>> (DatabaseQueries::*question)(), F show)
{
    const auto care = careOf(context);
    if (!care)
        return context.finish(care.error());
    const auto answer = context.wait(((*care)->*question)());
    if (!answer)
        return context.finish(answer.error());
    show(*answer);
    return 0;
}

}  // namespace signalbox::cli
