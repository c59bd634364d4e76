// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/chain_ingest.h"

#include "signalbox/literals.h"
#include "store/derived_pieces.h"
#include "store/ingest_sql.h"
#include "store/ingest_text.h"
#include "store/leases.h"
#include "store/stream_state.h"

namespace signalbox::store {

struct ChainIngest::Private {
    ConnectionInfo info;
    QString caip2;
    qint64 epoch = 0;
    MakeChainTables makeTables;
    PqConnection connection;
    ChainTables tables;
    std::optional<IngestSql> sql;
    Gatherings gatherings;

    Private(ConnectionInfo engine, QString chain, qint64 ours, MakeChainTables make)
        : info(std::move(engine)),
          caip2(std::move(chain)),
          epoch(ours),
          makeTables(std::move(make)),
          connection(info.withApplication(Leases::ingestApplication(caip2)))
    {
    }

    Expected<Done> ready();
    /// Runs one transaction: `script` without COMMIT, then COMMIT; returns the script's last result.
    Expected<PqResult> transact(const Script& script);
    Expected<Done> append(const Commit& commit);
    Expected<Done> gathered(const Commit& commit);
    Expected<Done> replace(const Commit& commit);
    tl::unexpected<Error> broken(const Error& error);
};

ChainIngest::ChainIngest(ConnectionInfo engine, QString caip2, qint64 epoch, MakeChainTables tables)
    : d(std::make_unique<Private>(std::move(engine), std::move(caip2), epoch, std::move(tables)))
{
}

ChainIngest::~ChainIngest() = default;

Expected<Done> ChainIngest::Private::ready()
{
    if (const auto opened = connection.open(); !opened)
        return opened;
    if (sql)
        return Done{};
    const auto found = connection.run("SELECT schema_name FROM signalbox.chains WHERE caip2 = " + literal(caip2));
    if (!found)
        return fail(found.error());
    if (PQntuples(found->get()) == 0)
        return fail(ErrorKind::NotFound, "CHAIN_UNKNOWN",
                    Message(QT_TRANSLATE_NOOP("Engine", "The workspace has no chain %1.")).arg(caip2),
                    {{u"chain"_s, caip2}});
    tables = makeTables(info, {caip2, QString::fromUtf8(pqCell(*found, 0, 0))}, epoch);
    sql.emplace(caip2, epoch, tables.sets);
    gatherings = Gatherings(sql->derived().sets());
    return Done{};
}

tl::unexpected<Error> ChainIngest::Private::broken(const Error& error)
{
    connection.rollback();
    if (!connection.isOpen())
        connection.close();
    return fail(error);
}

Expected<PqResult> ChainIngest::Private::transact(const Script& script)
{
    failpoint("before");
    auto result = connection.run(script.sql, script.copies);
    if (!result)
        return broken(result.error());
    failpoint("open");
    const auto committed = connection.commit();
    failpoint("after");
    if (!committed) {
        connection.rollback();
        return fail(committed.error());
    }
    return result;
}

Expected<Done> ChainIngest::Private::append(const Commit& commit)
{
    if (commit.mode == Commit::Mode::Record) {
        const auto done = transact(sql->append(commit, false));
        return done ? Expected<Done>(Done{}) : fail(done.error());
    }
    auto done = gathered(commit);
    if (done)
        return done;
    gatherings.forget();
    // There are rows that the coverage of these streams does not contain: the slow path compares them.
    if (done.error().code != "EXISTS_ALREADY"_L1)
        return done;
    const auto merged = transact(sql->append(commit, true));
    return merged ? Expected<Done>(Done{}) : fail(merged.error());
}

/// An append whose rows are gathered as well.
Expected<Done> ChainIngest::Private::gathered(const Commit& commit)
{
    Script script = sql->append(commit, false, gatherings.first(commit));
    script.sql += gatherings.last(literal(caip2));
    const auto done = transact(script);
    if (!done)
        return fail(done.error());
    gatherings.committed(commit, *done);
    return Done{};
}

namespace {

QVariantList blocksOf(const QByteArray& multirange)
{
    QVariantList blocks;
    for (const QByteArray& range : multirange.mid(1, multirange.size() - 2).replace("),[", ");[").split(';')) {
        const auto ends = range.mid(1, range.size() - 2).split(',');
        if (ends.size() == 2)
            blocks << QVariant(QVariantList{ends[0].toLongLong(), ends[1].toLongLong() - 1});
    }
    return blocks;
}

}  // namespace

/// Compares first, then replaces, in one transaction.
Expected<Done> ChainIngest::Private::replace(const Commit& commit)
{
    gatherings.forget();
    const Script first = sql->compare(commit);
    const auto compared = connection.run(first.sql, first.copies);
    if (!compared)
        return broken(compared.error());
    if (const QByteArray missing = pqCell(*compared, 0, 0);
        !missing.isEmpty() && commit.missing == Commit::Missing::Refuse)
        return broken(
            Error::make(ErrorKind::Conflict, "ROWS_MISSING",
                        Message(QT_TRANSLATE_NOOP("Engine",
                                                  "The endpoint's answer does not contain rows that are stored. They "
                                                  "are kept unless receipts or a second endpoint confirm the answer.")),
                        {{u"blocks"_s, blocksOf(missing)}}));
    const auto done = transact(sql->replace(commit));
    return done ? Expected<Done>(Done{}) : fail(done.error());
}

Expected<Done> ChainIngest::commit(const Commit& commit)
{
    if (commit.mode != Commit::Mode::Record && (commit.ranges.empty() || commit.streams.empty()))
        return fail(ErrorKind::Internal, "EMPTY_COMMIT",
                    Message(QT_TRANSLATE_NOOP("Engine", "A commit without a range or a stream was requested.")));
    if (const auto ready = d->ready(); !ready)
        return ready;
    if (const QString fault = commit.tables.fault(); !fault.isEmpty())
        return fail(
            ErrorKind::Internal, "BAD_ROWS",
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "Rows that do not fit the catalog were to be stored: %1. Nothing was stored."))
                .arg(fault),
            {{u"fault"_s, fault}});
    const auto done = commit.mode == Commit::Mode::Replace ? d->replace(commit) : d->append(commit);
    if (done && d->tables.upkeep)
        d->tables.upkeep->committed(commit);
    return done;
}

Expected<qint64> ChainIngest::undo(const Undo& undo)
{
    if (const auto ready = d->ready(); !ready)
        return fail(ready.error());
    d->gatherings.forget();
    const auto done = d->transact(d->sql->undo(undo));
    if (!done)
        return fail(done.error());
    return pqCell(*done, 0, 0).toLongLong();
}

Expected<std::vector<chain::BlockBloom>> ChainIngest::blooms(Interval range)
{
    if (const auto ready = d->ready(); !ready)
        return fail(ready.error());
    for (const auto& set : d->tables.sets) {
        auto found = set->blooms(d->connection, range);
        if (!found || !found->empty())
            return found;
    }
    return std::vector<chain::BlockBloom>{};
}

Expected<Done> ChainIngest::uncover(const chain::Streams& streams, const Intervals& blocks)
{
    if (const auto ready = d->ready(); !ready)
        return ready;
    d->gatherings.forget();
    const auto done = d->transact(d->sql->uncover(streams, blocks));
    return done ? Expected<Done>(Done{}) : fail(done.error());
}

Expected<DerivedPiece> ChainIngest::derive(Height upTo, qint64 rows)
{
    if (const auto ready = d->ready(); !ready)
        return fail(ready.error());
    if (d->sql->derived().sets().empty())
        return DerivedPiece{};
    if (const auto begun = d->connection.run(d->sql->fence()); !begun)
        return d->broken(begun.error());
    DerivedPieces pieces(d->connection, *d->sql, d->gatherings,
                         [this](const Script& script) { return d->transact(script); });
    for (const DerivedSet* set : d->sql->derived().sets()) {
        auto piece = pieces.next(*set, upTo, rows);
        if (!piece)
            return d->broken(piece.error());
        if (!piece->stream.isEmpty())
            return piece;
    }
    d->connection.rollback();
    return DerivedPiece{};
}

Expected<Done> ChainIngest::heartbeat()
{
    if (const auto ready = d->ready(); !ready)
        return ready;
    const auto beaten =
        d->connection.run("SELECT signalbox.fence(" + literal(d->caip2) + "," + QByteArray::number(d->epoch) + ")");
    if (!beaten)
        return fail(beaten.error());
    if (d->tables.upkeep)
        d->tables.upkeep->beat();
    return Done{};
}

void ChainIngest::upkeep()
{
    if (d->ready() && d->tables.upkeep)
        d->tables.upkeep->quiet(d->connection);
}

void ChainIngest::close()
{
    d->connection.close();
}

Expected<StoredChain> ChainIngest::load()
{
    if (const auto ready = d->ready(); !ready)
        return fail(ready.error());
    d->gatherings.forget();
    if (const auto begun = d->connection.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); !begun)
        return fail(begun.error());
    StoredChain state;
    auto streams = readStreams(d->connection, d->caip2);
    if (!streams)
        return d->broken(streams.error());
    state.streams = std::move(*streams);
    for (StreamState& stream : state.streams)
        for (const DerivedSet* set : d->sql->derived().sets())
            if (stream.spec.name == set->stream())
                stream.follows = set->follows();
    for (const auto& set : d->tables.sets)
        if (const auto read = set->read(d->connection, state); !read)
            return d->broken(read.error());
    d->connection.rollback();
    return state;
}

}  // namespace signalbox::store
