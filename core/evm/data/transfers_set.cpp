// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/data/transfers_set.h"

#include "evm/data/evm_catalog.h"
#include "signalbox/literals.h"
#include "store/ingest_text.h"

namespace signalbox::evm {

using store::Commit;
using store::Script;

namespace {

constexpr int dropRows = 50'000;  // rows per batch

}  // namespace

TransfersSet::TransfersSet(const store::ChainPlace& place)
    : m_schema(QByteArray::fromStdString(store::quoteName(place.schema)))
{
}

QByteArray TransfersSet::scope(const chain::Streams& streams)
{
    if (chain::contains(streams, u"transfers"))
        return "true";
    QByteArray contracts;
    for (const chain::StreamSpec& stream : streams)
        if (stream.name.startsWith("transfers:0x"_L1))
            contracts += (contracts.isEmpty() ? "" : ",") + QByteArray("'\\x") +
                         QByteArray::fromHex(stream.name.mid(12).toLatin1()).toHex() + "'::bytea";
    return contracts.isEmpty() ? QByteArray() : "t.contract_address IN (" + contracts + ")";
}

QByteArray TransfersSet::merged(bool compared) const
{
    const QByteArray put =
        "INSERT INTO " + m_schema +
        ".transfers SELECT * FROM pg_temp.fresh_transfers ORDER BY block_number, log_index ON CONFLICT (block_number, "
        "log_index) DO NOTHING";
    if (!compared)
        return put + ";";
    return "WITH put AS (" + put +
           ") SELECT signalbox.refuse('SB005', 'a transfer of block ' || min(f.block_number) || ' differs') FROM "
           "pg_temp.fresh_transfers f JOIN " +
           m_schema +
           ".transfers t USING (block_number, log_index) WHERE t.transaction_hash <> f.transaction_hash OR "
           "t.contract_address <> f.contract_address "
           "OR t.from_address <> f.from_address OR t.to_address <> f.to_address OR t.value <> f.value HAVING "
           "count(*) > 0;";
}

void TransfersSet::append(Script& script, const Commit& commit, bool isMerged) const
{
    if (commit.tables.rowsOf(transfersEntity).isEmpty())
        return;
    if (isMerged) {
        load(script, commit);
        script.sql += merged(true);
        return;
    }
    script.copies << commit.tables.rowsOf(transfersEntity).data();
    script.sql += "COPY " + m_schema + ".transfers (" + columnList(transfersEntity) + ") FROM STDIN (FORMAT binary);";
}

void TransfersSet::load(Script& script, const Commit& commit) const
{
    script.sql +=
        "CREATE TEMP TABLE IF NOT EXISTS fresh_transfers (LIKE " + m_schema + ".transfers) ON COMMIT DELETE ROWS;";
    if (commit.tables.rowsOf(transfersEntity).isEmpty())
        return;
    script.copies << commit.tables.rowsOf(transfersEntity).data();
    script.sql += "COPY pg_temp.fresh_transfers (" + columnList(transfersEntity) + ") FROM STDIN (FORMAT binary);";
}

QByteArray TransfersSet::missing(const Commit& commit) const
{
    const QByteArray ours = scope(commit.streams);
    if (ours.isEmpty())
        return {};
    return "SELECT t.block_number FROM " + m_schema + ".transfers t JOIN " + store::rangesTable(commit) +
           " ON t.block_number BETWEEN r.lo AND r.hi WHERE " + ours +
           " AND NOT EXISTS (SELECT FROM pg_temp.fresh_transfers f WHERE f.block_number = t.block_number AND "
           "f.log_index = t.log_index AND f.transaction_hash = t.transaction_hash) AND NOT EXISTS (SELECT FROM "
           "pg_temp.replaced_blocks c WHERE c.number = t.block_number)";
}

QByteArray TransfersSet::wasRead() const
{
    return "EXISTS (SELECT FROM pg_temp.fresh_transfers f WHERE f.block_number = q.block_number AND "
           "f.log_index::text = q.position)";
}

void TransfersSet::replace(Script& script, const Commit& commit) const
{
    const QByteArray ours = scope(commit.streams);
    if (ours.isEmpty())
        return;
    const bool keep = commit.missing == Commit::Missing::Keep;
    script.sql += "DELETE FROM " + m_schema + ".transfers t USING " + store::rangesTable(commit) +
                  " WHERE t.block_number BETWEEN r.lo AND r.hi AND " + ours +
                  (keep ? " AND EXISTS (SELECT FROM pg_temp.replaced_blocks c WHERE c.number = t.block_number)" : "") +
                  ";";
    script.sql += merged(!keep);
}

void TransfersSet::undo(Script& script, const store::Undo& undo) const
{
    script.sql += "WITH gone AS (DELETE FROM " + m_schema + ".transfers WHERE block_number > " +
                  QByteArray::number(undo.ancestor) +
                  " RETURNING 1) INSERT INTO pg_temp.undone SELECT count(*), 0 FROM gone;";
}

std::optional<Height> TransfersSet::dropTo(store::Transaction& transaction, const QString& stream,
                                           const chain::Streams& kept, Height above) const
{
    if (scope({stream}).isEmpty() || scope(kept) == "true")
        return {};
    return store::maybeInteger(transaction.exec(
        "SELECT max(block_number) FROM (SELECT t.block_number FROM " + m_schema.toStdString() +
            ".transfers t WHERE t.block_number > $1 ORDER BY t.block_number LIMIT " + std::to_string(dropRows) + ") w",
        {above})[0][0]);
}

qint64 TransfersSet::drop(store::Transaction& transaction, const QString& stream, const chain::Streams& kept,
                          Interval blocks) const
{
    const QByteArray theirs = scope(kept);
    return static_cast<qint64>(
        transaction
            .exec("DELETE FROM " + m_schema.toStdString() + ".transfers t WHERE t.block_number BETWEEN $1 AND $2 AND " +
                      scope({stream}).toStdString() + (theirs.isEmpty() ? "" : " AND NOT " + theirs.toStdString()),
                  {blocks.lo, blocks.hi})
            .affected_rows());
}

}  // namespace signalbox::evm
