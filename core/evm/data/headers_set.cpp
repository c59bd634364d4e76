// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/data/headers_set.h"

#include "evm/data/block_rows.h"
#include "evm/data/evm_catalog.h"
#include "store/ingest_text.h"
#include "store/stream_state.h"

namespace signalbox::evm {

using store::Commit;
using store::Script;

namespace {

constexpr std::size_t inlineBlocks = 300;
constexpr std::size_t directBlocks = 8;  // from here on COPY is faster than a merge

}  // namespace

HeadersSet::HeadersSet(store::ChainPlace place)
    : m_caip2(store::literal(place.caip2)),
      m_schema(QByteArray::fromStdString(store::quoteName(place.schema))),
      m_chainId(QByteArray::number(place.id))
{
}

/// Loads headers into pg_temp.fresh_blocks.
QByteArray HeadersSet::fresh(Script& script, const Commit& commit) const
{
    const QByteArray made =
        "CREATE TEMP TABLE IF NOT EXISTS fresh_blocks (LIKE " + m_schema + ".blocks) ON COMMIT DELETE ROWS;";
    if (commit.blocks.empty())
        return made;
    script.copies << blockRows(commit);
    return made + "COPY pg_temp.fresh_blocks (" + columnList(blocksEntity) + ") FROM STDIN (FORMAT binary);";
}

QByteArray HeadersSet::merged(const QByteArray& source) const
{
    return "WITH f AS (" + source + "), put AS (INSERT INTO " + m_schema + ".blocks (" + columnList(blocksEntity) +
           ") SELECT * FROM f ORDER BY number ON CONFLICT (number) DO NOTHING) "
           "SELECT signalbox.refuse('SB005', 'block ' || min(f.number) || ' has another hash') FROM f JOIN " +
           m_schema + ".blocks b ON b.number = f.number WHERE b.hash <> f.hash HAVING count(*) > 0;";
}

/// Refuses ranges that do not follow the stored block below them, or that the stored block above does not follow, so
/// that the history of another network with the same chain ID is never mixed in.
QByteArray HeadersSet::linked(const Commit& commit) const
{
    QByteArray children;
    for (const Interval& range : commit.ranges)
        for (const Height child : {range.lo, range.hi + 1})
            children += (children.isEmpty() ? "" : ",") + QByteArray::number(child);
    return "SELECT signalbox.refuse('SB005', 'block ' || min(c.number) || ' does not follow the block below it') "
           "FROM " +
           m_schema + ".blocks c JOIN " + m_schema + ".blocks p ON p.number = c.number - 1 WHERE c.number = ANY ('{" +
           children + "}'::bigint[]) AND c.parent_hash <> p.hash HAVING count(*) > 0;";
}

void HeadersSet::append(Script& script, const Commit& commit, bool isMerged) const
{
    const QByteArray fromFresh = "SELECT " + columnList(blocksEntity) + " FROM pg_temp.fresh_blocks";
    if (commit.blocksAbsent && !isMerged && commit.blocks.size() > directBlocks) {
        script.copies << blockRows(commit);
        script.sql += "COPY " + m_schema + ".blocks (" + columnList(blocksEntity) + ") FROM STDIN (FORMAT binary);";
    } else if (commit.blocks.size() > inlineBlocks) {
        script.sql += fresh(script, commit);
        script.sql += merged(fromFresh);
    } else if (!commit.blocks.empty()) {
        script.sql += merged(blockValues(commit));
    }
    script.sql += linked(commit);
}

void HeadersSet::load(Script& script, const Commit& commit) const
{
    script.sql += fresh(script, commit);
    script.sql += "CREATE TEMP TABLE IF NOT EXISTS replaced_blocks (number bigint) ON COMMIT DELETE ROWS;";
    script.sql += "INSERT INTO pg_temp.replaced_blocks SELECT f.number FROM pg_temp.fresh_blocks f JOIN " + m_schema +
                  ".blocks b USING (number) WHERE b.hash <> f.hash;";
}

QByteArray HeadersSet::wasRead() const
{
    return "EXISTS (SELECT FROM pg_temp.replaced_blocks c WHERE c.number = q.block_number)";
}

void HeadersSet::replace(Script& script, const Commit& commit) const
{
    if (store::has(commit, "headers"))
        script.sql += "UPDATE " + m_schema +
                      ".blocks b SET hash = f.hash, parent_hash = f.parent_hash, timestamp = f.timestamp, bloom = "
                      "f.bloom FROM pg_temp.fresh_blocks f WHERE b.number = f.number AND (b.hash, b.parent_hash, "
                      "b.timestamp) IS DISTINCT FROM (f.hash, f.parent_hash, f.timestamp);";
    script.sql += merged("SELECT " + columnList(blocksEntity) + " FROM pg_temp.fresh_blocks");
}

void HeadersSet::covered(Script& script, const Commit& commit) const
{
    // A header that was not read again belongs to kept rows, or to none.
    if (commit.mode == Commit::Mode::Replace && store::has(commit, "headers") &&
        commit.missing != Commit::Missing::Keep)
        script.sql += "DELETE FROM " + m_schema + ".blocks b USING " + store::rangesTable(commit) +
                      " WHERE b.number BETWEEN r.lo AND r.hi AND NOT EXISTS (SELECT FROM pg_temp.fresh_blocks f WHERE "
                      "f.number = b.number) AND NOT EXISTS (SELECT FROM " +
                      m_schema +
                      ".transfers t WHERE t.block_number = b.number) AND NOT EXISTS (SELECT FROM erc8004.events_live e "
                      "WHERE e.chain_id = " +
                      m_chainId + " AND e.block_number = b.number);";
    std::vector<Interval> ranges;
    QByteArray undecided;
    for (const chain::ProvenRange& proof : commit.proven) {
        ranges.push_back(proof.range);
        undecided += (undecided.isEmpty() ? "" : ",") + QByteArray::number(proof.undecided);
    }
    script.sql += "SELECT signalbox.prove(" + m_caip2 + "," + store::numbers(commit.ranges, &Interval::lo) + "," +
                  store::numbers(commit.ranges, &Interval::hi) + "," + store::numbers(ranges, &Interval::lo) + "," +
                  store::numbers(ranges, &Interval::hi) + ",'{" + undecided + "}'::bigint[]);";
}

void HeadersSet::undo(Script& script, const store::Undo& undo) const
{
    script.sql += "WITH gone AS (DELETE FROM " + m_schema + ".blocks WHERE number > " +
                  QByteArray::number(undo.ancestor) +
                  " RETURNING 1) INSERT INTO pg_temp.undone SELECT 0, count(*) FROM gone;";
}

/// One row of reorgs per undo. If a repeated undo finds nothing to undo, the row of the first attempt is the result,
/// provided that no blocks were stored above the ancestor since.
void HeadersSet::undone(Script& script, const store::Undo& undo) const
{
    const QByteArray row = QByteArray::number(undo.ancestor) + "," + QByteArray::number(undo.depth) + ", '\\x" +
                           store::hex(undo.oldHead) + "'::bytea, '\\x" + store::hex(undo.newHead) + "'::bytea";
    const QByteArray reason = store::literal(undo.reason);
    if (undo.repeated)
        script.sql += "INSERT INTO pg_temp.undone SELECT r.rows_undone, 0, true FROM " + m_schema +
                      ".reorgs r WHERE r.id = (SELECT max(id) FROM " + m_schema +
                      ".reorgs) AND (r.ancestor, r.depth, r.old_head, r.new_head, r.reason) = (" + row + ", " + reason +
                      ") AND NOT EXISTS (SELECT FROM pg_temp.undone WHERE rows > 0 OR blocks > 0);";
    script.sql += "INSERT INTO " + m_schema +
                  ".reorgs (ancestor, depth, old_head, new_head, rows_undone, reason) SELECT " + row +
                  ", (SELECT sum(rows) FROM pg_temp.undone), " + reason +
                  (undo.repeated ? " WHERE NOT EXISTS (SELECT FROM pg_temp.undone WHERE first_attempt);" : ";");
}

Expected<Done> HeadersSet::read(store::PqConnection& connection, store::StoredChain& state) const
{
    const auto blocks = connection.run("SELECT number, hash, parent_hash, extract(epoch FROM timestamp)::bigint FROM " +
                                       m_schema + ".blocks ORDER BY number DESC LIMIT 2000");
    if (!blocks)
        return fail(blocks.error());
    store::readRecent(*blocks, state);
    const auto proofs =
        connection.run("SELECT lo, hi, undecided FROM signalbox.proofs WHERE caip2 = " + m_caip2 + " ORDER BY lo");
    if (!proofs)
        return fail(proofs.error());
    for (int row = 0; row < PQntuples(proofs->get()); ++row)
        state.proven.push_back(
            {{store::pqCell(*proofs, row, 0).toLongLong(), store::pqCell(*proofs, row, 1).toLongLong()},
             store::pqCell(*proofs, row, 2).toLongLong()});
    return Done{};
}

Expected<std::vector<chain::BlockBloom>> HeadersSet::blooms(store::PqConnection& connection, Interval range) const
{
    const auto found =
        connection.run("SELECT number, hash, encode(bloom, 'hex') FROM " + m_schema +
                       ".blocks WHERE bloom IS NOT NULL AND number BETWEEN " + QByteArray::number(range.lo) + " AND " +
                       QByteArray::number(range.hi) + " ORDER BY number");
    if (!found)
        return fail(found.error());
    std::vector<chain::BlockBloom> all;
    for (int row = 0; row < PQntuples(found->get()); ++row) {
        chain::BlockBloom& one = all.emplace_back();
        one.number = store::pqCell(*found, row, 0).toLongLong();
        one.hash = store::pqHash(*found, row, 1);
        const QByteArray bytes = QByteArray::fromHex(store::pqCell(*found, row, 2));
        std::copy_n(bytes.begin(), std::min<qsizetype>(bytes.size(), 256), one.bloom.begin());
    }
    return all;
}

}  // namespace signalbox::evm
