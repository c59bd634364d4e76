#include "layers/layer_ingest.h"

#include "postgres/pq_connection.h"
#include "postgres/sql_text.h"
#include "store/leases.h"

namespace signalbox::layers {

struct LayerIngest::Private {
    store::PqConnection connection;
    CommitSql sql;
    ChainPlace chain;
    const catalog::Catalog& catalog;

    Expected<store::PqResult> transact(const QByteArray& script, const QList<QByteArray>& copies = {})
    {
        if (const auto opened = connection.open(); !opened)
            return fail(opened.error());
        store::failpoint("before");
        auto result = connection.run(script, copies);
        if (result)
            store::failpoint("open");
        const auto committed = result ? connection.commit() : Expected<Done>(fail(result.error()));
        store::failpoint("after");
        if (!committed) {
            connection.rollback();
            if (!connection.isOpen())
                connection.close();
            return fail(committed.error());
        }
        return result;
    }
};

LayerIngest::LayerIngest(store::ConnectionInfo engine, ChainPlace chain, qint64 epoch, const catalog::Catalog& catalog)
    : d(new Private{store::PqConnection(engine.withApplication(store::Leases::ingestApplication(chain.caip2))),
                    CommitSql(chain, epoch), chain, catalog})
{
}

LayerIngest::~LayerIngest() = default;

Expected<Done> LayerIngest::commit(const LayerCommit& commit)
{
    if (const QString fault = commit.rows.fault(); !fault.isEmpty())
        return fail(
            ErrorKind::Internal, "BAD_ROWS",
            QStringLiteral("Rows that do not fit the catalog were to be stored: %1. Nothing was stored.").arg(fault),
            {{QStringLiteral("fault"), fault}});
    const auto script = d->sql.commit(commit);
    const auto done = d->transact(script.sql, script.copies);
    if (!done)
        return fail(done.error());
    return Done{};
}

Expected<qint64> LayerIngest::undo(const store::Undo& undo)
{
    const auto done = d->transact(d->sql.undo(d->catalog, undo));
    if (!done)
        return fail(done.error());
    return QByteArray(PQgetvalue(done->get(), 0, 0)).toLongLong();
}

Expected<Done> LayerIngest::heartbeat()
{
    const auto beaten = d->transact(d->sql.fence());
    if (!beaten)
        return fail(beaten.error());
    return Done{};
}

Expected<bool> LayerIngest::emptyStaging(qint64 bytes)
{
    QStringList tables, sizes;
    for (const catalog::Entity* entity : d->catalog.staged()) {
        tables << ident(d->chain.schema, entity->stagingTable());
        sizes << QStringLiteral("pg_total_relation_size(%1)").arg(literal(tables.back()));
    }
    const auto size = d->transact(QByteArray("BEGIN;SELECT ") + sizes.join(QLatin1String(" + ")).toUtf8() + ";");
    if (!size)
        return fail(size.error());
    if (QByteArray(PQgetvalue(size->get(), 0, 0)).toLongLong() <= bytes)
        return false;
    const auto emptied = d->transact(d->sql.fence() + "TRUNCATE " + tables.join(QLatin1String(", ")).toUtf8() + ";");
    if (!emptied)
        return fail(emptied.error());
    return true;
}

void LayerIngest::close()
{
    d->connection.close();
}

}  // namespace signalbox::layers
