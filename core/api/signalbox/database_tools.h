// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <functional>
#include <vector>

#include "signalbox/error.h"

namespace signalbox {

struct MigrationEntry {
    enum class State { Pending, Applied, Changed, Missing };  ///< Changed: the file differs from the applied one
    int number = 0;
    QString name;
    State state = State::Pending;
    QDateTime appliedAt;  ///< invalid if never applied
    double tookMs = 0;
    QString appVersion;  ///< version of the program that applied it
};

struct TableLoss {
    QString table;
    qint64 rows = 0;
    bool exact = true;
};

/// How other programs reach the database as one of its roles.
struct DatabaseAddress {
    QString host, database, user, password;
    quint16 port = 0;
    QByteArray conninfo;         ///< libpq keywords with the password
    QByteArray withoutPassword;  ///< the same without it, for a password file
    QString display;             ///< readable form
};

/// The migrations of a workspace's database and the connection to it; works even if its schema does not fit this
/// program. Blocking; one thread. A local workspace's database runs while the object lives. Errors: SCHEMA_NEWER,
/// MIGRATION_CHANGED, MIGRATION_MISSING, MIGRATION_FAILED, MIGRATION_ORDER, and the database's.
class DatabaseTools {
public:
    virtual ~DatabaseTools() = default;
    virtual QString serverVersion() const = 0;  ///< "PostgreSQL 15.18"; empty for an existing server
    virtual Expected<std::vector<MigrationEntry>> migrations() = 0;
    virtual Expected<int> migrate(
        const std::function<void(const Message& text)>& progress) = 0;  ///< number of applied migrations
    /// The tables that revert() would drop or empty, found in a transaction that is rolled back. WORKSPACE_IN_USE.
    virtual Expected<std::vector<TableLoss>> previewRevert(int downTo) = 0;
    virtual Expected<int> revert(
        int downTo) = 0;  ///< number of reverted migrations; `downTo` itself is kept. WORKSPACE_IN_USE
    virtual DatabaseAddress address(bool readOnly) const = 0;
    virtual QString psqlProgram() const = 0;  ///< path; "psql" if only PATH may contain it
};

}  // namespace signalbox
