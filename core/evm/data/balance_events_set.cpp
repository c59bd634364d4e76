// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/data/balance_events_set.h"

#include "evm/balance_rules.h"
#include "evm/data/evm_catalog.h"
#include "store/ingest_text.h"

namespace signalbox::evm {

using store::Commit;
using store::Script;

namespace {

constexpr int dropEvents = 50'000;  // rows per batch

}  // namespace

BalanceEventsSet::BalanceEventsSet(const store::ChainPlace& place)
    : m_table(QByteArray::fromStdString(store::quoteName(place.schema)) + ".balance_events")
{
}

QByteArray BalanceEventsSet::scope(const chain::Streams& streams)
{
    QByteArray contracts;
    for (const chain::StreamSpec& stream : streams)
        if (isBalanceEvents(stream.name))
            contracts += (contracts.isEmpty() ? "" : ",") + QByteArray("'\\x") +
                         QByteArray::fromHex(stream.name.section(u'x', 1).toLatin1()).toHex() + "'::bytea";
    return contracts.isEmpty() ? QByteArray() : "e.contract_address IN (" + contracts + ")";
}

void BalanceEventsSet::remove(Script& script, const Commit& commit, const QByteArray& condition) const
{
    script.sql += "DELETE FROM " + m_table + " e USING " + store::rangesTable(commit) +
                  " WHERE e.block_number BETWEEN r.lo AND r.hi AND " + scope(commit.streams) + condition + ";";
}

void BalanceEventsSet::copy(Script& script, const Commit& commit, const QByteArray& table) const
{
    if (commit.tables.rowsOf(balanceEventsEntity).isEmpty())
        return;
    script.copies << commit.tables.rowsOf(balanceEventsEntity).data();
    script.sql += "COPY " + table + " (" + columnList(balanceEventsEntity) + ") FROM STDIN (FORMAT binary);";
}

/// The blocks are not covered, but may have rows of former rules.
void BalanceEventsSet::append(Script& script, const Commit& commit, bool merged) const
{
    Q_UNUSED(merged)
    if (!isWrittenBy(commit))
        return;
    remove(script, commit, {});
    copy(script, commit, m_table);
}

void BalanceEventsSet::load(Script& script, const Commit& commit) const
{
    script.sql += "CREATE TEMP TABLE IF NOT EXISTS fresh_balance_events (LIKE " + m_table + ") ON COMMIT DELETE ROWS;";
    copy(script, commit, "pg_temp.fresh_balance_events");
}

QByteArray BalanceEventsSet::missing(const Commit& commit) const
{
    const QByteArray ours = scope(commit.streams);
    if (ours.isEmpty())
        return {};
    return "SELECT e.block_number FROM " + m_table + " e JOIN " + store::rangesTable(commit) +
           " ON e.block_number BETWEEN r.lo AND r.hi WHERE " + ours +
           " AND NOT EXISTS (SELECT FROM pg_temp.fresh_balance_events f WHERE f.block_number = e.block_number AND "
           "f.log_index = e.log_index AND f.transaction_hash = e.transaction_hash) AND NOT EXISTS (SELECT FROM "
           "pg_temp.replaced_blocks c WHERE c.number = e.block_number)";
}

QByteArray BalanceEventsSet::wasRead() const
{
    return "EXISTS (SELECT FROM pg_temp.fresh_balance_events f WHERE f.block_number = q.block_number AND "
           "f.log_index::text = q.position)";
}

void BalanceEventsSet::replace(Script& script, const Commit& commit) const
{
    if (!isWrittenBy(commit))
        return;
    const bool keep = commit.missing == Commit::Missing::Keep;
    remove(script, commit,
           keep ? " AND EXISTS (SELECT FROM pg_temp.replaced_blocks c WHERE c.number = e.block_number)" : "");
    script.sql += "INSERT INTO " + m_table +
                  " SELECT * FROM pg_temp.fresh_balance_events ORDER BY block_number, log_index ON CONFLICT "
                  "(block_number, log_index) DO NOTHING;";
}

void BalanceEventsSet::undo(Script& script, const store::Undo& undo) const
{
    script.sql += "WITH gone AS (DELETE FROM " + m_table + " WHERE block_number > " +
                  QByteArray::number(undo.ancestor) +
                  " RETURNING 1) INSERT INTO pg_temp.undone SELECT count(*), 0 FROM gone;";
}

std::optional<Height> BalanceEventsSet::dropTo(store::Transaction& transaction, const QString& stream,
                                               const chain::Streams& kept, Height above) const
{
    Q_UNUSED(kept)
    if (!isBalanceEvents(stream))
        return {};
    return store::maybeInteger(transaction.exec(
        "SELECT max(block_number) FROM (SELECT block_number FROM " + m_table.toStdString() +
            " WHERE block_number > $1 ORDER BY block_number LIMIT " + std::to_string(dropEvents) + ") w",
        {above})[0][0]);
}

qint64 BalanceEventsSet::drop(store::Transaction& transaction, const QString& stream, const chain::Streams& kept,
                              Interval blocks) const
{
    Q_UNUSED(kept)  // no other stream has this contract's events
    return static_cast<qint64>(transaction
                                   .exec("DELETE FROM " + m_table.toStdString() +
                                             " e WHERE e.block_number BETWEEN $1 AND $2 AND " +
                                             scope({stream}).toStdString(),
                                         {blocks.lo, blocks.hi})
                                   .affected_rows());
}

}  // namespace signalbox::evm
