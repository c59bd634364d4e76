// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layers/agreed_catalog.h"
#include "layers/schema_keeper.h"
#include "workspace/tools/offline_database.h"

namespace signalbox::engine {

/// A session as the workspace's owner, with the application name for work on schemas.
struct SchemaSession {
    OfflineDatabase database;
    std::unique_ptr<store::Session> session;
    std::unique_ptr<layers::AgreedCatalog> agreed;

    static Expected<SchemaSession> open(const OfflinePlace& place);
};

/// See signalbox/schema_tools.h.
class KeeperTools : public SchemaTools {
public:
    static Expected<std::unique_ptr<SchemaTools>> open(const OfflinePlace& place);

    Expected<std::vector<SchemaFinding>> check() override;
    Expected<Outcome> repair() override;
    Expected<std::vector<SchemaNeed>> needs() override;
    Expected<std::vector<SchemaLoss>> previewRollBack() override;
    Expected<std::vector<SchemaFinding>> rollBack() override;
    Expected<QString> pendingSql() override;
    Expected<QString> wholeSql(const QString& caip2) override;

private:
    KeeperTools(SchemaSession session, catalog::Catalog catalog);

    SchemaSession m_session;
    layers::SchemaKeeper m_keeper;
};

/// See signalbox/schema_tools.h.
class AgreementTools : public CatalogTools {
public:
    static Expected<std::unique_ptr<CatalogTools>> open(const OfflinePlace& place, WorkspaceTools::Access access);

    QString file() const override;
    Expected<QString> take() override;
    Expected<std::vector<Message>> changes() override;
    Expected<Done> publish() override;

private:
    AgreementTools(QString folder, SchemaSession session);

    QString m_folder;
    SchemaSession m_session;
};

}  // namespace signalbox::engine
