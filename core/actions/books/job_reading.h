// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/session.h"
#include "signalbox/action_queries.h"

/// Rows of jobs and attempts of one user, as the window shows them. A constant number of statements each.
namespace signalbox::actions {

std::vector<ActionJob> readJobs(store::Transaction& transaction, const QString& user, const ActionFilter& filter);
std::optional<ActionJob> readJob(store::Transaction& transaction, const QString& user, qint64 id);
bool anyJob(store::Transaction& transaction, const QString& user, const std::vector<qint64>& ids);
std::vector<ActionTotals> readTotals(store::Transaction& transaction, const QString& user);
ActionAttempt readAttempt(store::Transaction& transaction, const QString& id);

}  // namespace signalbox::actions
