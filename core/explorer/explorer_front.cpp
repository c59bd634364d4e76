// SPDX-License-Identifier: GPL-3.0-or-later

#include "explorer/explorer_reader.h"
#include "postgres/sql_text.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

using layers::ident;
using store::Transaction;

namespace {

ExplorerFrontPage::Line lineOf(const AskedChain& asked)
{
    ExplorerFrontPage::Line line;
    line.caip2 = asked.chain.caip2;
    line.chain = asked.chain.name;
    line.mark = asked.chain.mark;
    return line;
}

void addBlocks(Transaction& transaction, const std::vector<AskedChain>& chains, int most, ExplorerFrontPage& page)
{
    for (const AskedChain& asked : chains) {
        if (!asked.ready)
            continue;
        const std::string table = ident(asked.place.schema, u"blocks"_s).toStdString();
        for (const auto& row :
             transaction.exec("SELECT height, coalesce(num_txs, 0), extract(epoch FROM time)::bigint FROM " + table +
                              " ORDER BY height DESC LIMIT " + std::to_string(most))) {
            ExplorerFrontPage::Line line = lineOf(asked);
            line.key = QString::number(store::integer(row[0]));
            line.amount = QString::number(store::integer(row[1]));
            line.time = QDateTime::fromSecsSinceEpoch(store::integer(row[2]), Qt::UTC);
            page.blocks.push_back(std::move(line));
        }
    }
    std::stable_sort(page.blocks.begin(), page.blocks.end(),
                     [](const auto& a, const auto& b) { return a.time > b.time; });
    if (page.blocks.size() > std::size_t(most))
        page.blocks.resize(std::size_t(most));
}

constexpr qint64 sortedPages = 2'000;  // some 120,000 rows
constexpr qint64 newestPages = 800;    // all chains together: some 60,000 rows

struct Entity {
    const char* name;
    const char* key;    ///< a column
    const char* shown;  ///< as ExplorerKey::key
    std::string inChain(const AskedChain& chain) const
    {
        return ident(chain.place.schema, QLatin1String(name)).toStdString();
    }
    std::string global() const { return ident(layers::globalSchema, QLatin1String(name) + "_global"_L1).toStdString(); }
};

/// −1 if there is no such table.
qint64 pagesOf(Transaction& transaction, const std::string& table)
{
    return store::integer(transaction.exec("SELECT pg_relation_size(to_regclass($1)) / "
                                           "current_setting('block_size')::int",
                                           {QString::fromStdString(table)})[0][0],
                          -1);
}

/// The end of each chain's table has the rows that changed last: only these are read, however long the table is.
std::string ofNewestRows(Transaction& transaction, const std::vector<AskedChain>& chains, const Entity& entity,
                         const std::string& most)
{
    const qint64 pages = qMax<qint64>(8, newestPages / qMax<qint64>(1, qint64(chains.size())));
    std::string all;
    for (const AskedChain& asked : chains) {
        if (!asked.ready)
            continue;
        const std::string table = entity.inChain(asked), key = entity.key;
        const std::string begin = std::to_string(qMax<qint64>(0, pagesOf(transaction, table) - pages));
        all += (all.empty() ? "(" : " UNION ALL (");
        all += "SELECT g.chain_id, g." + key + ", g.amount FROM (SELECT " + key + " FROM " + table +
               " WHERE ctid >= '(" + begin + ",0)'::tid GROUP BY " + key + " ORDER BY max(amount) DESC NULLS LAST " +
               "LIMIT " + most + ") n JOIN " + entity.global() +
               " g ON g.chain_id = " + std::to_string(asked.place.id) + " AND g." + key + " = n." + key + ")";
    }
    return all;
}

/// The largest rows of all if they can be sorted within the time of a page, else the largest of those that changed
/// last; returns true for the latter.
bool addLargest(Transaction& transaction, const std::vector<AskedChain>& chains, const Entity& entity, int most,
                std::vector<ExplorerFrontPage::Line>& lines)
{
    const qint64 pages = pagesOf(transaction, entity.global());
    if (pages < 0)
        return false;
    const std::string limit = std::to_string(most);
    const bool newest = pages > sortedPages;
    std::string from = entity.global();
    if (newest)
        from = "(" + ofNewestRows(transaction, chains, entity, std::to_string(4 * most)) + ")";
    if (newest && from == "()")
        return false;
    // Unqualified, "amount" would be the column of the result, and texts would be sorted.
    for (const auto& row : transaction.exec("SELECT chain_id, " + std::string(entity.shown) + ", amount::text FROM " +
                                            from + " t WHERE amount > 0 ORDER BY t.amount DESC, 1, 2 LIMIT " + limit)) {
        const auto asked = std::find_if(chains.begin(), chains.end(), [&](const AskedChain& each) {
            return each.place.id == store::integer(row[0]);
        });
        if (asked == chains.end())
            continue;  // the chain is being deleted
        ExplorerFrontPage::Line line = lineOf(*asked);
        line.key = store::text(row[1]);
        line.amount = store::text(row[2]);
        lines.push_back(std::move(line));
    }
    return newest;
}

}  // namespace

Expected<ExplorerFrontPage> readFront(store::Session& session, int linesEach)
{
    return session.read([&](Transaction& transaction) -> Expected<ExplorerFrontPage> {
        const auto chains = askedChains(transaction, {});
        if (!chains)
            return fail(chains.error());
        ExplorerFrontPage page;
        addBlocks(transaction, *chains, linesEach, page);
        page.newestAccounts = addLargest(transaction, *chains, {"accounts", "address", "encode(address, 'hex')"},
                                         linesEach, page.accounts);
        page.newestPools =
            addLargest(transaction, *chains, {"pools", "pool_id", "pool_id::text"}, linesEach, page.pools);
        return page;
    });
}

}  // namespace signalbox::engine
