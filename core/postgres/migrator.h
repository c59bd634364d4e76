// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <functional>
#include <vector>

#include "postgres/session.h"
#include "signalbox/database_tools.h"

namespace signalbox::store {

/// Names that the SQL files leave open: @engine@, @reader@, @retention@. On a server where roles cannot be made, all
/// three are the user who connects, and rules stand by trigger alone.
struct RoleNames {
    QString engine, reader, retention;
    bool separate = true;  ///< engine, reader and retention are three roles
};

struct MigrationFile {
    int number = 0;
    QString name;
    QByteArray up, down, checksum;  ///< SHA-256 of the up file, hex
};

struct MigrationStatus {
    int number = 0;
    QString name;
    QDateTime appliedAt;  ///< invalid: not applied
    double tookMs = 0;
    QString appVersion;
    bool changed = false;  ///< the file differs from what was applied
    bool missing = false;  ///< applied, but this app has no such file
};

/// Numbered up and down files (Qt resources :/store/sql/NNNN_name.up.sql and .down.sql), applied in order, each in a
/// transaction of its own under an advisory lock, and written down in signalbox.migrations. Errors: SCHEMA_NEWER,
/// MIGRATION_CHANGED, MIGRATION_MISSING, MIGRATION_FAILED, MIGRATION_ORDER.
class Migrator {
public:
    Migrator(Session& session, RoleNames roles, std::vector<MigrationFile> files);
    static Expected<std::vector<MigrationFile>> shipped();
    static Expected<std::vector<MigrationFile>> fromFolder(const QString& folder);

    Expected<std::vector<MigrationStatus>> status();
    /// Refuses what open() must refuse: newer schema, changed or missing file. Answers the schema's number.
    Expected<int> check();
    Expected<int> migrate(const std::function<void(const Message& text)>& progress = {});  ///< applied files
    /// Tables that revert() would drop or empty, with their rows: tried in a transaction that is then rolled back.
    Expected<std::vector<TableLoss>> previewRevert(int downTo);
    Expected<int> revert(int downTo);  ///< reverted files; what stands at `downTo` stays

private:
    Expected<Done> apply(const MigrationFile& file, bool up);
    QByteArray fill(QByteArray sql) const;

    Session& m_session;
    RoleNames m_roles;
    std::vector<MigrationFile> m_files;
};

}  // namespace signalbox::store
