// The statements of a reindex: what was read is compared with what is stored before a row is removed.
#include "store/ingest_sql.h"
#include "store/ingest_text.h"

namespace signalbox::store {

namespace {

/// Streams that read logs; headers alone say nothing of them.
bool readsLogs(const Commit& commit)
{
    return std::any_of(commit.streams.begin(), commit.streams.end(),
                       [](const chain::StreamSpec& stream) { return stream.name != QLatin1String("headers"); });
}

std::vector<QString> lowered(const chain::Streams& streams)
{
    std::vector<QString> names = chain::namesOf(streams);
    for (QString& name : names)
        name = name.toLower();
    return names;
}

/// Item `q` of the quarantine is a log that was decoded now.
constexpr const char* wasRead =
    "(EXISTS (SELECT FROM pg_temp.fresh_transfers f WHERE f.block_number = q.block_number AND f.log_index::text = "
    "q.position) OR EXISTS (SELECT FROM pg_temp.fresh_events f WHERE f.block_number = q.block_number AND "
    "f.log_index::text = q.position))";

}  // namespace

/// The condition that transfer `t` is of the streams; empty: none of them stores transfers.
QByteArray IngestSql::ofStreams(const Commit& commit) const
{
    if (has(commit, "transfers"))
        return "true";
    QByteArray contracts;
    for (const chain::StreamSpec& stream : commit.streams)
        if (stream.name.startsWith(QLatin1String("transfers:0x")))
            contracts += (contracts.isEmpty() ? "" : ",") + QByteArray("'\\x") +
                         QByteArray::fromHex(stream.name.mid(12).toLatin1()).toHex() + "'::bytea";
    return contracts.isEmpty() ? QByteArray() : "t.contract_address IN (" + contracts + ")";
}

IngestSql::Script IngestSql::begin(const Commit& commit) const
{
    Script script;
    script.sql = fence();
    script.sql += loadBlocks(script, commit);
    script.sql += loadTransfers(script, commit);
    script.sql += loadEvents(script, commit);
    script.sql += "CREATE TEMP TABLE IF NOT EXISTS replaced_blocks (number bigint) ON COMMIT DELETE ROWS;";
    script.sql += "INSERT INTO pg_temp.replaced_blocks SELECT f.number FROM pg_temp.fresh_blocks f JOIN " + m_schema +
                  ".blocks b USING (number) WHERE b.hash <> f.hash;";
    script.sql += "SELECT coalesce(range_agg(int8range(number, number, '[]'))::text, '') FROM (" + missing(commit) +
                  ") m (number);";
    return script;
}

/// Heights with a stored row that was not read although the block is the same. A log that is decoded otherwise now is
/// there all the same; one that waits in the quarantine is missing, too, when it did not come again.
QByteArray IngestSql::missing(const Commit& commit) const
{
    QByteArray parts = "SELECT NULL::bigint WHERE false";
    if (const QByteArray ours = ofStreams(commit); !ours.isEmpty())
        parts += " UNION ALL SELECT t.block_number FROM " + m_schema + ".transfers t JOIN " + rangesTable(commit) +
                 " ON t.block_number BETWEEN r.lo AND r.hi WHERE " + ours +
                 " AND NOT EXISTS (SELECT FROM pg_temp.fresh_transfers f WHERE f.block_number = t.block_number AND "
                 "f.log_index = t.log_index AND f.transaction_hash = t.transaction_hash) AND NOT EXISTS (SELECT FROM "
                 "pg_temp.replaced_blocks c WHERE c.number = t.block_number)";
    if (has(commit, "registries"))
        parts +=
            " UNION ALL SELECT e.block_number FROM " + rangesTable(commit) +
            ", LATERAL (SELECT e.* FROM erc8004.events_live e WHERE e.chain_id = " + m_chainId +
            " AND e.block_number BETWEEN r.lo AND r.hi) e WHERE NOT EXISTS (SELECT FROM pg_temp.fresh_events f WHERE "
            "f.block_number = e.block_number AND f.log_index = e.log_index AND f.transaction_hash = "
            "e.transaction_hash) AND NOT EXISTS (SELECT FROM pg_temp.fresh_blocks f WHERE f.number = e.block_number "
            "AND '0x' || encode(f.hash, 'hex') <> e.block_hash)";
    if (readsLogs(commit)) {
        QByteArray again;
        for (const QuarantineItem& item : commit.quarantined)
            again +=
                (again.isEmpty() ? "(" : ",(") + QByteArray::number(item.block) + "," + literal(item.position) + ")";
        parts += " UNION ALL SELECT q.block_number FROM signalbox.quarantine q JOIN " + rangesTable(commit) +
                 " ON q.block_number BETWEEN r.lo AND r.hi WHERE q.caip2 = " + m_caip2 +
                 " AND q.state = 'waiting' AND q.stream = ANY (" + textArray(lowered(commit.streams)) +
                 ") AND q.position ~ '^[0-9]+$' AND NOT " + wasRead +
                 " AND NOT EXISTS (SELECT FROM pg_temp.replaced_blocks c WHERE c.number = q.block_number)" +
                 (again.isEmpty() ? QByteArray() : " AND (q.block_number, q.position) NOT IN (VALUES " + again + ")");
    }
    return parts;
}

/// An item is resolved by its own stream, when its log was read or is known not to be the chain's. Items from before
/// items had a stream: by any stream that reads logs.
QByteArray IngestSql::resolved(const Commit& commit) const
{
    if (!readsLogs(commit))
        return {};
    const QByteArray sure =
        commit.missing != Commit::Missing::Keep
            ? QByteArray()
            : QByteArray(" AND (") + wasRead +
                  " OR EXISTS (SELECT FROM pg_temp.replaced_blocks c WHERE c.number = q.block_number))";
    return "UPDATE signalbox.quarantine q SET state = 'resolved' FROM " + rangesTable(commit) +
           " WHERE q.caip2 = " + m_caip2 +
           " AND q.state = 'waiting' AND q.block_number BETWEEN r.lo AND r.hi AND (q.stream = '' OR q.stream = ANY (" +
           textArray(lowered(commit.streams)) + "))" + sure + ";";
}

IngestSql::Script IngestSql::replace(const Commit& commit) const
{
    const bool keep = commit.missing == Commit::Missing::Keep;
    const bool headers = has(commit, "headers");
    Script script;
    if (commit.live)
        script.sql += "SET LOCAL signalbox.live = 'on';";
    if (headers)
        script.sql += "UPDATE " + m_schema +
                      ".blocks b SET hash = f.hash, parent_hash = f.parent_hash, timestamp = f.timestamp, "
                      "bloom = f.bloom FROM "
                      "pg_temp.fresh_blocks f WHERE b.number = f.number AND (b.hash, b.parent_hash, b.timestamp) IS "
                      "DISTINCT FROM (f.hash, f.parent_hash, f.timestamp);";
    script.sql += mergeBlocks("SELECT number, hash, parent_hash, timestamp, bloom FROM pg_temp.fresh_blocks");
    if (const QByteArray ours = ofStreams(commit); !ours.isEmpty()) {
        script.sql +=
            "DELETE FROM " + m_schema + ".transfers t USING " + rangesTable(commit) +
            " WHERE t.block_number BETWEEN r.lo AND r.hi AND " + ours +
            (keep ? " AND EXISTS (SELECT FROM pg_temp.replaced_blocks c WHERE c.number = t.block_number)" : "") + ";";
        script.sql += mergeTransfers(!keep);
    }
    if (has(commit, "registries"))
        script.sql += events(commit);
    // A header that was not read again belongs to rows that stay, or to nothing any more.
    if (headers && !keep)
        script.sql += "DELETE FROM " + m_schema + ".blocks b USING " + rangesTable(commit) +
                      " WHERE b.number BETWEEN r.lo AND r.hi AND NOT EXISTS (SELECT FROM pg_temp.fresh_blocks f WHERE "
                      "f.number = b.number) AND NOT EXISTS (SELECT FROM " +
                      m_schema +
                      ".transfers t WHERE t.block_number = b.number) AND NOT EXISTS (SELECT FROM erc8004.events_live e "
                      "WHERE e.chain_id = " +
                      m_chainId + " AND e.block_number = b.number);";
    script.sql += resolved(commit);
    quarantine(script, commit);
    rest(script, commit);
    return script;
}

}  // namespace signalbox::store
