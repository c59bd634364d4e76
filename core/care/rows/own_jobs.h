// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "care/rows/job_rows.h"

/// Jobs that operators add, and the history of all runs.
namespace signalbox::care {

/// Adds or changes a job; returns its ID, which a new job gets from its name. BAD_VALUE, JOB_UNKNOWN, JOB_DECLARED.
Expected<QString> putJob(store::Transaction& transaction, const OwnJob& job, const QString& by);
/// With its runs. JOB_UNKNOWN, JOB_DECLARED, JOB_RUNNING.
Expected<Done> removeJob(store::Transaction& transaction, const QString& id);

/// The newest first; an empty `job`: of all jobs. JOB_UNKNOWN.
Expected<std::vector<MaintenanceRun>> readRuns(store::Transaction& transaction, const QString& job, int most);

}  // namespace signalbox::care
