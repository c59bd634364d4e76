#include "store/pg_ingest.h"

#include "postgres/pq_connection.h"
#include "store/index_keeper.h"
#include "store/ingest_sql.h"
#include "store/leases.h"
#include "store/stream_state.h"

namespace signalbox::store {

struct PgIngest::Private {
    ConnectionInfo info;
    PqConnection connection;
    QString caip2, schema;
    qint64 epoch = 0;
    std::optional<IngestSql> sql;
    std::unique_ptr<IndexKeeper> indexes;

    Private(ConnectionInfo engine, QString chain, qint64 ours)
        : info(engine),
          connection(engine.withApplication(Leases::ingestApplication(chain))),
          caip2(std::move(chain)),
          epoch(ours)
    {
    }

    Expected<Done> ready();
    /// One transaction: `script` without COMMIT, then COMMIT; answers the script's last result.
    Expected<PqResult> transact(const QByteArray& script, const QList<QByteArray>& copies);
    Expected<Done> replace(const Commit& commit);
    Expected<StoredChain> read();
};

PgIngest::PgIngest(ConnectionInfo engine, QString caip2, qint64 epoch)
    : d(std::make_unique<Private>(std::move(engine), std::move(caip2), epoch))
{
}

PgIngest::~PgIngest() = default;

Expected<Done> PgIngest::Private::ready()
{
    if (const auto opened = connection.open(); !opened)
        return opened;
    if (sql)
        return Done{};
    const auto found = connection.run("SELECT schema_name FROM signalbox.chains WHERE caip2 = " +
                                      QByteArray::fromStdString(quoteText(caip2)));
    if (!found)
        return fail(found.error());
    if (PQntuples(found->get()) == 0)
        return fail(ErrorKind::NotFound, "CHAIN_UNKNOWN", QStringLiteral("The workspace has no chain %1.").arg(caip2),
                    {{QStringLiteral("chain"), caip2}});
    schema = QString::fromUtf8(pqCell(*found, 0, 0));
    sql.emplace(caip2, schema, epoch);
    indexes = std::make_unique<IndexKeeper>(info, schema);
    return Done{};
}

Expected<PqResult> PgIngest::Private::transact(const QByteArray& script, const QList<QByteArray>& copies)
{
    failpoint("before");
    auto result = connection.run(script, copies);
    if (!result) {
        connection.rollback();
        if (!connection.isOpen())
            connection.close();
        return fail(result.error());
    }
    failpoint("open");
    const auto committed = connection.commit();
    failpoint("after");
    if (!committed) {
        connection.rollback();
        return fail(committed.error());
    }
    return result;
}

/// What a multirange text holds.
static QVariantList blocksOf(const QByteArray& multirange)
{
    QVariantList blocks;
    for (const QByteArray& range : multirange.mid(1, multirange.size() - 2).replace("),[", ");[").split(';')) {
        const auto ends = range.mid(1, range.size() - 2).split(',');
        if (ends.size() == 2)
            blocks << QVariant(QVariantList{ends[0].toLongLong(), ends[1].toLongLong() - 1});
    }
    return blocks;
}

/// A reindex: compared first, then replaced, in one transaction.
Expected<Done> PgIngest::Private::replace(const Commit& commit)
{
    const auto broken = [this](const Error& error) {
        connection.rollback();
        if (!connection.isOpen())
            connection.close();
        return fail(error);
    };
    const auto first = sql->begin(commit);
    const auto compared = connection.run(first.sql, first.copies);
    if (!compared)
        return broken(compared.error());
    if (const QByteArray missing = pqCell(*compared, 0, 0);
        !missing.isEmpty() && commit.missing == Commit::Missing::Refuse)
        return broken(Error::make(ErrorKind::Conflict, "ROWS_MISSING",
                                  QStringLiteral("The endpoint's answer does not contain rows that are stored. They "
                                                 "are kept unless receipts or a second endpoint confirm the answer."),
                                  {{QStringLiteral("blocks"), blocksOf(missing)}}));
    const auto second = sql->commit(commit, true);
    auto done = transact(second.sql, second.copies);
    if (!done)
        return fail(done.error());
    indexes->appended(commit.transfers.rows());
    return Done{};
}

Expected<Done> PgIngest::commit(const Commit& commit)
{
    if (const auto ready = d->ready(); !ready)
        return ready;
    if (commit.ranges.empty() || commit.streams.empty())
        return fail(ErrorKind::Internal, "EMPTY_COMMIT",
                    QStringLiteral("A commit without a range or a stream was asked for."));
    if (commit.mode == Commit::Mode::Replace)
        return d->replace(commit);
    auto script = d->sql->commit(commit, false);
    auto done = d->transact(script.sql, script.copies);
    if (!done && done.error().code == QLatin1String("EXISTS_ALREADY")) {
        // Rows of another stream are there: the slow way compares them.
        Commit merged = commit;
        merged.blocksAbsent = false;
        script = d->sql->commit(merged, true);
        done = d->transact(script.sql, script.copies);
    }
    if (!done)
        return fail(done.error());
    d->indexes->appended(commit.transfers.rows());
    return Done{};
}

Expected<qint64> PgIngest::undo(const Undo& undo)
{
    if (const auto ready = d->ready(); !ready)
        return fail(ready.error());
    const auto done = d->transact(d->sql->undo(undo), {});
    if (!done)
        return fail(done.error());
    return pqCell(*done, 0, 0).toLongLong();
}

Expected<std::vector<chain::BlockBloom>> PgIngest::blooms(Interval range)
{
    if (const auto ready = d->ready(); !ready)
        return fail(ready.error());
    const auto found = d->connection.run(
        "SELECT number, hash, encode(bloom, 'hex') FROM " + QByteArray::fromStdString(quoteName(d->schema)) +
        ".blocks WHERE bloom IS NOT NULL AND number BETWEEN " + QByteArray::number(range.lo) + " AND " +
        QByteArray::number(range.hi) + " ORDER BY number");
    if (!found)
        return fail(found.error());
    std::vector<chain::BlockBloom> all;
    for (int row = 0; row < PQntuples(found->get()); ++row) {
        chain::BlockBloom& one = all.emplace_back();
        one.number = pqCell(*found, row, 0).toLongLong();
        one.hash = pqHash(*found, row, 1);
        const QByteArray bytes = QByteArray::fromHex(pqCell(*found, row, 2));
        std::copy_n(bytes.begin(), std::min<qsizetype>(bytes.size(), 256), one.bloom.begin());
    }
    return all;
}

Expected<Done> PgIngest::uncover(const chain::Streams& streams, const Intervals& blocks)
{
    if (const auto ready = d->ready(); !ready)
        return ready;
    const auto done = d->transact(d->sql->uncover(streams, blocks), {});
    return done ? Expected<Done>(Done{}) : fail(done.error());
}

Expected<Done> PgIngest::heartbeat()
{
    if (const auto ready = d->ready(); !ready)
        return ready;
    const auto beaten = d->connection.run("SELECT signalbox.fence(" + QByteArray::fromStdString(quoteText(d->caip2)) +
                                          "," + QByteArray::number(d->epoch) + ")");
    if (!beaten)
        return fail(beaten.error());
    d->indexes->beat();
    return Done{};
}

void PgIngest::upkeep()
{
    if (d->indexes)
        d->indexes->complete();
}

void PgIngest::close()
{
    d->connection.close();
}

Expected<StoredChain> PgIngest::load()
{
    if (const auto ready = d->ready(); !ready)
        return fail(ready.error());
    if (const auto begun = d->connection.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); !begun)
        return fail(begun.error());
    auto state = d->read();
    d->connection.rollback();
    if (!d->connection.isOpen())
        d->connection.close();
    return state;
}

Expected<StoredChain> PgIngest::Private::read()
{
    const QByteArray chain = QByteArray::fromStdString(quoteText(caip2));
    const QByteArray name = QByteArray::fromStdString(quoteName(schema));
    StoredChain state;
    auto streams = readStreams(connection, caip2);
    if (!streams)
        return fail(streams.error());
    state.streams = std::move(*streams);
    const auto blocks = connection.run("SELECT number, hash, parent_hash, extract(epoch FROM timestamp)::bigint FROM " +
                                       name + ".blocks ORDER BY number DESC LIMIT 2000");
    if (!blocks)
        return fail(blocks.error());
    for (int row = PQntuples(blocks->get()) - 1; row >= 0; --row)
        state.recent.push_back({pqCell(*blocks, row, 0).toLongLong(), pqHash(*blocks, row, 1), pqHash(*blocks, row, 2),
                                pqCell(*blocks, row, 3).toLongLong()});
    const auto proofs =
        connection.run("SELECT lo, hi, undecided FROM signalbox.proofs WHERE caip2 = " + chain + " ORDER BY lo");
    if (!proofs)
        return fail(proofs.error());
    for (int row = 0; row < PQntuples(proofs->get()); ++row)
        state.proven.push_back({{pqCell(*proofs, row, 0).toLongLong(), pqCell(*proofs, row, 1).toLongLong()},
                                pqCell(*proofs, row, 2).toLongLong()});
    const auto retracted = connection.run(
        "SELECT e.id FROM erc8004.event_retractions r JOIN erc8004.events e ON e.id = r.event_id WHERE e.chain_id = " +
        QByteArray::number(caip2.section(QLatin1Char(':'), 1).toLongLong()) +
        " AND e.block_number > (SELECT coalesce(max(hi), 0) - 10000 "
        "FROM signalbox.coverage WHERE caip2 = " +
        chain + ")");
    if (!retracted)
        return fail(retracted.error());
    for (int row = 0; row < PQntuples(retracted->get()); ++row)
        state.retractedEventIds.push_back(QString::fromUtf8(pqCell(*retracted, row, 0)));
    return state;
}

}  // namespace signalbox::store
