// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/data/registry_events_set.h"

#include <QJsonArray>

#include "evm/data/evm_catalog.h"
#include "signalbox/literals.h"
#include "store/ingest_text.h"
#include "store/stream_state.h"

namespace signalbox::evm {

using store::Commit;
using store::Script;

namespace {

/// Columns of an event that the chain determines, as columns of table `name`.
QByteArray content(const char* name)
{
    QByteArray all;
    for (const catalog::Column& column : evmCatalog().find(eventsEntity)->columns)
        if (column.name != "id"_L1)
            all += QByteArray(all.isEmpty() ? "" : ",") + name + '.' + column.name.toLatin1();
    return all;
}

}  // namespace

RegistryEventsSet::RegistryEventsSet(const store::ChainPlace& place)
    : m_caip2(store::literal(place.caip2)),
      m_schema(QByteArray::fromStdString(store::quoteName(place.schema))),
      m_chainId(QByteArray::number(place.id))
{
}

/// Rows do not contain the contract's address, so all addresses of one registry are one scope.
QByteArray RegistryEventsSet::scope(const chain::Streams& streams)
{
    std::vector<QString> kinds;
    for (const chain::StreamSpec& stream : streams) {
        if (stream.name != "registries"_L1)
            continue;
        const QJsonObject registries = stream.settings.value("registries"_L1).toObject();
        for (auto each = registries.begin(); each != registries.end(); ++each)
            if (!each.value().toString().isEmpty())
                kinds.push_back(each.key());
    }
    return kinds.empty() ? QByteArray("true") : "e.registry = ANY (" + store::textArray(kinds) + ")";
}

/// Registries with stored rows that these settings do not read, because an address was removed. As rows do not contain
/// the contract's address, none of them can be called surplus.
std::vector<QString> RegistryEventsSet::mixed(const chain::Streams& streams)
{
    std::vector<QString> kinds;
    for (const chain::StreamSpec& stream : streams) {
        if (stream.name != "registries"_L1)
            continue;
        const QJsonObject now = stream.settings.value("registries"_L1).toObject();
        for (const QJsonValue earlier : stream.settings.value("readBefore"_L1).toArray()) {
            const QJsonObject then = earlier.toObject().value("registries"_L1).toObject();
            for (auto each = then.begin(); each != then.end(); ++each) {
                const QStringList read = now.value(each.key()).toString().toLower().split(u',');
                for (const QString& address : each.value().toString().toLower().split(u',', Qt::SkipEmptyParts))
                    if (!read.contains(address))
                        kinds.push_back(each.key());
            }
        }
    }
    return kinds;
}

/// A condition that an event `name` which was not fetched is surplus.
QByteArray RegistryEventsSet::surplus(const Commit& commit, const char* name)
{
    const auto kinds = mixed(commit.streams);
    return kinds.empty() ? QByteArray("true")
                         : "NOT " + QByteArray(name) + ".registry = ANY (" + store::textArray(kinds) + ")";
}

bool RegistryEventsSet::isWrittenBy(const Commit& commit) const
{
    return store::has(commit, "registries");
}

QByteArray RegistryEventsSet::live(const Commit& commit) const
{
    return "erc8004.events_live e WHERE e.chain_id = " + m_chainId + " AND e.block_number BETWEEN r.lo AND r.hi AND " +
           scope(commit.streams);
}

/// An unchanged log is kept. One that is decoded differently now, whose block was replaced, or that was confirmed not
/// to be on the chain is retracted. A log whose ID belongs to a retracted one gets its block hash as a suffix of the
/// ID.
QByteArray RegistryEventsSet::verified(const Commit& commit) const
{
    const bool remove = commit.mode == Commit::Mode::Replace && commit.missing != Commit::Missing::Keep;
    // By now the fetched header is the stored one.
    const QByteArray replaced = "EXISTS (SELECT FROM " + m_schema +
                                ".blocks b WHERE b.number = l.block_number AND '0x' || encode(b.hash, 'hex') <> "
                                "l.block_hash)";
    const QByteArray retracted =
        "INSERT INTO erc8004.event_retractions (event_id, reason, old_block_hash) SELECT l.id, 'reindex', "
        "l.block_hash FROM ";
    if (commit.mode == Commit::Mode::Append && commit.tables.rowsOf(eventsEntity).isEmpty())
        return retracted + store::rangesTable(commit) + ", LATERAL (SELECT e.* FROM " + live(commit) + ") l WHERE " +
               replaced + ";";
    const QByteArray differs =
        "(" + content("l") + ") IS DISTINCT FROM (" + content("f") + ")" +
        (remove ? QByteArray() : " AND (l.transaction_hash = f.transaction_hash OR " + replaced + ")");
    const QByteArray key =
        "f.chain_id || '-' || f.block_number || '-' || f.log_index || '-' || substr(f.block_hash, 3, 8)";
    return "WITH live AS MATERIALIZED (SELECT e.* FROM " + store::rangesTable(commit) + ", LATERAL (SELECT e.* FROM " +
           live(commit) + ") e), wrong AS (" + retracted +
           "live l LEFT JOIN pg_temp.fresh_events f USING (block_number, log_index) WHERE (f.id IS NULL AND (" +
           (remove ? surplus(commit, "l") + " OR " : QByteArray()) + replaced + ")) OR (f.id IS NOT NULL AND " +
           differs + ")) INSERT INTO erc8004.events (" + columnList(eventsEntity) +
           ") SELECT CASE WHEN NOT EXISTS (SELECT FROM erc8004.events x WHERE x.id = f.id) THEN f.id "
           "WHEN NOT EXISTS (SELECT FROM erc8004.events x WHERE x.id = " +
           key + ") THEN " + key + " ELSE " + key +
           " || '-' || (SELECT count(*) FROM erc8004.events x WHERE x.chain_id = f.chain_id AND x.block_number = "
           "f.block_number AND x.log_index = f.log_index) END," +
           content("f") +
           " FROM pg_temp.fresh_events f LEFT JOIN live l USING (block_number, log_index) WHERE l.id IS NULL OR (" +
           differs + ") ORDER BY f.block_number, f.log_index;";
}

void RegistryEventsSet::append(Script& script, const Commit& commit, bool merged) const
{
    Q_UNUSED(merged)
    if (!isWrittenBy(commit))
        return;
    if (!commit.tables.rowsOf(eventsEntity).isEmpty())
        load(script, commit);
    script.sql += verified(commit);
}

void RegistryEventsSet::load(Script& script, const Commit& commit) const
{
    script.sql +=
        "CREATE TEMP TABLE IF NOT EXISTS fresh_events (LIKE erc8004.events INCLUDING DEFAULTS) ON COMMIT DELETE ROWS;";
    if (commit.tables.rowsOf(eventsEntity).isEmpty())
        return;
    script.copies << commit.tables.rowsOf(eventsEntity).data();
    script.sql += "COPY pg_temp.fresh_events (" + columnList(eventsEntity) + ") FROM STDIN (FORMAT binary);";
}

/// A log that is decoded differently now is still present.
QByteArray RegistryEventsSet::missing(const Commit& commit) const
{
    if (!isWrittenBy(commit))
        return {};
    return "SELECT e.block_number FROM " + store::rangesTable(commit) + ", LATERAL (SELECT e.* FROM " + live(commit) +
           ") e WHERE " + surplus(commit, "e") +
           " AND NOT EXISTS (SELECT FROM pg_temp.fresh_events f WHERE f.block_number = e.block_number AND "
           "f.log_index = e.log_index AND f.transaction_hash = e.transaction_hash) AND NOT EXISTS (SELECT FROM "
           "pg_temp.fresh_blocks f WHERE f.number = e.block_number AND '0x' || encode(f.hash, 'hex') <> e.block_hash)";
}

QByteArray RegistryEventsSet::wasRead() const
{
    return "EXISTS (SELECT FROM pg_temp.fresh_events f WHERE f.block_number = q.block_number AND f.log_index::text = "
           "q.position)";
}

void RegistryEventsSet::replace(Script& script, const Commit& commit) const
{
    if (isWrittenBy(commit))
        script.sql += verified(commit);
}

QByteArray RegistryEventsSet::checkpoint(bool mayGoBack) const
{
    return "INSERT INTO erc8004.checkpoints AS k (chain_id, last_block_number, last_block_hash, updated_at) SELECT " +
           m_chainId +
           ", c.hi, '0x' || encode(b.hash, 'hex'), now() FROM signalbox.streams s JOIN signalbox.coverage c ON c.caip2 "
           "= s.caip2 AND c.stream = s.stream "
           "AND s.from_block BETWEEN c.lo AND c.hi LEFT JOIN " +
           m_schema + ".blocks b ON b.number = c.hi WHERE s.caip2 = " + m_caip2 +
           " AND s.stream = 'registries' ON CONFLICT (chain_id) DO UPDATE SET last_block_number = "
           "excluded.last_block_number, last_block_hash = excluded.last_block_hash, updated_at = "
           "excluded.updated_at" +
           (mayGoBack ? ";" : " WHERE k.last_block_number <= excluded.last_block_number;");
}

void RegistryEventsSet::covered(Script& script, const Commit& commit) const
{
    if (isWrittenBy(commit))
        script.sql += checkpoint(false);
}

void RegistryEventsSet::uncovered(Script& script, const chain::Streams& streams) const
{
    if (chain::contains(streams, u"registries"))
        script.sql += checkpoint(true);
}

void RegistryEventsSet::dropped(store::Transaction& transaction, const QString& stream) const
{
    if (stream == "registries"_L1)
        transaction.exec("DELETE FROM erc8004.checkpoints WHERE chain_id = " + m_chainId.toStdString());
}

void RegistryEventsSet::undo(Script& script, const store::Undo& undo) const
{
    script.sql +=
        "WITH gone AS (INSERT INTO erc8004.event_retractions (event_id, reason, old_block_hash) SELECT e.id, " +
        store::literal(undo.reason) + ", e.block_hash FROM erc8004.events_live e WHERE e.chain_id = " + m_chainId +
        " AND e.block_number > " + QByteArray::number(undo.ancestor) +
        " RETURNING 1) INSERT INTO pg_temp.undone SELECT count(*), 0 FROM gone;";
}

void RegistryEventsSet::undone(Script& script, const store::Undo& undo) const
{
    Q_UNUSED(undo)
    script.sql += checkpoint(true);
}

Expected<Done> RegistryEventsSet::read(store::PqConnection& connection, store::StoredChain& state) const
{
    const auto retracted = connection.run(
        "SELECT e.id FROM erc8004.event_retractions r JOIN erc8004.events e ON e.id = r.event_id WHERE e.chain_id = " +
        m_chainId +
        " AND e.block_number > (SELECT coalesce(max(hi), 0) - 10000 FROM signalbox.coverage WHERE caip2 = " + m_caip2 +
        ")");
    if (!retracted)
        return fail(retracted.error());
    for (int row = 0; row < PQntuples(retracted->get()); ++row)
        state.retractedEventIds.push_back(QString::fromUtf8(store::pqCell(*retracted, row, 0)));
    return Done{};
}

}  // namespace signalbox::evm
