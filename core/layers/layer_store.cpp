#include "layers/layer_store.h"

#include "layers/lp_job.h"
#include "postgres/sql_text.h"
#include "store/leases.h"
#include "store/stream_state.h"

namespace signalbox::layers {

struct LayerStore::Private {
    store::ConnectionInfo info;
    ChainPlace chain;
    const catalog::Catalog& catalog;
    LayerIngest ingest;
    LpJob positions;

    Expected<store::StoredChain> read(store::PqConnection& connection) const;
    LayerCommit translate(const store::Commit& commit) const;
};

LayerStore::LayerStore(store::ConnectionInfo engine, ChainPlace chain, qint64 epoch, const catalog::Catalog& catalog)
    : d(new Private{engine, chain, catalog, LayerIngest(engine, chain, epoch, catalog),
                    LpJob(engine, catalog, chain, epoch)})
{
}

LayerStore::~LayerStore() = default;

Expected<store::StoredChain> LayerStore::load()
{
    // Seldom: on a connection that does not stay, so that a chain has one.
    store::PqConnection connection(d->info.withApplication(store::Leases::ingestApplication(d->chain.caip2)));
    if (const auto opened = connection.open(); !opened)
        return fail(opened.error());
    if (const auto begun = connection.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); !begun)
        return fail(begun.error());
    return d->read(connection);
}

Expected<store::StoredChain> LayerStore::Private::read(store::PqConnection& connection) const
{
    store::StoredChain state;
    auto streams = store::readStreams(connection, chain.caip2);
    if (!streams)
        return fail(streams.error());
    state.streams = std::move(*streams);
    const auto blocks =
        connection.run(QStringLiteral("SELECT height, hash, parent_hash, extract(epoch FROM time)::bigint "
                                      "FROM %1 ORDER BY height DESC LIMIT 2000")
                           .arg(ident(chain.schema, QStringLiteral("blocks")))
                           .toUtf8());
    if (!blocks)
        return fail(blocks.error());
    for (int row = PQntuples(blocks->get()) - 1; row >= 0; --row)
        state.recent.push_back({store::pqCell(*blocks, row, 0).toLongLong(), store::pqHash(*blocks, row, 1),
                                store::pqHash(*blocks, row, 2), store::pqCell(*blocks, row, 3).toLongLong()});
    return state;
}

LayerCommit LayerStore::Private::translate(const store::Commit& commit) const
{
    LayerCommit layered(catalog);
    layered.mode = commit.mode == store::Commit::Mode::Replace ? LayerCommit::Mode::Replace : LayerCommit::Mode::Append;
    layered.ranges = commit.ranges;
    layered.streams = chain::namesOf(commit.streams);
    for (const auto& rows : commit.tables)
        layered.rows.append(*rows);
    for (const store::BlockRecord& record : commit.records)
        layered.indexed.push_back({record.block, record.time, record.milliseconds, record.detail});
    layered.quarantined = commit.quarantined;
    layered.live = commit.live;
    return layered;
}

Expected<Done> LayerStore::commit(const store::Commit& commit)
{
    if (commit.ranges.empty() || commit.streams.empty())
        return fail(ErrorKind::Internal, "EMPTY_COMMIT",
                    QStringLiteral("A commit without a range or a stream was asked for."));
    LayerCommit layered = d->translate(commit);
    auto done = d->ingest.commit(layered);
    if (!done && done.error().code == QLatin1String("EXISTS_ALREADY") && layered.mode == LayerCommit::Mode::Append) {
        // Rows that no coverage speaks of: what was fetched just now counts.
        layered.mode = LayerCommit::Mode::Replace;
        done = d->ingest.commit(layered);
    }
    return done;
}

Expected<qint64> LayerStore::undo(const store::Undo& undo)
{
    return d->ingest.undo(undo);
}

Expected<Done> LayerStore::heartbeat()
{
    return d->ingest.heartbeat();
}

void LayerStore::upkeep()
{
    (void)d->ingest.emptyStaging();
    d->positions.run();
}

}  // namespace signalbox::layers
