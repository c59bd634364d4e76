// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/data/packets_set.h"

#include "cosmos/data/cosmos_catalog.h"
#include "store/ingest_text.h"
#include "store/stream_state.h"

namespace signalbox::cosmos {

using store::Commit;
using store::Script;

PacketsSet::PacketsSet(const store::ChainPlace& place)
    : m_schema(QByteArray::fromStdString(store::quoteName(place.schema)))
{
}

bool PacketsSet::isWrittenBy(const Commit& commit) const
{
    return chain::contains(commit.streams, ibcStream);
}

QByteArray PacketsSet::table(const QString& entity) const
{
    return m_schema + '.' + QByteArray::fromStdString(store::quoteName(entity));
}

void PacketsSet::copy(Script& script, const Commit& commit) const
{
    for (const catalog::Entity* entity : blockEntities()) {
        const catalog::RowWriter* rows = commit.tables.find(entity->name);
        if (!rows)
            continue;
        script.copies << rows->rows().data();
        script.sql += "COPY " + table(entity->name) + " (" + columnList(*entity, rows->fields()) +
                      ") FROM STDIN (FORMAT binary);";
    }
}

/// An end that is known keeps its counterparty.
void PacketsSet::addEnds(Script& script, const Commit& commit) const
{
    const catalog::RowWriter* rows = commit.tables.find(channelEndsEntity);
    if (!rows)
        return;
    const QByteArray columns = columnList(rows->entity(), rows->fields()), ends = table(channelEndsEntity);
    script.sql += "CREATE TEMP TABLE IF NOT EXISTS fresh_channel_ends (LIKE " + ends +
                  " INCLUDING DEFAULTS) ON COMMIT DELETE ROWS;";
    script.copies << rows->rows().data();
    script.sql += "COPY pg_temp.fresh_channel_ends (" + columns + ") FROM STDIN (FORMAT binary);";
    // The same end may be in several ranges of one commit.
    script.sql += "INSERT INTO " + ends + " AS e (" + columns +
                  ") SELECT port, channel, max(version), min(first_height) FROM pg_temp.fresh_channel_ends GROUP BY "
                  "port, channel ORDER BY port, channel ON CONFLICT (port, channel) DO UPDATE SET first_height = "
                  "excluded.first_height WHERE e.first_height > excluded.first_height;";
}

/// Also used after rows of the ranges were replaced: the stored blocks around them must fit.
QByteArray PacketsSet::linked(const Commit& commit) const
{
    QByteArray children;
    for (const Interval& range : commit.ranges)
        for (const Height child : {range.lo, range.hi + 1})
            children += (children.isEmpty() ? "" : ",") + QByteArray::number(child);
    const QByteArray blocks = table(blocksEntity);
    return "SELECT signalbox.refuse('SB005', 'block ' || min(c.height) || ' does not follow the block below it') "
           "FROM " +
           blocks + " c JOIN " + blocks + " p ON p.height = c.height - 1 WHERE c.height = ANY ('{" + children +
           "}'::bigint[]) AND c.parent_hash <> p.hash HAVING count(*) > 0;";
}

void PacketsSet::append(Script& script, const Commit& commit, bool merged) const
{
    if (!isWrittenBy(commit))
        return;
    if (merged) {  // rows outside of all coverage, of an earlier read: the new ones count
        replace(script, commit);
        return;
    }
    copy(script, commit);
    addEnds(script, commit);
    script.sql += linked(commit);
}

void PacketsSet::replace(Script& script, const Commit& commit) const
{
    if (!isWrittenBy(commit))
        return;
    for (const catalog::Entity* entity : blockEntities())
        script.sql += "DELETE FROM " + table(entity->name) + " t USING " + store::rangesTable(commit) +
                      " WHERE t.height BETWEEN r.lo AND r.hi;";
    copy(script, commit);
    addEnds(script, commit);
    script.sql += linked(commit);
}

void PacketsSet::undo(Script& script, const store::Undo& undo) const
{
    const QByteArray above = QByteArray::number(undo.ancestor);
    QByteArray deletes, rows;
    for (const catalog::Entity* entity : blockEntities()) {
        const QByteArray name = "d_" + entity->name.toLatin1();
        deletes += (deletes.isEmpty() ? "" : ", ") + name + " AS (DELETE FROM " + table(entity->name) +
                   " WHERE height > " + above + " RETURNING 1)";
        if (entity->name != blocksEntity)
            rows += (rows.isEmpty() ? "(SELECT count(*) FROM " : " + (SELECT count(*) FROM ") + name + ")";
    }
    script.sql +=
        "WITH " + deletes + " INSERT INTO pg_temp.undone SELECT " + rows + ", (SELECT count(*) FROM d_blocks);";
    script.sql += "DELETE FROM " + table(channelEndsEntity) + " WHERE first_height > " + above + ";";
}

Expected<Done> PacketsSet::read(store::PqConnection& connection, store::StoredChain& state) const
{
    const auto blocks =
        connection.run("SELECT height, hash, parent_hash, floor(extract(epoch FROM time))::bigint FROM " +
                       table(blocksEntity) + " ORDER BY height DESC LIMIT 2000");
    if (!blocks)
        return fail(blocks.error());
    store::readRecent(*blocks, state);
    return Done{};
}

store::ChainTables chainTables(const store::ConnectionInfo& engine, const store::ChainPlace& place, qint64 epoch)
{
    Q_UNUSED(engine)
    Q_UNUSED(epoch)
    return {{std::make_shared<PacketsSet>(place)}, {}};
}

}  // namespace signalbox::cosmos
