// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/books/overview.h"

#include <algorithm>
#include <cmath>

#include "signalbox/literals.h"

namespace signalbox::ibc {

namespace {

using store::integer;
using store::text;
using store::Transaction;

constexpr int mostPending = 100'000;  // more are not counted

void readChains(Transaction& transaction, const std::vector<store::Value>& days, IbcOverview& overview)
{
    for (const auto& row : transaction.exec(
             "SELECT coalesce(h.chain_id, n.src_chain_id) AS chain_id, h.name, h.caip2, n.*, r.relayers FROM "
             "ibc.chain_heads h FULL JOIN (SELECT d.src_chain_id, sum(d.sent) AS sent, sum(d.cleared) AS cleared, "
             "sum(d.failed) AS failed, sum(d.stuck) AS stuck, count(DISTINCT (d.src_channel_id, d.dst_channel_id)) AS "
             "channels FROM ibc.channel_days d WHERE d.date BETWEEN $1::date AND $2::date GROUP BY 1) n ON "
             "n.src_chain_id = h.chain_id LEFT JOIN (SELECT p.chain_id, count(DISTINCT p.relayer_address) AS relayers "
             "FROM ibc.relayer_performance p WHERE p.date BETWEEN $1::date AND $2::date GROUP BY 1) r ON r.chain_id = "
             "coalesce(h.chain_id, n.src_chain_id) ORDER BY 1",
             days)) {
        IbcChain chain;
        chain.chainId = shownText(row["chain_id"]);
        chain.name = row["name"].is_null() ? chain.chainId : text(row["name"]);
        chain.caip2 = text(row["caip2"]);
        chain.total = integer(row["sent"]);
        chain.cleared = integer(row["cleared"]);
        chain.failed = integer(row["failed"]);
        chain.stuck = integer(row["stuck"]);
        chain.channels = integer(row["channels"]);
        chain.relayers = integer(row["relayers"]);
        setHealth(chain);
        overview.sent += chain.total;
        overview.cleared += chain.cleared;
        overview.failed += chain.failed;
        overview.chains.push_back(std::move(chain));
    }
}

/// Ends of routes that the workspace does not index are chains, too.
void addChain(IbcOverview& overview, const QString& chainId)
{
    const bool known = std::any_of(overview.chains.begin(), overview.chains.end(),
                                   [&](const IbcChain& chain) { return chain.chainId == chainId; });
    if (known || chainId.isEmpty())
        return;
    IbcChain chain;
    chain.chainId = chain.name = chainId;
    overview.chains.push_back(std::move(chain));
}

IbcRoute routeOf(const pqxx::row& row)
{
    IbcRoute route;
    route.from = shownText(row["src"]);
    route.to = shownText(row["dst"]);
    route.sent = integer(row["sent"]);
    route.stuck = integer(row["stuck"]);
    route.critical = integer(row["critical"]);
    route.lastReceived = store::time(row["last_received"]);
    route.channels = shownText(row["ends"]).split(u' ', Qt::SkipEmptyParts);
    return route;
}

void readRoutes(Transaction& transaction, const std::vector<store::Value>& days, IbcOverview& overview)
{
    for (const auto& row : transaction.exec(
             "SELECT coalesce(n.src_chain_id, k.src_chain_id) AS src, coalesce(n.dst_chain_id, k.dst_chain_id, '') AS "
             "dst, n.sent, n.last_received, n.ends, k.stuck, k.critical, k.age_ms FROM (SELECT d.src_chain_id, "
             "d.dst_chain_id, sum(d.sent) AS sent, max(d.last_received) AS last_received, string_agg(DISTINCT "
             "d.src_channel_id, ' ') AS ends FROM ibc.channel_days d WHERE d.date BETWEEN $1::date AND $2::date "
             "GROUP BY 1, 2) n FULL JOIN (SELECT p.src_chain_id, p.dst_chain_id, count(*) AS stuck, count(*) FILTER "
             "(WHERE p.critical) AS critical, max(p.age_ms) AS age_ms FROM ibc.v_packets p WHERE p.status = 'stuck' "
             "GROUP BY 1, 2) k ON k.src_chain_id = n.src_chain_id AND coalesce(k.dst_chain_id, '') = "
             "coalesce(n.dst_chain_id, '') ORDER BY 1, 2",
             days)) {
        IbcRoute route = routeOf(row);
        addChain(overview, route.from);
        addChain(overview, route.to);
        overview.stuck += route.stuck;
        if (const auto age = store::maybeInteger(row["age_ms"]))
            overview.oldestStuck = std::max(overview.oldestStuck.value_or(0), *age);
        overview.routes.push_back(std::move(route));
    }
}

/// Routes of IBC v2, which has clients instead of channels.
void readV2(Transaction& transaction, const std::vector<store::Value>& days, IbcOverview& overview)
{
    for (const auto& row : transaction.exec(
             "SELECT coalesce(n.src_chain_id, k.src_chain_id) AS src, coalesce(n.dst_chain_id, k.dst_chain_id, '') AS "
             "dst, n.sent, n.cleared, n.failed, n.last_received, n.ends, k.stuck, k.critical FROM (SELECT "
             "d.src_chain_id, d.dst_chain_id, sum(d.sent) AS sent, sum(d.cleared) AS cleared, sum(d.failed) AS failed, "
             "max(d.last_received) AS last_received, string_agg(DISTINCT d.src_client_id, ' ') AS ends FROM "
             "ibc.client_days d WHERE d.date BETWEEN $1::date AND $2::date GROUP BY 1, 2) n FULL JOIN (SELECT "
             "p.src_chain_id, p.dst_chain_id, count(*) AS stuck, count(*) FILTER (WHERE p.critical) AS critical FROM "
             "ibc.v_packets_v2 p WHERE p.status = 'stuck' GROUP BY 1, 2) k ON k.src_chain_id = n.src_chain_id AND "
             "coalesce(k.dst_chain_id, '') = coalesce(n.dst_chain_id, '') ORDER BY 1, 2",
             days)) {
        IbcRoute route = routeOf(row);
        overview.v2.sent += route.sent;
        overview.v2.cleared += integer(row["cleared"]);
        overview.v2.failed += integer(row["failed"]);
        overview.v2.stuck += route.stuck;
        overview.v2Routes.push_back(std::move(route));
    }
}

void readTimes(Transaction& transaction, const std::vector<store::Value>& days, IbcOverview& overview)
{
    const auto row = transaction.exec(
        "SELECT ibc.percentile(array_agg(b.bucket), array_agg(b.packets), 0.5), ibc.percentile(array_agg(b.bucket), "
        "array_agg(b.packets), 0.95) FROM (SELECT t.bucket, sum(t.packets)::bigint AS packets FROM ibc.clear_times t "
        "WHERE t.date BETWEEN $1::date AND $2::date GROUP BY t.bucket) b",
        days)[0];
    overview.p50 = store::maybeInteger(row[0]);
    overview.p95 = store::maybeInteger(row[1]);
}

void readPresent(Transaction& transaction, IbcOverview& overview)
{
    const auto row = transaction.exec(
        "SELECT (SELECT count(*) FROM (SELECT FROM ibc.packet_flow p WHERE p.status = 'pending' LIMIT $1::bigint) k), "
        "(SELECT count(*) FROM (SELECT FROM ibc.packet_flow_v2 p WHERE p.status = 'pending' LIMIT $1::bigint) k), "
        "max(c.checked_at), coalesce(sum(cardinality(c.missing) + cardinality(c.surplus)), 0) FROM ibc.channel_checks "
        "c",
        {mostPending})[0];
    overview.inFlight = integer(row[0]);
    overview.v2.inFlight = integer(row[1]);
    overview.checkedAt = store::time(row[2]);
    overview.differences = integer(row[3]);
}

}  // namespace

void setHealth(IbcChain& chain)
{
    if (chain.total <= 0)
        return;
    const double total = double(chain.total);
    chain.success = 50 * double(chain.cleared) / total;
    chain.notStuck = 30 * (1 - double(chain.stuck) / total);
    chain.breadth = double(std::min<qint64>(2 * chain.channels, 20));
    chain.health = std::clamp(std::round((chain.success + chain.notStuck + chain.breadth) * 100) / 100, 0.0, 100.0);
}

IbcOverview readOverview(Transaction& transaction, const QDate& from, const QDate& to)
{
    const std::vector<store::Value> days{valueOf(from), valueOf(to)};
    IbcOverview overview;
    readChains(transaction, days, overview);
    readRoutes(transaction, days, overview);
    readV2(transaction, days, overview);
    readTimes(transaction, days, overview);
    readPresent(transaction, overview);
    double weighed = 0, weight = 0;
    for (const IbcChain& chain : overview.chains)
        if (chain.health) {
            weighed += *chain.health * double(chain.total);
            weight += double(chain.total);
        }
    if (weight > 0)
        overview.health = weighed / weight;
    return overview;
}

}  // namespace signalbox::ibc
