// SPDX-License-Identifier: GPL-3.0-or-later

#include "layers/layer_tables.h"

#include "layers/layer_set.h"
#include "layers/lp_job.h"
#include "postgres/sql_text.h"
#include "signalbox/literals.h"
#include "support/log.h"

namespace signalbox::layers {

namespace {

class LayerUpkeep : public store::Upkeep {
public:
    LayerUpkeep(const store::ConnectionInfo& engine, ChainPlace chain, qint64 epoch, const catalog::Catalog& catalog)
        : m_chain(std::move(chain)), m_epoch(epoch), m_catalog(catalog), m_positions(engine, catalog, m_chain, epoch)
    {
    }
    void quiet(store::PqConnection& connection) override
    {
        if (const auto emptied = emptyStaging(connection, m_chain, m_epoch, m_catalog); !emptied)
            qCDebug(logStore).noquote() << "Staging tables were not emptied:" << emptied.error().text();
        m_positions.run();
    }

private:
    ChainPlace m_chain;
    qint64 m_epoch;
    const catalog::Catalog& m_catalog;
    LpJob m_positions;
};

}  // namespace

store::ChainTables chainTables(const store::ConnectionInfo& engine, const ChainPlace& chain, qint64 epoch,
                               const catalog::Catalog& catalog)
{
    return {{std::make_shared<LayerSet>(chain, catalog)}, std::make_shared<LayerUpkeep>(engine, chain, epoch, catalog)};
}

Expected<bool> emptyStaging(store::PqConnection& connection, const ChainPlace& chain, qint64 epoch,
                            const catalog::Catalog& catalog, qint64 bytes)
{
    QStringList tables, sizes;
    for (const catalog::Entity* entity : catalog.staged()) {
        tables << ident(chain.schema, entity->stagingTable());
        sizes << u"pg_total_relation_size(%1)"_s.arg(literal(tables.back()));
    }
    const auto size = connection.run("SELECT " + sizes.join(" + "_L1).toUtf8());
    if (!size)
        return fail(size.error());
    if (QByteArray(PQgetvalue(size->get(), 0, 0)).toLongLong() <= bytes)
        return false;
    const auto emptied = connection.run(u"BEGIN;SELECT signalbox.fence(%1, %2);TRUNCATE %3;"_s.arg(literal(chain.caip2))
                                            .arg(epoch)
                                            .arg(tables.join(", "_L1))
                                            .toUtf8());
    const auto committed = emptied ? connection.commit() : Expected<Done>(fail(emptied.error()));
    if (!committed) {
        connection.rollback();
        return fail(committed.error());
    }
    return true;
}

}  // namespace signalbox::layers
