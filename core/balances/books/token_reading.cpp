// SPDX-License-Identifier: GPL-3.0-or-later

#include "balances/books/token_reading.h"

#include <QDate>
#include <algorithm>

#include "store/message_columns.h"

namespace signalbox::balances {

namespace {

using store::Transaction;

const std::string contractKey = "balances.address($2, 'contract address')";

struct Wanted {
    const BookChain* chain = nullptr;
    TokenCounts::Row counted;
};

/// Supply and amounts without decimals are whole units, as numbers.
std::string shown(const std::string& amount)
{
    return "CASE WHEN m.decimals IS NULL THEN (" + amount + ")::text ELSE balances.format_token_balance(" + amount +
           ", m.decimals) END";
}

TokenFigures figuresOf(const pqxx::row& row)
{
    TokenFigures token;
    token.contract = store::text(row["contract_address"]);
    token.symbol = shownText(row["symbol"]);
    token.name = shownText(row["name"]);
    token.symbolOnChain = shownText(row["symbol_onchain"]);
    token.decimals = maybeInt(row["decimals"]);
    token.stable = store::boolean(row["is_stable_token"]);
    token.coingeckoId = shownText(row["coingecko_id"]);
    token.mode = store::text(row["mode"]);
    token.start = store::maybeInteger(row["start_block"]);
    token.startQuality = store::text(row["start_quality"]);
    token.supplyRaw = store::text(row["supply_raw"]);
    token.supply = store::text(row["supply"]);
    token.dayAgo = store::maybeInteger(row["day_ago"]);
    token.topShare = store::maybeReal(row["top_share"]);
    token.price = store::maybeText(row["price"]);
    token.priceSource = store::text(row["price_source"]);
    token.pricedAt = store::time(row["priced_at"]);
    token.complete = store::boolean(row["complete"]);
    token.completeFrom = store::maybeInteger(row["complete_from"]);
    token.countedTo = store::maybeInteger(row["counted_to"]);
    token.untrusted = store::boolean(row["untrusted"]);
    if (token.untrusted)
        token.untrustedReason = store::messageIn(row["untrusted_why"], store::text(row["untrusted_reason"]));
    return token;
}

/// One query for all of them, in their order.
std::vector<TokenFigures> figuresOf(Transaction& transaction, const std::vector<Wanted>& wanted)
{
    std::vector<qint64> chains;
    QStringList contracts, held;
    for (const Wanted& token : wanted) {
        chains.push_back(token.chain->number);
        contracts << token.counted.contract;
        held << token.counted.held;
    }
    std::vector<TokenFigures> all;
    for (const auto& row : transaction.exec(
             "SELECT balances.hex(w.contract) AS contract_address, m.symbol, m.name, m.symbol_onchain, m.decimals, "
             "m.is_stable_token, m.coingecko_id, coalesce(m.mode, 'transfers') AS mode, m.start_block, "
             "m.start_quality, s.supply AS supply_raw, " +
                 shown("s.supply") +
                 " AS supply, (SELECT d.holders FROM balances.token_days d WHERE d.chain_id = w.chain_id AND "
                 "d.contract = w.contract AND d.day <= (SELECT max(c.day) FROM balances.closed_days c WHERE c.chain_id "
                 "= w.chain_id) ORDER BY d.day DESC LIMIT 1) AS day_ago, (SELECT sum(t.balance) FROM (SELECT h.balance "
                 "FROM balances.holdings h WHERE h.chain_id = w.chain_id AND h.contract = w.contract AND h.balance > 0 "
                 "ORDER BY h.balance DESC, h.holder LIMIT 10) t) / nullif(greatest(s.supply, w.held), 0) AS top_share, "
                 "coalesce(p.price, CASE WHEN m.is_stable_token THEN 1 END) AS price, coalesce(p.source, CASE WHEN "
                 "m.is_stable_token THEN 'pegged' END) AS price_source, p.time AS priced_at, "
                 "balances.is_complete(n.span, m.start_block, m.start_quality, NULL) AS complete, lower(n.span) AS "
                 "complete_from, upper(n.span) - 1 AS counted_to, coalesce(k.untrusted, false) AS untrusted, "
                 "k.untrusted_reason, k.untrusted_why FROM (SELECT u.chain_id, balances.address(u.contract) AS "
                 "contract, u.held::numeric AS held, u.place FROM unnest($1::bigint[], $2::text[], $3::text[]) WITH "
                 "ORDINALITY AS u (chain_id, contract, held, place)) w LEFT JOIN balances.token_metadata m ON "
                 "m.chain_id = w.chain_id AND m.contract = w.contract LEFT JOIN balances.tokens k ON k.chain_id = "
                 "w.chain_id AND k.contract = w.contract CROSS JOIN LATERAL (SELECT coalesce(k.minted - k.burned, 0) "
                 "AS supply) s CROSS JOIN LATERAL (SELECT balances.newest_span(w.chain_id, w.contract) AS span OFFSET "
                 "0) n LEFT JOIN LATERAL (SELECT o.price, o.source, o.time FROM balances.prices o WHERE o.chain_id = "
                 "w.chain_id AND o.contract = w.contract AND o.time <= now() ORDER BY o.time DESC, o.source = 'manual' "
                 "DESC, o.source LIMIT 1) p ON true ORDER BY w.place",
             {store::Value::bigintArray(chains), store::Value::textArray(contracts), store::Value::textArray(held)})) {
        const Wanted& token = wanted[all.size()];
        TokenFigures figures = figuresOf(row);
        figures.caip2 = token.chain->caip2;
        figures.chain = token.chain->name;
        figures.holders = token.counted.holders;
        all.push_back(std::move(figures));
    }
    return all;
}

}  // namespace

std::vector<TokenFigures> readTokens(Transaction& transaction, const std::vector<BookChain>& chains,
                                     TokenCounts& counts, int most)
{
    std::vector<Wanted> wanted;
    for (const BookChain& chain : chains) {
        const auto& counted = counts.of(transaction, chain);
        QStringList held;
        for (const TokenCounts::Row& row : counted) {
            wanted.push_back({&chain, row});
            held << row.contract;
        }
        for (const auto& row : transaction.exec(
                 "SELECT balances.hex(o.contract) FROM (SELECT m.contract FROM balances.token_metadata m WHERE "
                 "m.chain_id = $1::bigint UNION SELECT k.contract FROM balances.tokens k WHERE k.chain_id = "
                 "$1::bigint) o WHERE balances.hex(o.contract) <> ALL ($2::text[]) LIMIT $3::integer",
                 {chain.number, store::Value::textArray(held), most}))
            wanted.push_back({&chain, {store::text(row[0]), 0, u"0"_s}});
    }
    std::stable_sort(wanted.begin(), wanted.end(), [](const Wanted& a, const Wanted& b) {
        return std::pair(-a.counted.holders, a.counted.contract) < std::pair(-b.counted.holders, b.counted.contract);
    });
    if (wanted.size() > std::size_t(most))
        wanted.resize(std::size_t(most));
    return figuresOf(transaction, wanted);
}

TokenFigures readToken(Transaction& transaction, const BookChain& chain, const QString& token)
{
    return figuresOf(transaction, {{&chain, countToken(transaction, chain, token)}}).front();
}

std::vector<ConcentrationPoint> readConcentration(Transaction& transaction, const BookChain& chain,
                                                  const QString& token)
{
    std::vector<ConcentrationPoint> all;
    // The places of the holders are numbered in the order of the index; each band of places is summed.
    for (const auto& row : transaction.exec(
             "WITH places AS (SELECT row_number() OVER (ORDER BY h.balance DESC, h.holder) AS place, h.balance FROM " +
                 chain.holdings() + " h WHERE " + chain.ofChain() + " AND h.contract = " + contractKey +
                 " AND h.balance > 0), bands AS (SELECT max(p.place) AS holders, sum(p.balance) AS held FROM places p "
                 "GROUP BY width_bucket(p.place - 1, $3::bigint[])), sums AS (SELECT b.holders, sum(b.held) OVER "
                 "(ORDER "
                 "BY b.holders) AS held, sum(b.held) OVER () AS total FROM bands b) SELECT s.holders, s.held / "
                 "greatest(s.total, (SELECT k.minted - k.burned FROM balances.tokens k WHERE k.chain_id = $1::bigint "
                 "AND k.contract = " +
                 contractKey + ")) FROM sums s ORDER BY s.holders",
             {chain.number, token, [] {
                  std::vector<qint64> ends;
                  for (qint64 unit = 1; unit <= 100'000'000; unit *= 10)
                      for (const qint64 end : {unit, 2 * unit, 5 * unit})
                          ends.push_back(end);
                  return store::Value::bigintArray(ends);
              }()}))
        all.push_back({store::integer(row[0]), store::real(row[1])});
    return all;
}

std::vector<TokenDay> readTokenDays(Transaction& transaction, const BookChain& chain, const QString& token,
                                    const QDate& from, const QDate& to)
{
    std::vector<TokenDay> all;
    for (const auto& row : transaction.exec(
             "SELECT d.day, t.holders, " + shown("t.supply") +
                 " FROM balances.closed_days d CROSS JOIN LATERAL (SELECT n.holders, n.supply FROM balances.token_days "
                 "n WHERE n.chain_id = $1::bigint AND n.contract = " +
                 contractKey +
                 " AND n.day <= d.day ORDER BY n.day DESC LIMIT 1) t LEFT JOIN balances.token_metadata m ON m.chain_id "
                 "= $1::bigint AND m.contract = " +
                 contractKey + " WHERE d.chain_id = $1::bigint AND d.day BETWEEN $3::date AND $4::date ORDER BY d.day",
             {chain.number, token, from.toString(Qt::ISODate), to.toString(Qt::ISODate)}))
        all.push_back(
            {QDate::fromString(store::text(row[0]), Qt::ISODate), store::integer(row[1]), store::text(row[2])});
    return all;
}

}  // namespace signalbox::balances
