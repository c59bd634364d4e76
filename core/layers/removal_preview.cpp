// SPDX-License-Identifier: GPL-3.0-or-later

#include "layers/removal.h"
#include "postgres/sql_text.h"
#include "signalbox/literals.h"

namespace signalbox::layers {

using store::Transaction;

namespace {

constexpr qint64 exactUpTo = 2'000'000;

Preview::Table counted(Transaction& transaction, const QString& schema, const QString& table, const QString& where)
{
    const QString name = ident(schema, table);
    const qint64 rows = store::integer(transaction.exec(
        u"SELECT count(*) FROM (SELECT FROM %1%2 LIMIT %3) c"_s.arg(name, where).arg(exactUpTo + 1).toStdString())[0]
                                                                                                                  [0]);
    const auto size = transaction.exec(
        "SELECT greatest(reltuples, 0)::bigint, pg_total_relation_size(oid) FROM pg_class WHERE oid = $1::regclass",
        {name});
    const qint64 all = qMax(rows, store::integer(size[0][0])), bytes = store::integer(size[0][1]);
    Preview::Table entry{schema + u'.' + table, rows, rows <= exactUpTo, 0};
    if (!entry.exact && where.isEmpty())
        entry.rows = all;
    entry.bytes = where.isEmpty() ? bytes
                  : all == 0      ? 0
                                  : static_cast<qint64>(double(bytes) * double(entry.rows) / double(all));
    return entry;
}

}  // namespace

Expected<Preview> Removal::preview()
{
    return m_session.read([&](Transaction& transaction) -> Expected<Preview> {
        const auto chain = transaction.exec("SELECT name FROM signalbox.chains WHERE caip2 = $1", {m_chain.caip2});
        if (chain.empty())
            return fail(ErrorKind::NotFound, "CHAIN_UNKNOWN",
                        Message(QT_TRANSLATE_NOOP("Engine", "The workspace has no chain %1.")).arg(m_chain.caip2),
                        {{u"chain"_s, m_chain.caip2}});
        Preview preview;
        const auto add = [&](const QString& schema, const QString& table, const QString& where) {
            const auto there = transaction.exec("SELECT to_regclass($1) IS NOT NULL", {ident(schema, table)});
            if (store::boolean(there[0][0]))
                preview.tables.push_back(counted(transaction, schema, table, where));
        };
        const auto ours = [&](const QString& column) { return u" WHERE %1 = %2"_s.arg(ident(column)).arg(m_chain.id); };
        for (const catalog::Entity* entity : m_catalog.inChain())
            add(m_chain.schema, entity->table(), {});
        for (const catalog::Entity& entity : m_catalog.entities())
            if (entity.synced || !entity.inChain())
                add(globalSchema, entity.globalTable(), ours(entity.inChain() ? u"chain_id"_s : entity.key.front()));
        for (const char* table : {"rpc_endpoints", "index_progress", "reindex_requests"})
            add(adminSchema, QLatin1String(table), ours(u"chain_id"_s));
        for (const char* table : {"coverage", "samples", "quarantine"})
            add(u"signalbox"_s, QLatin1String(table), u" WHERE caip2 = "_s + literal(m_chain.caip2));
        for (const auto& table : preview.tables) {
            preview.rows += table.rows;
            preview.bytes += table.bytes;
            if (table.name == m_chain.schema + ".blocks"_L1)
                preview.blocks = table.rows;
        }
        preview.irreversible = Message(QT_TRANSLATE_NOOP(
            "Engine", "Deletion is permanent. The rows can only be restored by indexing the chain again."));
        preview.confirmation = store::text(chain[0][0]);
        return preview;
    });
}

}  // namespace signalbox::layers
