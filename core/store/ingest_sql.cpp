#include "store/ingest_sql.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "store/ingest_text.h"
#include "support/erc8004_columns.h"
#include "support/safe_text.h"

namespace signalbox::store {

namespace {

constexpr const char* liveSetting = "SET LOCAL signalbox.live = 'on';";
constexpr qsizetype inlineBlocks = 300;  // below this a statement with the values in it beats a temporary table

/// Seconds as a timestamptz can hold them: a chain that counts in smaller units must not stop the ingest.
qint64 storable(qint64 unixSeconds)
{
    return qBound(qint64(0), unixSeconds, qint64(9'224'318'015'999));
}

const QByteArray blockColumns = "number, hash, parent_hash, timestamp, bloom";

/// The blooms of a commit in the order of its blocks.
class Blooms {
public:
    explicit Blooms(const Commit& commit) : m_next(commit.blooms.begin()), m_end(commit.blooms.end()) {}
    const chain::BlockBloom* of(Height number)
    {
        while (m_next != m_end && m_next->number < number)
            ++m_next;
        return m_next != m_end && m_next->number == number ? &*m_next : nullptr;
    }

private:
    std::vector<chain::BlockBloom>::const_iterator m_next, m_end;
};

/// Headers as rows of <schema>.blocks for COPY.
QByteArray blockRows(const Commit& commit)
{
    CopyBuffer rows;
    rows.reserve(static_cast<qsizetype>(commit.blocks.size()) * 100);
    Blooms blooms(commit);
    for (const chain::BlockRef& block : commit.blocks) {
        rows.beginRow(5);
        rows.int8(block.number);
        rows.bytea(block.hash);
        rows.bytea(block.parent);
        rows.timestamptz(storable(block.timestamp) * 1'000'000);
        if (const chain::BlockBloom* known = blooms.of(block.number))
            rows.bytea(known->bloom.data(), known->isZero() ? 0 : static_cast<qsizetype>(known->bloom.size()));
        else
            rows.null();
    }
    return rows.data();
}

/// Columns of an event that the chain determines, as a row of table `name`.
QByteArray content(const char* name)
{
    QByteArray all = "(";
    for (const CopyColumn& column : erc8004_event_columns)
        if (qstrcmp(column.name, "id") != 0)
            all += QByteArray(all.size() > 1 ? "," : "") + name + '.' + column.name;
    return all + ')';
}

QByteArray validJson(const QByteArray& raw)
{
    QJsonParseError error;
    QJsonDocument parsed = QJsonDocument::fromJson(withEscapedMarks(raw), &error);
    if (error.error != QJsonParseError::NoError || !parsed.isObject())
        parsed = QJsonDocument(QJsonObject{
            {QStringLiteral("text"),
             utf8Text({raw.constData(), static_cast<std::size_t>(std::min<qsizetype>(raw.size(), 100'000))})}});
    return parsed.toJson(QJsonDocument::Compact).replace("\\u0000", "\\ufffd");
}

}  // namespace

IngestSql::IngestSql(QString caip2, QString schema, qint64 epoch)
    : m_caip2(literal(caip2)),
      m_schema(QByteArray::fromStdString(quoteName(schema))),
      m_epoch(QByteArray::number(epoch)),
      m_chainId(QByteArray::number(caip2.section(QLatin1Char(':'), 1).toLongLong()))
{
}

QByteArray IngestSql::fence() const
{
    return "BEGIN;SELECT signalbox.fence(" + m_caip2 + "," + m_epoch + ");";
}

IngestSql::Script IngestSql::commit(const Commit& commit, bool staged) const
{
    if (commit.mode == Commit::Mode::Replace)
        return replace(commit);
    Script script;
    script.sql = fence();
    if (commit.live)
        script.sql += liveSetting;
    blocks(script, commit);
    if (commit.mode == Commit::Mode::Append)
        script.sql += linked(commit);
    transfers(script, commit, staged);
    if (has(commit, "registries"))
        script.sql += (commit.events.isEmpty() ? QByteArray() : loadEvents(script, commit)) + events(commit);
    quarantine(script, commit);
    rest(script, commit);
    return script;
}

/// What was fetched by settings that are not the stream's any more would count as read by those that are.
QByteArray IngestSql::sameRevisions(const Commit& commit) const
{
    QByteArray known;
    for (const chain::StreamSpec& stream : commit.streams)
        if (!stream.revision.isEmpty())
            known += (known.isEmpty() ? "(" : ",(") + literal(stream.name) + "," + literal(stream.revision) + ")";
    if (known.isEmpty())
        return {};
    return "SELECT signalbox.refuse('SB006', s.stream) FROM signalbox.streams s JOIN (VALUES " + known +
           ") AS f (stream, revision) USING (stream) WHERE s.caip2 = " + m_caip2 + " AND s.revision <> f.revision;";
}

void IngestSql::rest(Script& script, const Commit& commit) const
{
    script.sql += sameRevisions(commit);
    script.sql += "SELECT signalbox.cover(" + m_caip2 + "," + textArray(chain::namesOf(commit.streams)) + "," +
                  numbers(commit.ranges, &Interval::lo) + "," + numbers(commit.ranges, &Interval::hi) + "," +
                  (commit.mode == Commit::Mode::Append ? "true" : "false") + ");";
    proofs(script, commit);
    if (has(commit, "registries"))
        script.sql += checkpoint(false);
    if (commit.live) {
        Height newest = 0;
        for (const Interval& range : commit.ranges)
            newest = qMax(newest, range.hi);
        script.sql += "SELECT pg_notify('signalbox','chain '||" + m_caip2 + "||' " + QByteArray::number(newest) + "');";
    }
}

/// Headers into pg_temp.fresh_blocks.
QByteArray IngestSql::loadBlocks(Script& script, const Commit& commit) const
{
    const QByteArray made =
        "CREATE TEMP TABLE IF NOT EXISTS fresh_blocks (LIKE " + m_schema + ".blocks) ON COMMIT DELETE ROWS;";
    if (commit.blocks.empty())
        return made;
    script.copies << blockRows(commit);
    return made + "COPY pg_temp.fresh_blocks (" + blockColumns + ") FROM STDIN (FORMAT binary);";
}

void IngestSql::blocks(Script& script, const Commit& commit) const
{
    if (commit.blocks.empty())
        return;
    const bool direct = commit.blocksAbsent && static_cast<qsizetype>(commit.blocks.size()) > 8;
    QByteArray source;
    if (direct) {
        script.copies << blockRows(commit);
        script.sql += "COPY " + m_schema + ".blocks (" + blockColumns + ") FROM STDIN (FORMAT binary);";
        return;
    }
    if (static_cast<qsizetype>(commit.blocks.size()) > inlineBlocks) {
        script.sql += loadBlocks(script, commit);
        source = "SELECT " + blockColumns + " FROM pg_temp.fresh_blocks";
    } else {
        QByteArray heights, hashes, parents, times, bits;
        Blooms blooms(commit);
        for (const chain::BlockRef& block : commit.blocks) {
            const char* comma = heights.isEmpty() ? "" : ",";
            heights += comma + QByteArray::number(block.number);
            hashes += comma + hex(block.hash);
            parents += comma + hex(block.parent);
            times += comma + QByteArray::number(storable(block.timestamp));
            const chain::BlockBloom* known = blooms.of(block.number);
            bits += comma + (!known ? QByteArray("NULL") : known->isZero() ? QByteArray("\"\"") : hex(known->bloom));
        }
        source =
            "SELECT number, decode(hash, 'hex') AS hash, decode(parent, 'hex') AS parent_hash, to_timestamp(timestamp) "
            "AS timestamp, decode(bloom, 'hex') AS bloom FROM unnest('{" +
            heights + "}'::bigint[], '{" + hashes + "}'::text[], '{" + parents + "}'::text[], '{" + times +
            "}'::bigint[], '{" + bits + "}'::text[]) AS u (number, hash, parent, timestamp, bloom)";
    }
    script.sql += mergeBlocks(source);
}

QByteArray IngestSql::mergeBlocks(const QByteArray& source) const
{
    return "WITH f AS (" + source + "), put AS (INSERT INTO " + m_schema + ".blocks (" + blockColumns +
           ") "
           "SELECT * FROM f ORDER BY number ON CONFLICT (number) DO NOTHING) "
           "SELECT signalbox.refuse('SB005', 'block ' || min(f.number) || ' has another hash') FROM f JOIN " +
           m_schema + ".blocks b ON b.number = f.number WHERE b.hash <> f.hash HAVING count(*) > 0;";
}

/// Transfers into pg_temp.fresh_transfers.
QByteArray IngestSql::loadTransfers(Script& script, const Commit& commit) const
{
    const QByteArray made =
        "CREATE TEMP TABLE IF NOT EXISTS fresh_transfers (LIKE " + m_schema + ".transfers) ON COMMIT DELETE ROWS;";
    if (commit.transfers.isEmpty())
        return made;
    script.copies << commit.transfers.data();
    return made + "COPY pg_temp.fresh_transfers (" + transfers_columns() + ") FROM STDIN (FORMAT binary);";
}

QByteArray IngestSql::mergeTransfers(bool compared) const
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

void IngestSql::transfers(Script& script, const Commit& commit, bool staged) const
{
    if (commit.transfers.isEmpty())
        return;
    if (staged) {
        script.sql += loadTransfers(script, commit) + mergeTransfers(true);
        return;
    }
    script.copies << commit.transfers.data();
    script.sql += "COPY " + m_schema + ".transfers (" + transfers_columns() + ") FROM STDIN (FORMAT binary);";
}

/// Registry events into pg_temp.fresh_events.
QByteArray IngestSql::loadEvents(Script& script, const Commit& commit) const
{
    const QByteArray made =
        "CREATE TEMP TABLE IF NOT EXISTS fresh_events (LIKE erc8004.events INCLUDING DEFAULTS) ON COMMIT DELETE ROWS;";
    if (commit.events.isEmpty())
        return made;
    script.copies << commit.events.data();
    return made + "COPY pg_temp.fresh_events (" + erc8004_columns() + ") FROM STDIN (FORMAT binary);";
}

/// Append-only: a log that is there as it is stays. One that is decoded otherwise now, whose block was replaced, or
/// that was confirmed not to be the chain's is retracted. A log whose id was used by a retracted one gets its block
/// hash into the id.
QByteArray IngestSql::events(const Commit& commit) const
{
    const bool remove = commit.mode == Commit::Mode::Replace && commit.missing != Commit::Missing::Keep;
    const QByteArray live =
        "erc8004.events_live e WHERE e.chain_id = " + m_chainId + " AND e.block_number BETWEEN r.lo AND r.hi";
    // By now the header that was read is the stored one.
    const QByteArray replaced = "EXISTS (SELECT FROM " + m_schema +
                                ".blocks b WHERE b.number = l.block_number AND '0x' || encode(b.hash, 'hex') <> "
                                "l.block_hash)";
    if (commit.mode == Commit::Mode::Append && commit.events.isEmpty())
        return "INSERT INTO erc8004.event_retractions (event_id, reason, old_block_hash) SELECT l.id, 'reindex', "
               "l.block_hash FROM " +
               rangesTable(commit) + ", LATERAL (SELECT e.* FROM " + live + ") l WHERE " + replaced + ";";
    const QByteArray differs =
        content("l") + " IS DISTINCT FROM " + content("f") +
        (remove ? QByteArray() : " AND (l.transaction_hash = f.transaction_hash OR " + replaced + ")");
    const QByteArray key =
        "f.chain_id || '-' || f.block_number || '-' || f.log_index || '-' || substr(f.block_hash, 3, 8)";
    QByteArray columns;
    for (const CopyColumn& column : erc8004_event_columns)
        if (qstrcmp(column.name, "id") != 0)
            columns += QByteArray(",f.") + column.name;
    return "WITH live AS MATERIALIZED (SELECT e.* FROM " + rangesTable(commit) + ", LATERAL (SELECT e.* FROM " + live +
           ") e), "
           "wrong AS (INSERT INTO erc8004.event_retractions (event_id, reason, old_block_hash) SELECT l.id, 'reindex', "
           "l.block_hash FROM live l "
           "LEFT JOIN pg_temp.fresh_events f USING (block_number, log_index) WHERE " +
           (remove ? "f.id IS NULL" : "(f.id IS NULL AND " + replaced + ")") + " OR (f.id IS NOT NULL AND " + differs +
           ")) "
           "INSERT INTO erc8004.events (" +
           erc8004_columns() +
           ") "
           "SELECT CASE WHEN NOT EXISTS (SELECT FROM erc8004.events x WHERE x.id = f.id) THEN f.id "
           "WHEN NOT EXISTS (SELECT FROM erc8004.events x WHERE x.id = " +
           key + ") THEN " + key +
           " "
           "ELSE " +
           key +
           " || '-' || (SELECT count(*) FROM erc8004.events x WHERE x.chain_id = f.chain_id AND x.block_number = "
           "f.block_number "
           "AND x.log_index = f.log_index) END" +
           columns +
           " FROM pg_temp.fresh_events f "
           "LEFT JOIN live l USING (block_number, log_index) WHERE l.id IS NULL OR (" +
           differs + ") ORDER BY f.block_number, f.log_index;";
}

void IngestSql::quarantine(Script& script, const Commit& commit) const
{
    if (commit.quarantined.empty())
        return;
    QByteArray values;
    for (const QuarantineItem& item : commit.quarantined)
        values += (values.isEmpty() ? "(" : ",(") + m_caip2 + "," + QByteArray::number(item.block) + "," +
                  literal(item.position) + "," + literal(item.reason) + "," +
                  literal(QString::fromUtf8(validJson(item.raw))) + "::jsonb," + literal(item.stream) + ")";
    script.sql += "INSERT INTO signalbox.quarantine (caip2, block_number, position, reason, raw, stream) VALUES " +
                  values +
                  " ON CONFLICT (caip2, block_number, position) DO UPDATE SET reason = excluded.reason, raw = "
                  "excluded.raw, stream = excluded.stream, tries = quarantine.tries + 1, "
                  "state = CASE quarantine.state WHEN 'skipped' THEN 'skipped' ELSE 'waiting' END;";
}

void IngestSql::proofs(Script& script, const Commit& commit) const
{
    std::vector<Interval> ranges;
    QByteArray undecided;
    for (const chain::ProvenRange& proof : commit.proven) {
        ranges.push_back(proof.range);
        undecided += (undecided.isEmpty() ? "" : ",") + QByteArray::number(proof.undecided);
    }
    script.sql += "SELECT signalbox.prove(" + m_caip2 + "," + numbers(commit.ranges, &Interval::lo) + "," +
                  numbers(commit.ranges, &Interval::hi) + "," + numbers(ranges, &Interval::lo) + "," +
                  numbers(ranges, &Interval::hi) + ",'{" + undecided + "}'::bigint[]);";
}

QByteArray IngestSql::checkpoint(bool mayGoBack) const
{
    return "INSERT INTO erc8004.checkpoints AS k (chain_id, last_block_number, last_block_hash, updated_at) SELECT " +
           m_chainId +
           ", c.hi, '0x' || encode(b.hash, 'hex'), now() FROM signalbox.streams s JOIN signalbox.coverage c ON c.caip2 "
           "= s.caip2 AND c.stream = s.stream "
           "AND s.from_block BETWEEN c.lo AND c.hi LEFT JOIN " +
           m_schema + ".blocks b ON b.number = c.hi WHERE s.caip2 = " + m_caip2 +
           " AND s.stream = 'registries' ON CONFLICT (chain_id) DO UPDATE SET last_block_number = "
           "excluded.last_block_number, "
           "last_block_hash = excluded.last_block_hash, updated_at = excluded.updated_at" +
           (mayGoBack ? ";" : " WHERE k.last_block_number <= excluded.last_block_number;");
}

QByteArray IngestSql::uncover(const chain::Streams& streams, const Intervals& blocks) const
{
    QByteArray sql = fence() + "SELECT signalbox.uncover(" + m_caip2 + "," + textArray(chain::namesOf(streams)) +
                     ",r.lo,r.hi) FROM unnest(" + numbers(blocks, &Interval::lo) + "," +
                     numbers(blocks, &Interval::hi) + ") AS r (lo, hi);";
    if (chain::contains(streams, u"registries"))
        sql += checkpoint(true);
    return sql + "SELECT pg_notify('signalbox','chain '||" + m_caip2 + "||' " +
           QByteArray::number(blocks.empty() ? 0 : blocks.back().hi) + "');";
}

QByteArray IngestSql::undo(const Undo& undo) const
{
    const QByteArray above = QByteArray::number(undo.ancestor);
    const QByteArray row = above + "," + QByteArray::number(undo.depth) + ", '\\x" + hex(undo.oldHead) +
                           "'::bytea, '\\x" + hex(undo.newHead) + "'::bytea";
    // Of a repeated undo: what the row says that the first attempt wrote, when nothing came above the ancestor since.
    const QByteArray written =
        undo.repeated
            ? "(SELECT r.rows_undone FROM " + m_schema + ".reorgs r WHERE r.id = (SELECT max(id) FROM " + m_schema +
                  ".reorgs) AND (r.ancestor, r.depth, r.old_head, r.new_head, r.reason) = (" + row + ", " +
                  literal(undo.reason) + ") AND NOT EXISTS (SELECT FROM pg_temp.undone WHERE rows > 0 OR blocks > 0))"
            : QByteArray("NULL::bigint");
    QByteArray sql = fence() + liveSetting;
    sql += "CREATE TEMP TABLE IF NOT EXISTS undone (rows bigint, blocks bigint) ON COMMIT DELETE ROWS;";
    sql += "WITH gone AS (DELETE FROM " + m_schema + ".transfers WHERE block_number > " + above +
           " RETURNING 1) INSERT INTO pg_temp.undone SELECT count(*), 0 FROM gone;";
    sql += "WITH gone AS (INSERT INTO erc8004.event_retractions (event_id, reason, old_block_hash) SELECT e.id, " +
           literal(undo.reason) + ", e.block_hash FROM erc8004.events_live e WHERE e.chain_id = " + m_chainId +
           " AND e.block_number > " + above + " RETURNING 1) INSERT INTO pg_temp.undone SELECT count(*), 0 FROM gone;";
    sql += "WITH gone AS (DELETE FROM " + m_schema + ".blocks WHERE number > " + above +
           " RETURNING 1) INSERT INTO pg_temp.undone SELECT 0, count(*) FROM gone;";
    sql += "DELETE FROM signalbox.quarantine WHERE caip2 = " + m_caip2 + " AND block_number > " + above + ";";
    sql += "SELECT signalbox.uncover(" + m_caip2 + ", NULL, " + QByteArray::number(undo.ancestor + 1) +
           ", 9223372036854775806);";
    sql += checkpoint(true);
    sql += "INSERT INTO " + m_schema + ".reorgs (ancestor, depth, old_head, new_head, rows_undone, reason) SELECT " +
           row + ", (SELECT sum(rows) FROM pg_temp.undone), " + literal(undo.reason) + " WHERE " + written +
           " IS NULL;";
    sql += "SELECT pg_notify('signalbox','chain '||" + m_caip2 + "||' " + above + "');";
    sql += "SELECT coalesce(" + written + ", (SELECT sum(rows) FROM pg_temp.undone));";
    return sql;
}

}  // namespace signalbox::store
