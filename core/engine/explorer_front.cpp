#include "engine/explorer_reader.h"
#include "layers/sql_text.h"

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
        const std::string table = ident(asked.place.schema, QStringLiteral("blocks")).toStdString();
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

void addLargest(Transaction& transaction, const std::vector<AskedChain>& chains, const char* entity, const char* key,
                int most, std::vector<ExplorerFrontPage::Line>& lines)
{
    const std::string table =
        ident(layers::globalSchema, QLatin1String(entity) + QLatin1String("_global")).toStdString();
    if (store::boolean(transaction.exec("SELECT to_regclass($1) IS NULL", {QString::fromStdString(table)})[0][0]))
        return;
    for (const auto& row :
         transaction.exec("SELECT chain_id, " + std::string(key) + ", amount::text FROM " + table +
                          " WHERE amount > 0 ORDER BY amount DESC, 1, 2 LIMIT " + std::to_string(most))) {
        const auto asked = std::find_if(chains.begin(), chains.end(), [&](const AskedChain& each) {
            return each.place.id == store::integer(row[0]);
        });
        if (asked == chains.end())
            continue;  // it is being deleted
        ExplorerFrontPage::Line line = lineOf(*asked);
        line.key = store::text(row[1]);
        line.amount = store::text(row[2]);
        lines.push_back(std::move(line));
    }
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
        addLargest(transaction, *chains, "accounts", "encode(address, 'hex')", linesEach, page.accounts);
        addLargest(transaction, *chains, "pools", "pool_id::text", linesEach, page.pools);
        return page;
    });
}

}  // namespace signalbox::engine
