// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/tools/make_tools.h"

#include <QDir>
#include <QFileInfo>

#include "signalbox/literals.h"
#include "workspace/tools/folder_tools.h"
#include "workspace/tools/keeper_tools.h"
#include "workspace/tools/key_tools.h"
#include "workspace/tools/migration_tools.h"
#include "workspace/tools/reading_tools.h"
#include "workspace/tools/settings_file.h"

namespace signalbox::engine {

namespace {

class Tools : public WorkspaceTools {
public:
    Tools(const QString& folder, Calls calls)
        : m_place{QDir::cleanPath(QFileInfo(folder).absoluteFilePath()), std::move(calls)}, m_settings(m_place.folder)
    {
    }

    bool exists() const override { return WorkspaceRecord::exists(m_place.folder); }
    bool isLocal() const override { return store::PrivateCluster::exists(m_place.folder); }
    Settings& settings() override { return m_settings; }
    std::vector<SavedQuery> savedQueries() const override { return shippedQueries(); }

    Expected<std::unique_ptr<DatabaseTools>> database(Access access) override
    {
        return MigrationTools::open(m_place, access);
    }
    Expected<std::unique_ptr<SchemaTools>> schemas() override { return KeeperTools::open(m_place); }
    Expected<std::unique_ptr<CatalogTools>> catalog(Access access) override
    {
        return AgreementTools::open(m_place, access);
    }
    Expected<std::unique_ptr<SecretTools>> secrets() override { return KeyTools::open(m_place); }
    Expected<std::unique_ptr<SqlTools>> sql() override { return ReadingTools::open(m_place); }

    Expected<QString> passphraseOf(const QString& file) const override { return store::readPassphraseFile(file); }
    Expected<bool> hasSecretsFile() const override
    {
        const auto record = WorkspaceRecord::load(m_place.folder);
        if (!record)
            return fail(record.error());
        return record->secretStore == "file"_L1 && QFileInfo::exists(secretFile(m_place.folder));
    }
    Expected<QString> setSecretsAside() override
    {
        auto record = WorkspaceRecord::load(m_place.folder);
        if (!record)
            return fail(record.error());
        return OfflineSecrets::of(m_place.folder, std::move(*record)).store->setAside();
    }

    Expected<Done> stop(bool force) override { return stopCluster(m_place.folder, force); }
    Expected<Removed> remove() override { return removeWorkspace(m_place.folder); }

private:
    OfflinePlace m_place;
    SettingsFile m_settings;
};

}  // namespace

std::unique_ptr<WorkspaceTools> toolsOf(const QString& folder, WorkspaceTools::Calls calls)
{
    return std::make_unique<Tools>(folder, std::move(calls));
}

}  // namespace signalbox::engine
