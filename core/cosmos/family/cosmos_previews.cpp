// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/family/cosmos_previews.h"

#include "cosmos/data/cosmos_catalog.h"

namespace signalbox::engine {

using store::Transaction;

namespace {

constexpr qint64 countLimit = 2'000'000;

/// `condition` empty: the whole table.
Preview::Table counted(Transaction& transaction, const QString& schema, const QString& table,
                       const std::string& condition)
{
    const std::string name = store::quoteName(schema) + "." + store::quoteName(table);
    const std::string where = condition.empty() ? "" : " WHERE " + condition;
    Preview::Table entry{schema + u'.' + table, 0, true, 0};
    entry.rows = store::integer(transaction.exec("SELECT count(*) FROM (SELECT FROM " + name + where + " LIMIT " +
                                                 std::to_string(countLimit + 1) + ") c")[0][0]);
    const auto size = transaction.exec(
        "SELECT greatest(reltuples, 0)::bigint, pg_total_relation_size(oid) FROM pg_class WHERE oid = $1::regclass",
        {QString::fromStdString(name)});
    const qint64 all = std::max(entry.rows, store::integer(size[0][0])), bytes = store::integer(size[0][1]);
    entry.exact = entry.rows <= countLimit;
    if (!entry.exact && condition.empty())
        entry.rows = all;
    entry.bytes = all == 0 ? 0 : static_cast<qint64>(double(bytes) * double(entry.rows) / double(all));
    return entry;
}

void sum(Preview& preview)
{
    for (const Preview::Table& table : preview.tables) {
        preview.rows += table.rows;
        preview.bytes += table.bytes;
    }
}

}  // namespace

Expected<Preview> previewCosmosDelete(store::Session& session, const store::ChainRow& chain)
{
    return session.read([&](Transaction& transaction) {
        Preview preview;
        for (const catalog::Entity& entity : cosmos::cosmosCatalog().entities())
            preview.tables.push_back(counted(transaction, chain.schema, entity.table(), {}));
        preview.blocks = preview.tables.front().rows;
        const std::string ours = "caip2 = " + store::quoteText(chain.caip2);
        for (const char* table : {"coverage", "samples", "quarantine"})
            preview.tables.push_back(counted(transaction, u"signalbox"_s, QLatin1String(table), ours));
        sum(preview);
        preview.irreversible = Message(QT_TRANSLATE_NOOP(
            "Engine", "Deletion is permanent. The rows can only be restored by indexing the chain again."));
        preview.confirmation = chain.name;
        return preview;
    });
}

Expected<Preview> previewCosmosRange(store::Session& session, const store::ChainRow& chain, Interval range)
{
    return session.read([&](Transaction& transaction) {
        Preview preview;
        const std::string within = "height BETWEEN " + std::to_string(range.lo) + " AND " + std::to_string(range.hi);
        for (const catalog::Entity* entity : cosmos::blockEntities())
            preview.tables.push_back(counted(transaction, chain.schema, entity->table(), within));
        sum(preview);
        preview.blocks = range.count();
        preview.confirmation = chain.name;
        return preview;
    });
}

}  // namespace signalbox::engine
