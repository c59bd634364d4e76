// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/books/balance_book.h"

#include "balances/books/balance_history.h"
#include "store/message_columns.h"

namespace signalbox::balances {

namespace {

using store::Transaction;

constexpr std::size_t mostOpenings = 1000;

// $1 is the chain, $2 the contract, $3 the holder.
const std::string contract = "balances.address($2, 'contract address')";
const std::string holder = "balances.holder_address($3)";
const std::string metadata =
    " LEFT JOIN balances.token_metadata m ON m.chain_id = $1::bigint AND m.contract = " + contract;
const std::string named = "balances.hex(" + contract + ") AS contract_address, m.decimals AS token_decimals";
const std::string price = "balances.price_of($1::bigint, " + contract + ", m.is_stable_token";

/// A row with the columns of get_current_balance, contract_address, holder_address, token_decimals and price.
Holding holdingOf(const pqxx::row& row, const QString& caip2, const QString& chain)
{
    Holding holding;
    holding.caip2 = caip2;
    holding.chain = chain;
    holding.contract = store::text(row["contract_address"]);
    holding.holder = store::text(row["holder_address"]);
    holding.symbol = shownText(row["token_symbol"]);
    holding.raw = store::text(row["balance"]);
    holding.shown = store::text(row["balance_formatted"]);
    holding.decimals = maybeInt(row["token_decimals"]);
    holding.usd = store::maybeText(row["balance_usd"]);
    holding.price = store::maybeText(row["price"]);
    holding.at = store::maybeInteger(row["last_updated_block"]);
    holding.changedAt = store::time(row["last_updated_time"]);
    holding.complete = store::boolean(row["complete"]);
    holding.untrusted = store::boolean(row["untrusted"]);
    return holding;
}

std::vector<Holding> holdingsOf(const pqxx::result& rows, const BookChain& chain)
{
    std::vector<Holding> all;
    for (const auto& row : rows)
        all.push_back(holdingOf(row, chain.caip2, chain.name));
    return all;
}

}  // namespace

QFuture<Expected<std::optional<Holding>>> BalanceBook::current(const QString& caip2, const QString& token,
                                                               const QString& owner)
{
    using Found = std::optional<Holding>;
    return readOf<Found>(m_thread, caip2, [=](Transaction& transaction, const BookChain& chain) -> Found {
        const auto all = holdingsOf(
            transaction.exec("SELECT b.*, " + named + ", " + price + ") AS price, balances.hex(" + holder +
                                 ") AS holder_address FROM balances.get_current_balance($1, $2, $3) b" + metadata,
                             {chain.number, token, owner}),
            chain);
        return all.empty() ? Found() : Found(all.front());
    });
}

QFuture<Expected<Holding>> BalanceBook::past(const QString& caip2, const QString& token, const QString& owner,
                                             const QString& at)
{
    return readOf<Holding>(m_thread, caip2, [=](Transaction& transaction, const BookChain& chain) {
        const auto rows = transaction.exec(
            "SELECT b.balance, b.balance_formatted, balances.usd(b.balance, m.decimals, p.price) AS balance_usd, "
            "m.symbol AS token_symbol, b.at_block AS last_updated_block, NULL AS last_updated_time, b.complete, "
            "b.untrusted, " +
                named + ", p.price, balances.hex(" + holder +
                ") AS holder_address FROM balances.get_balance_at($1, $2, $3, $4::text) b" + metadata +
                " CROSS JOIN LATERAL (SELECT " + price + ", (SELECT t.timestamp FROM " + chain.table("blocks") +
                " t WHERE t.number <= b.at_block ORDER BY t.number DESC LIMIT 1)) AS price) p",
            {chain.number, token, owner, at});
        return holdingOf(rows[0], chain.caip2, chain.name);
    });
}

QFuture<Expected<std::vector<Holding>>> BalanceBook::portfolio(const QString& owner, double leastUsd)
{
    return readIn<std::vector<Holding>>(m_thread, [=](Transaction& transaction) {
        std::vector<Holding> all;
        for (const auto& row : transaction.exec(
                 "SELECT b.*, m.decimals AS token_decimals, balances.price_of(b.chain_id, m.contract, "
                 "m.is_stable_token) AS price, balances.hex(balances.address($1)) AS holder_address FROM "
                 "balances.get_address_portfolio($1, $2::text::numeric) b LEFT JOIN balances.token_metadata m ON "
                 "m.chain_id = b.chain_id AND m.contract = balances.address(b.contract_address) ORDER BY "
                 "b.balance_usd DESC NULLS LAST, b.balance DESC, b.chain_id, b.contract_address",
                 {owner, QString::number(leastUsd, 'f', 6)}))
            all.push_back(holdingOf(row, caip2Of(store::integer(row["chain_id"])), store::text(row["chain_name"])));
        return all;
    });
}

QFuture<Expected<std::vector<Holding>>> BalanceBook::top(const QString& caip2, const QString& token, int limit)
{
    return readOf<std::vector<Holding>>(m_thread, caip2, [=](Transaction& transaction, const BookChain& chain) {
        return holdingsOf(transaction.exec("SELECT b.*, " + named + ", " + price +
                                               ") AS price FROM balances.get_top_holders($1, $2, $3) b" + metadata +
                                               " ORDER BY b.rank",
                                           {chain.number, token, limit}),
                          chain);
    });
}

QFuture<Expected<std::optional<qint64>>> BalanceBook::rank(const QString& caip2, const QString& token,
                                                           const QString& owner)
{
    using Rank = std::optional<qint64>;
    return readOf<Rank>(m_thread, caip2, [=](Transaction& transaction, const BookChain& chain) -> Rank {
        const std::string others =
            "SELECT count(*) FROM " + chain.holdings() + " h WHERE " + chain.ofChain() + " AND h.contract = o.contract";
        const auto rows = transaction.exec("SELECT 1 + (" + others + " AND h.balance > o.balance) + (" + others +
                                               " AND h.balance = o.balance AND h.holder < o.holder) FROM "
                                               "balances.holdings o WHERE o.chain_id = $1::bigint AND o.contract = " +
                                               contract + " AND o.holder = " + holder + " AND o.balance > 0",
                                           {chain.number, token, owner});
        return rows.empty() ? Rank() : store::maybeInteger(rows[0][0]);
    });
}

QFuture<Expected<std::vector<BalanceStep>>> BalanceBook::steps(const QString& caip2, const QString& token,
                                                               const QString& owner, int limit)
{
    if (const auto good = checkLimit(limit, 10'000); !good)
        return refused<std::vector<BalanceStep>>(good.error());
    return readOf<std::vector<BalanceStep>>(m_thread, caip2, [=](Transaction& transaction, const BookChain& chain) {
        return readSteps(transaction, chain, token, owner, limit);
    });
}

QFuture<Expected<std::vector<BalanceDay>>> BalanceBook::days(const QString& caip2, const QString& token,
                                                             const QString& owner, const QDate& from, const QDate& to)
{
    if (const auto good = checkDays(from, to); !good)
        return refused<std::vector<BalanceDay>>(good.error());
    return readOf<std::vector<BalanceDay>>(m_thread, caip2, [=](Transaction& transaction, const BookChain& chain) {
        return readDays(transaction, chain, token, owner, from, to);
    });
}

QFuture<Expected<std::vector<ValueDay>>> BalanceBook::values(const QString& owner, const QDate& from, const QDate& to)
{
    if (const auto good = checkDays(from, to); !good)
        return refused<std::vector<ValueDay>>(good.error());
    return readIn<std::vector<ValueDay>>(
        m_thread, [=](Transaction& transaction) { return readValues(transaction, owner, from, to); });
}

QFuture<Expected<std::vector<OpeningRequest>>> BalanceBook::askOpenings(const std::vector<HoldingKey>& keys)
{
    using Requests = std::vector<OpeningRequest>;
    if (keys.size() > mostOpenings)
        return refused<Requests>(
            badValue(Message(QT_TRANSLATE_NOOP("Engine", "At most %1 balances can be asked for at once."))
                         .arg(qint64(mostOpenings)))
                .value());
    std::vector<qint64> chains;
    QStringList contracts, holders;
    for (const HoldingKey& key : keys) {
        chains.push_back(numberOf(key.caip2));
        contracts << key.contract;
        holders << key.holder;
    }
    return m_thread->run<Requests>([=](store::Session& session) {
        return session.write([&](Transaction& transaction) {
            Requests all;
            for (const auto& row :
                 transaction.exec("SELECT * FROM balances.ask_openings($1, $2, $3)",
                                  {store::Value::bigintArray(chains), store::Value::textArray(contracts),
                                   store::Value::textArray(holders)}))
                all.push_back({caip2Of(store::integer(row["chain_id"])), store::text(row["contract_address"]),
                               store::text(row["holder_address"]), store::integer(row["block"]),
                               store::time(row["asked_at"]), store::messageIn(row["refusal"])});
            return all;
        });
    });
}

}  // namespace signalbox::balances
