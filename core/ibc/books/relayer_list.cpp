// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/books/relayer_list.h"

#include "ibc/books/packet_detail.h"
#include "signalbox/literals.h"

namespace signalbox::ibc {

namespace {

constexpr int mostRelayers = 500;

}  // namespace

std::vector<IbcRelayer> readRelayers(store::Transaction& transaction, const QString& chainId, const QDate& from,
                                     const QDate& to)
{
    std::vector<IbcRelayer> all;
    for (const auto& row : transaction.exec(
             "WITH top AS MATERIALIZED (SELECT p.relayer_address, p.chain_id, sum(p.packets_relayed) AS relayed, "
             "sum(p.packets_won) AS won, sum(p.packets_frontrun) AS lost, sum(p.avg_response_time_seconds * "
             "p.packets_won) / nullif(sum(p.packets_won) FILTER (WHERE p.avg_response_time_seconds IS NOT NULL), 0) AS "
             "seconds FROM ibc.relayer_performance p WHERE p.date BETWEEN $1::date AND $2::date AND ($3 = '' OR "
             "p.chain_id = $3) GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT $4::bigint), "
             "times AS (SELECT t.chain_id, t.relayer_address, ibc.percentile(array_agg(t.bucket), "
             "array_agg(t.relays), 0.5) AS median FROM (SELECT r.chain_id, r.relayer_address, r.bucket, "
             "sum(r.relays)::bigint AS relays FROM ibc.response_times r WHERE r.date BETWEEN $1::date AND $2::date AND "
             "($3 = '' OR r.chain_id = $3) GROUP BY 1, 2, 3) t GROUP BY 1, 2), "
             "fees AS (SELECT s.chain_id, s.relayer_address, string_agg(s.paid, ', ' ORDER BY s.paid) AS fees FROM "
             "(SELECT f.chain_id, f.relayer_address, coalesce(trim_scale(round(sum(f.amount) / 10::numeric ^ "
             "x.decimals, 6))::text || ' ' || x.symbol, sum(f.amount)::text || ' ' || f.denom) AS paid FROM "
             "ibc.relayer_fees f LEFT JOIN LATERAL (SELECT z.symbol, z.decimals FROM ibc.denom_prices z WHERE z.denom "
             "= f.denom AND z.chain_id IN ('', f.chain_id) AND z.symbol <> '' ORDER BY z.chain_id = '', z.since DESC "
             "LIMIT 1) x ON true WHERE f.date BETWEEN $1::date AND $2::date AND ($3 = '' OR f.chain_id = $3) GROUP BY "
             "f.chain_id, f.relayer_address, f.denom, x.symbol, x.decimals) s GROUP BY 1, 2) "
             "SELECT k.*, ibc.reputation(k.relayed::bigint, k.won::bigint, k.lost::bigint, k.seconds::double "
             "precision) "
             "AS score, m.median, f.fees, l.relayed_at, l.memo, EXISTS (SELECT FROM ibc.own_relayers o WHERE "
             "o.chain_id = k.chain_id AND o.relayer_address = k.relayer_address) AS ours FROM top k LEFT JOIN times m "
             "ON m.chain_id = k.chain_id AND m.relayer_address = k.relayer_address LEFT JOIN fees f ON f.chain_id = "
             "k.chain_id AND f.relayer_address = k.relayer_address LEFT JOIN LATERAL (SELECT r.relayed_at, r.memo FROM "
             "ibc.packet_relays r WHERE r.signer = k.relayer_address AND r.chain_id = k.chain_id ORDER BY r.relayed_at "
             "DESC LIMIT 1) l ON true ORDER BY k.relayed DESC, k.relayer_address, k.chain_id",
             {valueOf(from), valueOf(to), chainId, mostRelayers})) {
        IbcRelayer relayer;
        relayer.address = shownText(row["relayer_address"]);
        relayer.chainId = store::text(row["chain_id"]);
        relayer.ours = store::boolean(row["ours"]);
        relayer.software = softwareOf(store::text(row["memo"]));
        relayer.relayed = store::integer(row["relayed"]);
        relayer.won = store::integer(row["won"]);
        relayer.lost = store::integer(row["lost"]);
        if (const qint64 tried = relayer.won + relayer.lost; tried > 0)
            relayer.successRate = 100 * double(relayer.won) / double(tried);
        if (relayer.relayed > 0)
            relayer.score = store::maybeReal(row["score"]);
        relayer.response = store::maybeInteger(row["median"]);
        relayer.fees = shownText(row["fees"]);
        relayer.lastSeen = store::time(row["relayed_at"]);
        all.push_back(std::move(relayer));
    }
    return all;
}

}  // namespace signalbox::ibc
