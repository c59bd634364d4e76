// SPDX-License-Identifier: GPL-3.0-or-later

#include "workspace/tools/keeper_tools.h"

#include "catalog/catalog_file.h"
#include "catalog/workspace_catalog.h"
#include "postgres/other_sessions.h"
#include "postgres/roles.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

namespace {

std::vector<SchemaFinding> shown(const std::vector<layers::Finding>& findings)
{
    std::vector<SchemaFinding> all;
    for (const layers::Finding& finding : findings)
        all.push_back({finding.schema, finding.entity, finding.object, finding.text});
    return all;
}

Expected<std::vector<SchemaFinding>> shown(const Expected<std::vector<layers::Finding>>& findings)
{
    if (!findings)
        return fail(findings.error());
    return shown(*findings);
}

}  // namespace

Expected<SchemaSession> SchemaSession::open(const OfflinePlace& place)
{
    auto database = OfflineDatabase::open(place);
    if (!database)
        return fail(database.error());
    SchemaSession all;
    all.database = std::move(*database);
    all.session = std::make_unique<store::Session>(
        all.database.connection(store::Role::Engine).withApplication(u"signalbox schema"_s));
    all.agreed = std::make_unique<layers::AgreedCatalog>(*all.session, place.folder);
    return all;
}

KeeperTools::KeeperTools(SchemaSession session, catalog::Catalog catalog)
    : m_session(std::move(session)), m_keeper(*m_session.session, std::move(catalog), store::readerRole)
{
}

Expected<std::unique_ptr<SchemaTools>> KeeperTools::open(const OfflinePlace& place)
{
    auto session = SchemaSession::open(place);
    if (!session)
        return fail(session.error());
    auto catalog = session->agreed->open(session->database.cluster == nullptr);
    if (!catalog)
        return fail(catalog.error());
    return std::unique_ptr<SchemaTools>(new KeeperTools(std::move(*session), std::move(*catalog)));
}

Expected<std::vector<SchemaFinding>> KeeperTools::check()
{
    return shown(m_keeper.check());
}

Expected<SchemaTools::Outcome> KeeperTools::repair()
{
    const auto outcome = m_keeper.repair();
    if (!outcome)
        return fail(outcome.error());
    return Outcome{shown(outcome->done), shown(outcome->left)};
}

Expected<std::vector<SchemaNeed>> KeeperTools::needs()
{
    const auto needs = m_keeper.needs();
    if (!needs)
        return fail(needs.error());
    std::vector<SchemaNeed> all;
    for (const layers::TableNeed& need : *needs) {
        SchemaNeed one;
        one.caip2 = need.chain.caip2;
        one.schema = need.chain.schema;
        one.table = need.entity;
        one.what = need.what == layers::TableNeed::What::Resync ? SchemaNeed::What::Resync : SchemaNeed::What::Backfill;
        one.columns = need.columns;
        if (!need.blocks.isEmpty())
            one.range = {*need.blocks.first(), *need.blocks.last()};
        one.blocks = need.blocks.count();
        all.push_back(std::move(one));
    }
    return all;
}

Expected<std::vector<SchemaLoss>> KeeperTools::previewRollBack()
{
    return m_keeper.previewRollBack();
}

Expected<std::vector<SchemaFinding>> KeeperTools::rollBack()
{
    return shown(m_keeper.rollBack());
}

Expected<QString> KeeperTools::pendingSql()
{
    return m_keeper.pendingSql();
}

Expected<QString> KeeperTools::wholeSql(const QString& caip2)
{
    bool ok = false;
    const qint64 id = caip2.section(u':', 1).toLongLong(&ok);
    if (caip2.section(u':', 0, 0) != catalog::shippedFamily() || !ok || id <= 0)
        return fail(
            ErrorKind::Invalid, "BAD_CHAIN_ID",
            Message(QT_TRANSLATE_NOOP("Engine", "%1 is not a valid Canopy chain ID, such as canopy:1.")).arg(caip2));
    return m_keeper.wholeSql({caip2, u"chain_%1"_s.arg(id)});
}

AgreementTools::AgreementTools(QString folder, SchemaSession session)
    : m_folder(std::move(folder)), m_session(std::move(session))
{
}

/// Only consoles of a server have files that may differ.
Expected<std::unique_ptr<CatalogTools>> AgreementTools::open(const OfflinePlace& place, WorkspaceTools::Access access)
{
    auto session = SchemaSession::open(place);
    if (!session)
        return fail(session.error());
    if (session->database.cluster)
        return fail(ErrorKind::Refused, "NOT_SHARED",
                    Message(QT_TRANSLATE_NOOP("Engine", "This workspace is local: it always uses %1 as its catalog."))
                        .arg(catalog::fileOfWorkspace(place.folder)));
    if (access == WorkspaceTools::Access::Alone)
        if (const auto alone = store::noOthers(*session->session); !alone)
            return fail(alone.error());
    return std::unique_ptr<CatalogTools>(new AgreementTools(place.folder, std::move(*session)));
}

QString AgreementTools::file() const
{
    return catalog::fileOfWorkspace(m_folder);
}

Expected<QString> AgreementTools::take()
{
    return m_session.agreed->take();
}

Expected<std::vector<Message>> AgreementTools::changes()
{
    return m_session.agreed->changes(store::readerRole);
}

Expected<Done> AgreementTools::publish()
{
    return m_session.agreed->publish();
}

}  // namespace signalbox::engine
