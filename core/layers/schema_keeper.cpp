// SPDX-License-Identifier: GPL-3.0-or-later

#include "layers/schema_keeper.h"

#include "postgres/sql_text.h"
#include "signalbox/literals.h"

namespace signalbox::layers {

using store::Session;
using store::Transaction;

SchemaKeeper::SchemaKeeper(Session& session, catalog::Catalog catalog, QString reader)
    : m_session(session), m_catalog(std::move(catalog)), m_reader(std::move(reader))
{
}

QString SchemaKeeper::grants(Transaction& transaction, const QString& schema, const QString& reader)
{
    if (reader.isEmpty() ||
        transaction
            .exec("SELECT FROM pg_catalog.pg_roles WHERE rolname = $1 AND rolname <> current_user AND "
                  "has_schema_privilege(rolname, 'signalbox', 'USAGE')",
                  {reader})
            .empty())
        return {};
    return u"GRANT USAGE ON SCHEMA %1 TO %2; GRANT SELECT ON ALL TABLES IN SCHEMA %1 TO %2; "
           "ALTER DEFAULT PRIVILEGES IN SCHEMA %1 GRANT SELECT ON TABLES TO %2"_s.arg(ident(schema), ident(reader));
}

void SchemaKeeper::make(Transaction& transaction, const catalog::Catalog& catalog, const ChainPlace& chain,
                        const QString& reader)
{
    transaction.exec(asScript(chainSpec(catalog, chain).create()).toStdString());
    if (const QString rights = grants(transaction, chain.schema, reader); !rights.isEmpty())
        transaction.exec(rights.toStdString());
}

Expected<std::vector<ChainPlace>> SchemaKeeper::chains()
{
    return m_session.read([](Transaction& transaction) {
        std::vector<ChainPlace> all;
        for (const auto& row :
             transaction.exec("SELECT s.caip2, s.schema_name FROM canopyx.chains c JOIN signalbox.chains s USING "
                              "(caip2) WHERE s.state <> 'deleting' ORDER BY c.chain_id"))
            all.emplace_back(store::text(row[0]), store::text(row[1]));
        return all;
    });
}

Expected<SchemaState> SchemaKeeper::state(const QString& schema)
{
    return m_session.read([&](Transaction& transaction) { return SchemaState::read(transaction, schema); });
}

Expected<std::vector<Finding>> SchemaKeeper::findings(bool extras)
{
    const auto places = chains();
    if (!places)
        return fail(places.error());
    std::vector<Finding> all;
    const auto add = [&](const SchemaSpec& spec) -> Expected<Done> {
        const auto there = state(spec.schema);
        if (!there)
            return fail(there.error());
        for (Finding& finding : compare(spec, *there))
            if (extras || !finding.isExtra())
                all.push_back(std::move(finding));
        return Done{};
    };
    if (const auto added = add(globalSpec(m_catalog)); !added)
        return fail(added.error());
    for (const ChainPlace& chain : *places)
        if (const auto added = add(chainSpec(m_catalog, chain)); !added)
            return fail(added.error());
    return all;
}

Expected<std::vector<Finding>> SchemaKeeper::check()
{
    return findings(true);
}

Expected<std::vector<SchemaLoss>> SchemaKeeper::previewRollBack()
{
    const auto all = findings(true);
    if (!all)
        return fail(all.error());
    return m_session.read([&](Transaction& transaction) {
        std::vector<SchemaLoss> losses;
        for (const Finding& finding : *all)
            if (finding.kind == Finding::Kind::ExtraTable || finding.kind == Finding::Kind::ExtraColumn)
                losses.push_back({finding.schema, finding.object,
                                  store::integer(transaction.exec(
                                      "SELECT count(*) FROM " +
                                      ident(finding.schema, finding.object.section(u'.', 0, 0)).toStdString())[0][0])});
        return losses;
    });
}

Expected<std::vector<Finding>> SchemaKeeper::rollBack()
{
    // First functions and views lose the columns; then the chains' tables, and the global tables last.
    if (const auto ready = work(How::Update); !ready)
        return fail(ready.error());
    const auto all = findings(true);
    if (!all)
        return fail(all.error());
    std::vector<Finding> gone;
    for (const bool global : {false, true})
        for (const Finding& finding : *all) {
            if (!finding.isExtra() || (finding.schema == globalSchema) != global)
                continue;
            const auto dropped = m_session.write([&](Transaction& transaction) {
                transaction.exec("SET LOCAL lock_timeout = '5s'");
                for (const QString& statement : finding.repair)
                    transaction.exec(statement.toStdString());
                if (const QString entity = finding.object.section(u'.', 0, 0); !global && !m_catalog.find(entity))
                    transaction.exec("DELETE FROM canopyx.table_needs WHERE entity = $1", {entity});
                if (finding.kind == Finding::Kind::ExtraColumn) {  // no backfill remains to be done
                    const QString column = finding.object.section(u'.', 1);
                    transaction.exec("DELETE FROM canopyx.table_needs WHERE entity = $1 AND columns = ARRAY[$2::text]",
                                     {finding.entity, column});
                    transaction.exec(
                        "UPDATE canopyx.table_needs SET columns = array_remove(columns, $2::text) WHERE entity = $1 "
                        "AND $2::text = ANY (columns)",
                        {finding.entity, column});
                }
                return Done{};
            });
            if (!dropped)
                return fail(dropped.error());
            gone.push_back(finding);
        }
    return gone;
}

Expected<QString> SchemaKeeper::pendingSql()
{
    const auto all = findings(false);
    if (!all)
        return fail(all.error());
    QStringList statements;
    for (const Finding& finding : *all)
        for (const QString& statement : finding.repair)
            statements << statement;
    return asScript(statements);
}

QString SchemaKeeper::wholeSql(const ChainPlace& chain) const
{
    return asScript(globalSpec(m_catalog).create() + chainSpec(m_catalog, chain).create());
}

}  // namespace signalbox::layers
