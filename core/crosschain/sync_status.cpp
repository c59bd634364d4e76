// SPDX-License-Identifier: GPL-3.0-or-later

#include "crosschain/sync_status.h"

#include <QSet>

#include "crosschain/sync_compare.h"
#include "crosschain/sync_frontier.h"
#include "postgres/sql_text.h"
#include "signalbox/literals.h"

namespace signalbox::layers {

using store::integer;
using store::text;
using store::Transaction;

Expected<std::vector<TableSync>> SyncStatus::matrix()
{
    return m_session.read([&](Transaction& transaction) {
        std::map<QString, std::pair<int, int>> triggers;  // schema.table → existing and enabled triggers
        for (const auto& row : transaction.exec("SELECT n.nspname || '.' || c.relname, count(*), count(*) FILTER "
                                                "(WHERE g.tgenabled IN ('O', 'A')) FROM "
                                                "pg_catalog.pg_trigger g JOIN pg_catalog.pg_class c ON c.oid = "
                                                "g.tgrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
                                                "JOIN signalbox.chains s ON s.schema_name = n.nspname JOIN "
                                                "canopyx.chains k ON k.caip2 = s.caip2 "
                                                "WHERE g.tgname IN ('sync_insert', 'sync_update', 'sync_delete', "
                                                "'sync_truncate') GROUP BY 1"))
            triggers[text(row[0])] = {static_cast<int>(integer(row[1])), static_cast<int>(integer(row[2]))};
        QSet<QString> there;
        for (const auto& row : transaction.exec(
                 "SELECT n.nspname || '.' || c.relname FROM pg_catalog.pg_class c JOIN "
                 "pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND (n.nspname "
                 "= 'canopyx_global' OR n.nspname IN (SELECT schema_name FROM signalbox.chains JOIN "
                 "canopyx.chains USING (caip2)))"))
            there << text(row[0]);
        QSet<QString> open;
        for (const auto& row : transaction.exec(
                 "SELECT chain_id || ' ' || entity || ' ' || need FROM canopyx.table_needs WHERE state = 'open'"))
            open << text(row[0]);
        std::vector<TableSync> all;
        for (const auto& row : transaction.exec(
                 "SELECT s.caip2, s.schema_name FROM canopyx.chains c JOIN signalbox.chains s USING (caip2) "
                 "WHERE s.state <> 'deleting' ORDER BY c.chain_id"))
            for (const catalog::Entity* entity : m_catalog.synced()) {
                TableSync table;
                table.chain = ChainPlace(text(row[0]), text(row[1]));
                table.entity = entity->name;
                const QString mine = table.chain.schema + u'.' + entity->table();
                const auto [made, enabled] = triggers[mine];
                table.tableMissing =
                    !there.contains(mine) || !there.contains(globalSchema + u'.' + entity->globalTable());
                table.synced = enabled == 4 && !table.tableMissing;
                table.triggerMissing = made < 4;
                table.triggerDisabled = enabled < made;
                const QString need = u"%1 %2 "_s.arg(table.chain.id).arg(entity->name);
                table.needsResync = open.contains(need + "resync"_L1);
                table.needsBackfill = open.contains(need + "backfill"_L1);
                all.push_back(table);
            }
        return all;
    });
}

Expected<TableSync> SyncStatus::measure(const ChainPlace& chain, const QString& name)
{
    const auto known = matrix();
    if (!known)
        return fail(known.error());
    const auto found = std::find_if(known->begin(), known->end(), [&](const TableSync& t) {
        return t.chain.caip2 == chain.caip2 && t.entity == name;
    });
    const catalog::Entity* entity = m_catalog.find(name);
    if (!entity || found == known->end())
        return fail(ErrorKind::NotFound, "NOT_SYNCED",
                    Message(QT_TRANSLATE_NOOP("Engine", "There is no table %1 of %2 that is synced across chains."))
                        .arg(name, chain.caip2),
                    {{u"table"_s, name}, {u"chain"_s, chain.caip2}});
    TableSync table = *found;
    const QString blockTime = entity->column(u"height_time"_s) ? u"max(\"height_time\")"_s : u"NULL"_s;
    const QString sql =
        u"SELECT k.*, s.*, g.*, now() FROM (%1) k, (SELECT count(*), max(\"height\"), %2 FROM %3) "
        "s, (SELECT count(*), "
        "max(\"height\"), max(\"updated_at\") FROM %4 WHERE \"chain_id\" = %5) g"_s
            .arg(SyncCompare(*entity, chain).counts(), blockTime, ident(chain.schema, entity->table()),
                 ident(globalSchema, entity->globalTable()))
            .arg(chain.id);
    return m_session.read([&](Transaction& transaction) {
        transaction.exec("SET LOCAL work_mem = '128MB'; SET LOCAL jit = off");
        const auto row = transaction.exec(sql.toStdString())[0];
        table.measured = true;
        table.missing = integer(row[0]);
        table.stale = integer(row[1]);
        table.surplus = integer(row[2]);
        table.keys = integer(row[3]);
        table.sourceRows = integer(row[4]);
        table.sourceHeight = integer(row[5], -1);
        table.lastSource = store::time(row[6]);
        table.globalRows = integer(row[7]);
        table.globalHeight = integer(row[8], -1);
        table.lastGlobal = store::time(row[9]);
        table.measuredAt = store::time(row[10]);
        if (table.missing + table.stale > 0)
            table.heightsMissing =
                integer(transaction.exec(SyncFrontier(*entity, chain).unsynced(-1).toStdString())[0][1]);
        return table;
    });
}

}  // namespace signalbox::layers
