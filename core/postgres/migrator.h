// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <functional>
#include <vector>

#include "postgres/session.h"
#include "signalbox/database_tools.h"

namespace signalbox::store {

/// Names that the SQL files leave open: @engine@, @reader@, @retention@. On a server where roles cannot be created, all
/// three are the connecting user, and only triggers enforce the rules.
struct RoleNames {
    QString engine, reader, retention;
    bool separate = true;  ///< true if engine, reader and retention are three roles
};

struct MigrationFile {
    int number = 0;
    QString name;
    QByteArray up, down, checksum;  ///< SHA-256 of the up file, hex
};

struct MigrationStatus {
    int number = 0;
    QString name;
    QDateTime appliedAt;  ///< time of the migration; invalid if it is not applied
    double tookMs = 0;
    QString appVersion;
    bool changed = false;  ///< true if the file differs from the one that was applied
    bool missing = false;  ///< true if it is applied, but this version has no such file
};

/// Numbered up and down files (Qt resources :/store/sql/NNNN_name.up.sql and .down.sql). They are applied in order,
/// each in its own transaction under an advisory lock, and recorded in signalbox.migrations. Errors: SCHEMA_NEWER,
/// MIGRATION_CHANGED, MIGRATION_MISSING, MIGRATION_FAILED, MIGRATION_ORDER.
class Migrator {
public:
    Migrator(Session& session, RoleNames roles, std::vector<MigrationFile> files);
    static Expected<std::vector<MigrationFile>> shipped();
    static Expected<std::vector<MigrationFile>> fromFolder(const QString& folder);

    Expected<std::vector<MigrationStatus>> status();
    /// Refuses what open() must refuse: a newer schema, a changed or missing file. Returns the schema's number.
    Expected<int> check();
    Expected<int> migrate(const std::function<void(const Message& text)>& progress = {});  ///< number of applied files
    /// Tables that revert() would drop or empty, with their rows: revert() runs in a transaction that is rolled back.
    Expected<std::vector<TableLoss>> previewRevert(int downTo);
    Expected<int> revert(int downTo);  ///< number of reverted files; migrations up to `downTo` are kept

private:
    Expected<Done> apply(const MigrationFile& file, bool up);
    QByteArray fill(QByteArray sql) const;

    Session& m_session;
    RoleNames m_roles;
    std::vector<MigrationFile> m_files;
};

}  // namespace signalbox::store
