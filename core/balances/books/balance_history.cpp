// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/books/balance_history.h"

#include <QDate>
#include <algorithm>

namespace signalbox::balances {

namespace {

using store::Transaction;

// $1 is the chain, $2 the contract, $3 the holder.
const std::string tokenKey = "balances.address($2, 'contract address')";
const std::string holderKey = "balances.holder_address($3)";

QString day(const QDate& date)
{
    return date.toString(Qt::ISODate);
}

/// A query of what the key receives in each block from $4 to $5 that is counted: block, delta; at most $6, newest
/// first.
std::string changesSql(const BookChain& chain, bool sideEvents)
{
    std::string sides =
        "SELECT t.block_number, CASE WHEN t.to_address = k.holder THEN t.value ELSE 0 END - CASE WHEN "
        "t.from_address = k.holder THEN t.value ELSE 0 END AS delta FROM k, " +
        chain.table("transfers") +
        " t WHERE t.contract_address = k.contract AND (t.from_address = k.holder OR t.to_address = "
        "k.holder) AND t.value <> 0 AND t.block_number BETWEEN $4::bigint AND $5::bigint";
    if (sideEvents)
        sides += " UNION ALL SELECT e.block_number, e.delta FROM k, " + chain.table("balance_events") +
                 " e WHERE e.contract_address = k.contract AND e.holder = k.holder AND e.block_number BETWEEN "
                 "$4::bigint AND $5::bigint";
    return "SELECT s.block_number, sum(s.delta) AS delta FROM (" + sides +
           ") s WHERE (SELECT coalesce(range_agg(int8range(c.lo, c.hi, '[]')), '{}') FROM signalbox.coverage c WHERE "
           "c.caip2 = 'eip155:' || $1::bigint AND c.stream = 'balances') @> s.block_number GROUP BY s.block_number "
           "HAVING sum(s.delta) <> 0 ORDER BY s.block_number DESC LIMIT $6::integer";
}

std::string keySql()
{
    return "WITH k AS MATERIALIZED (SELECT " + tokenKey + " AS contract, " + holderKey + " AS holder)";
}

}  // namespace

/// Ranges of blocks from the newest change down, each four times as long as the one before: the table's indexes are by
/// block range, and a busy holder's newest changes are all in a short one.
std::vector<BalanceStep> readSteps(Transaction& transaction, const BookChain& chain, const QString& token,
                                   const QString& owner, int limit)
{
    const auto key = transaction.exec(
        keySql() +
            " SELECT coalesce((SELECT h.last_block FROM balances.holdings h, k WHERE h.chain_id = $1::bigint AND "
            "h.contract = k.contract AND h.holder = k.holder), (SELECT q.last_block FROM balances.queue q, k WHERE "
            "q.chain_id = $1::bigint AND q.contract = k.contract AND q.holder = k.holder)), (SELECT max(c.hi) FROM "
            "signalbox.coverage c WHERE c.caip2 = 'eip155:' || $1::bigint AND c.stream = "
            "'balances'), to_regclass($4) IS NOT NULL",
        {chain.number, token, owner, QString::fromStdString(chain.table("balance_events"))})[0];
    std::vector<BalanceStep> all;
    if (key[0].is_null() || key[1].is_null())
        return all;
    const std::string changes = changesSql(chain, store::boolean(key[2]));
    Height hi = store::integer(key[1]), span = std::max<Height>(10'000, hi - store::integer(key[0]) + 10'000);
    std::vector<qint64> blocks;
    QStringList deltas;
    while (hi >= 0 && int(blocks.size()) < limit) {
        const Height lo = std::max<Height>(0, hi - span + 1);
        for (const auto& row : transaction.exec(keySql() + ' ' + changes,
                                                {chain.number, token, owner, lo, hi, limit - int(blocks.size())})) {
            blocks.push_back(store::integer(row[0]));
            deltas << store::text(row[1]);
        }
        hi = lo - 1;
        span *= 4;
    }
    if (blocks.empty())
        return all;
    for (const auto& row : transaction.exec(
             keySql() +
                 ", s AS (SELECT u.block, u.delta::numeric AS delta, coalesce(sum(u.delta::numeric) OVER (ORDER BY "
                 "u.block DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS later FROM "
                 "unnest($4::bigint[], $5::text[]) AS u (block, delta)), last AS MATERIALIZED (SELECT b.balance FROM "
                 "balances.get_balance_at($1::bigint, $2, $3, $6::bigint) b) SELECT s.block, t.timestamp, s.delta, "
                 "last.balance - s.later, balances.format_token_balance(last.balance - s.later, m.decimals) FROM s "
                 "CROSS JOIN last CROSS JOIN k LEFT JOIN balances.token_metadata m ON m.chain_id = $1::bigint AND "
                 "m.contract = k.contract LEFT JOIN " +
                 chain.table("blocks") + " t ON t.number = s.block ORDER BY s.block",
             {chain.number, token, owner, store::Value::bigintArray(blocks), store::Value::textArray(deltas),
              blocks.front()}))
        all.push_back({store::integer(row[0]), store::time(row[1]), store::text(row[2]), store::text(row[3]),
                       store::text(row[4])});
    return all;
}

std::vector<BalanceDay> readDays(Transaction& transaction, const BookChain& chain, const QString& token,
                                 const QString& owner, const QDate& from, const QDate& to)
{
    std::vector<BalanceDay> all;
    for (const auto& row : transaction.exec(
             keySql() +
                 ", held AS MATERIALIZED (SELECT k.contract, k.holder, coalesce(h.opening, 0) AS opening, m.decimals, "
                 "m.is_stable_token AS stable FROM k LEFT JOIN balances.holdings h ON h.chain_id = $1::bigint AND "
                 "h.contract = k.contract AND h.holder = k.holder LEFT JOIN balances.token_metadata m ON m.chain_id = "
                 "$1::bigint AND m.contract = k.contract) SELECT b.day, b.balance, "
                 "balances.format_token_balance(b.balance, b.decimals), balances.usd(b.balance, b.decimals, "
                 "balances.price_of($1::bigint, b.contract, b.stable, (b.day + 1)::timestamp AT TIME ZONE 'UTC')) FROM "
                 "(SELECT d.day, held.contract, held.decimals, held.stable, held.opening + coalesce((SELECT c.net FROM "
                 "balances.daily_changes c WHERE c.chain_id = $1::bigint AND c.contract = held.contract AND c.holder = "
                 "held.holder AND c.day <= d.day ORDER BY c.day DESC LIMIT 1), 0) AS balance FROM held, "
                 "balances.closed_days d WHERE d.chain_id = $1::bigint AND d.day BETWEEN $4::date AND $5::date OFFSET "
                 "0) b ORDER BY b.day",
             {chain.number, token, owner, day(from), day(to)}))
        all.push_back({QDate::fromString(store::text(row[0]), Qt::ISODate), store::text(row[1]), store::text(row[2]),
                       store::maybeText(row[3])});
    return all;
}

std::vector<ValueDay> readValues(Transaction& transaction, const QString& owner, const QDate& from, const QDate& to)
{
    std::vector<ValueDay> all;
    for (const auto& row : transaction.exec(
             "WITH keys AS MATERIALIZED (SELECT h.chain_id, h.contract, h.holder, coalesce(h.opening, 0) AS opening, "
             "m.decimals, m.is_stable_token AS stable, c.caip2, c.name FROM balances.holdings h JOIN signalbox.chains "
             "c ON c.caip2 = 'eip155:' || h.chain_id AND c.state IN ('active', 'paused') JOIN balances.token_metadata "
             "m ON m.chain_id = h.chain_id AND m.contract = h.contract AND m.decimals IS NOT NULL LEFT JOIN "
             "balances.tokens k ON k.chain_id = h.chain_id AND k.contract = h.contract WHERE h.holder = "
             "balances.holder_address($1) AND NOT coalesce(k.untrusted, false) AND (m.is_stable_token OR EXISTS "
             "(SELECT FROM balances.prices p WHERE p.chain_id = h.chain_id AND p.contract = h.contract)) AND "
             "balances.is_complete(balances.newest_span(h.chain_id, h.contract), m.start_block, m.start_quality, "
             "h.opening_block)), days AS MATERIALIZED (SELECT d.day FROM balances.closed_days d WHERE d.day BETWEEN "
             "$2::date AND $3::date AND d.chain_id IN (SELECT k.chain_id FROM keys k) GROUP BY d.day HAVING count(*) = "
             "(SELECT count(DISTINCT k.chain_id) FROM keys k)) SELECT k.caip2, k.name, d.day, "
             "coalesce(sum(balances.usd(k.opening + coalesce(n.net, 0), k.decimals, p.price)), 0) FROM days d CROSS "
             "JOIN keys k LEFT JOIN LATERAL (SELECT c.net FROM balances.daily_changes c WHERE c.chain_id = k.chain_id "
             "AND c.contract = k.contract AND c.holder = k.holder AND c.day <= d.day ORDER BY c.day DESC LIMIT 1) n ON "
             "true CROSS JOIN LATERAL (SELECT balances.price_of(k.chain_id, k.contract, k.stable, (d.day + "
             "1)::timestamp AT TIME ZONE 'UTC') AS price OFFSET 0) p GROUP BY k.caip2, k.name, d.day ORDER BY k.name, "
             "k.caip2, d.day",
             {owner, day(from), day(to)}))
        all.push_back({store::text(row[0]), store::text(row[1]), QDate::fromString(store::text(row[2]), Qt::ISODate),
                       store::real(row[3])});
    return all;
}

}  // namespace signalbox::balances
