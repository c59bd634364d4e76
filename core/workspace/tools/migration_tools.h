// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "postgres/migrator.h"
#include "workspace/tools/offline_database.h"

namespace signalbox::engine {

/// See signalbox/database_tools.h.
class MigrationTools : public DatabaseTools {
public:
    static Expected<std::unique_ptr<DatabaseTools>> open(const OfflinePlace& place, WorkspaceTools::Access access);

    QString serverVersion() const override;
    Expected<std::vector<MigrationEntry>> migrations() override;
    Expected<int> migrate(const std::function<void(const Message& text)>& progress) override;
    Expected<std::vector<TableLoss>> previewRevert(int downTo) override;
    Expected<int> revert(int downTo) override;
    DatabaseAddress address(bool readOnly) const override;
    QString psqlProgram() const override;

private:
    MigrationTools() = default;

    OfflineDatabase m_database;
    std::unique_ptr<store::Session> m_session;
    std::unique_ptr<store::Migrator> m_migrator;
};

}  // namespace signalbox::engine
