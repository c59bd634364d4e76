// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/chain_ingest.h"

#include "signalbox/literals.h"
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
    Expected<Done> replace(const Commit& commit);
    Expected<Intervals> intervals(const QByteArray& query);
    /// The lowest missing blocks, as many as have `rows` rows of the base.
    Expected<Intervals> piece(const DerivedSet& set, const Intervals& missing, qint64 most, qint64& rows);
    Expected<DerivedPiece> derive(const DerivedSet& set, Height upTo, qint64 rows);
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
    auto done = transact(sql->append(commit, false));
    // There are rows that the coverage of these streams does not contain: the slow path compares them.
    if (!done && done.error().code == "EXISTS_ALREADY"_L1 && commit.mode == Commit::Mode::Append)
        done = transact(sql->append(commit, true));
    return done ? Expected<Done>(Done{}) : fail(done.error());
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
    const auto done = d->transact(d->sql->uncover(streams, blocks));
    return done ? Expected<Done>(Done{}) : fail(done.error());
}

Expected<Intervals> ChainIngest::Private::intervals(const QByteArray& query)
{
    const auto found = connection.run(query);
    if (!found)
        return fail(found.error());
    Intervals all;
    for (int row = 0; row < PQntuples(found->get()); ++row)
        all.push_back({pqCell(*found, row, 0).toLongLong(), pqCell(*found, row, 1).toLongLong()});
    return all;
}

Expected<Intervals> ChainIngest::Private::piece(const DerivedSet& set, const Intervals& missing, qint64 most,
                                                qint64& rows)
{
    Intervals chosen;
    for (const Interval& blocks : missing) {
        const qint64 room = most - rows;
        const auto counted =
            connection.run("SELECT count(*), max(n) FROM (SELECT n FROM (" + set.baseRows(blocks) +
                           ") AS all_of (n) ORDER BY n LIMIT " + QByteArray::number(room) + ") AS first_of");
        if (!counted)
            return fail(counted.error());
        const qint64 found = pqCell(*counted, 0, 0).toLongLong();
        rows += found;
        if (found >= room) {
            chosen.push_back({blocks.lo, pqCell(*counted, 0, 1).toLongLong()});
            break;
        }
        chosen.push_back(blocks);
    }
    return chosen;
}

Expected<DerivedPiece> ChainIngest::Private::derive(const DerivedSet& set, Height upTo, qint64 rows)
{
    DerivedPiece piece;
    auto stray = intervals(sql->derived().stray(set));
    if (!stray)
        return fail(stray.error());
    if (!stray->empty()) {
        if (const auto done = transact(sql->underive(set, *stray)); !done)
            return fail(done.error());
        piece.stream = set.stream();
        piece.uncovered = std::move(*stray);
        return piece;
    }
    const auto missing = intervals(sql->derived().missing(set, upTo));
    if (!missing)
        return fail(missing.error());
    if (missing->empty())
        return piece;
    auto chosen = this->piece(set, *missing, std::max<qint64>(1, rows), piece.rows);
    if (!chosen)
        return fail(chosen.error());
    if (const auto done = transact(sql->derive(set, *chosen)); !done)
        return fail(done.error());
    piece.stream = set.stream();
    piece.covered = std::move(*chosen);
    return piece;
}

Expected<DerivedPiece> ChainIngest::derive(Height upTo, qint64 rows)
{
    if (const auto ready = d->ready(); !ready)
        return fail(ready.error());
    if (d->sql->derived().sets().empty())
        return DerivedPiece{};
    if (const auto begun = d->connection.run(d->sql->fence()); !begun)
        return d->broken(begun.error());
    for (const DerivedSet* set : d->sql->derived().sets()) {
        auto piece = d->derive(*set, upTo, rows);
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
