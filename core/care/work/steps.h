// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "care/rows/job_rows.h"

namespace signalbox::care {

/// What jobs may ask about this machine. Thread-safe.
struct Machine {
    QString dataDirectory;                             ///< of the private server; empty if it runs elsewhere
    std::function<qint64(qint64 totalBytes)> reserve;  ///< that must stay free on its disk; empty: none

    bool hasFiles() const { return !dataDirectory.isEmpty(); }
    QString serverLog() const;
    std::optional<qint64> freeBytes() const;
    /// DISK_FULL if less than the reserve would be free after `wanted` more bytes.
    Expected<Done> allows(qint64 wanted) const;
};

/// One statement of a job, run outside a transaction.
struct Step {
    enum class Kind { Statement, Rebuild, Rotate, Missing };
    Kind kind = Kind::Statement;
    QString object;  ///< schema.name; empty if it concerns no single object
    QString statement;
    qint64 bytes = 0, bytesAfter = 0, rows = 0;
};

Error objectUnknown(const char* code, const QString& objects);

/// What a run of the job would do now. INDEX_UNKNOWN, TABLE_UNKNOWN for objects that are not there.
Expected<std::vector<Step>> stepsOf(store::Transaction& transaction, const Machine& machine, const RunOrder& order);

/// Whether tables need the job `vacuum`.
bool needsVacuum(store::Transaction& transaction);

Expected<MaintenancePlan> planOf(store::Transaction& transaction, const Machine& machine, const RunOrder& order);

/// REINDEX INDEX CONCURRENTLY "schema"."name"
QString rebuildStatement(const QString& schema, const QString& name);

}  // namespace signalbox::care
