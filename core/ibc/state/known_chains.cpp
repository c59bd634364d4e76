// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/state/known_chains.h"

#include <map>

#include "signalbox/literals.h"

namespace signalbox::ibc {

using store::integer;
using store::text;
using store::Transaction;

namespace {

struct Chain {
    QString chainId, caip2, name, schema;
};

std::map<QString, Chain> allChains(Transaction& transaction)
{
    std::map<QString, Chain> all;
    for (const auto& row : transaction.exec("SELECT j.chain_id, j.caip2, c.name, j.schema_name FROM ibc.join_chains() "
                                            "j JOIN signalbox.chains c ON c.caip2 = j.caip2")) {
        Chain chain{text(row[0]), text(row[1]), text(row[2]), text(row[3])};
        all.emplace(chain.chainId, std::move(chain));
    }
    return all;
}

IbcEnd endOf(const Chain& chain, const QString& port, const QString& channel)
{
    return {chain.chainId, chain.name.isEmpty() ? chain.chainId : chain.name, port, channel, chain.caip2};
}

}  // namespace

QString caip2Of(Transaction& transaction, const QString& chainId)
{
    const auto rows = transaction.exec("SELECT caip2 FROM ibc.join_chains() WHERE chain_id = $1", {chainId});
    return rows.empty() ? QString() : text(rows[0][0]);
}

namespace {

/// Ends of IBC v1 as they were learnt, and of IBC v2 as their newest packets name them: REST does not tell the
/// counterparty of a client. $1: the chain; $2: a channel or client, or empty.
std::string endsOf(const QString& schema)
{
    return "(SELECT e.port, e.channel, e.chain_id, e.counterparty_port, e.counterparty_channel FROM " +
           store::quoteName(schema) +
           ".channel_ends e WHERE e.version = 1 AND e.learnt_at IS NOT NULL AND e.counterparty_channel <> '' AND ($2 = "
           "'' OR e.channel = $2) AND e.chain_id <> $1 ORDER BY EXISTS (SELECT FROM ibc.packet_flow f WHERE "
           "f.src_chain_id = $1 AND f.src_port_id = e.port AND f.src_channel_id = e.channel) DESC, e.first_height "
           "DESC, e.port, e.channel LIMIT 500) UNION ALL (SELECT '', c.src_client_id, p.dst_chain_id, '', "
           "p.dst_client_id FROM ibc.v_sending_clients c CROSS JOIN LATERAL (SELECT f.dst_chain_id, f.dst_client_id "
           "FROM ibc.packet_flow_v2 f WHERE f.src_chain_id = c.src_chain_id AND f.src_client_id = c.src_client_id "
           "ORDER BY f.sequence DESC LIMIT 1) p WHERE c.src_chain_id = $1 AND ($2 = '' OR c.src_client_id = $2) AND "
           "p.dst_chain_id <> $1 ORDER BY c.src_client_id LIMIT 500)";
}

}  // namespace

std::vector<Route> knownRoutes(Transaction& transaction, const RouteFilter& filter)
{
    const auto all = allChains(transaction);
    std::vector<Route> routes;
    for (const auto& [chainId, chain] : all) {
        if (!filter.chainId.isEmpty() && chainId != filter.chainId)
            continue;
        if (!filter.host.isEmpty() &&
            transaction
                .exec("SELECT FROM signalbox.leases WHERE caip2 = $1 AND host = $2 AND pid = $3",
                      {chain.caip2, filter.host, filter.pid})
                .empty())
            continue;
        for (const auto& row : transaction.exec(endsOf(chain.schema), {chainId, filter.channel})) {
            const QString otherId = text(row[2]);
            const auto other = all.find(otherId);
            if (filter.unindexed && other == all.end() && !otherId.isEmpty())
                routes.push_back(
                    {endOf(chain, text(row[0]), text(row[1])), {otherId, otherId, text(row[3]), text(row[4]), {}}});
            else if (!filter.unindexed && other != all.end())
                routes.push_back(
                    {endOf(chain, text(row[0]), text(row[1])), endOf(other->second, text(row[3]), text(row[4]))});
        }
    }
    return routes;
}

std::optional<Route> routeOf(Transaction& transaction, const QString& chainId, const QString& port,
                             const QString& channel)
{
    const auto all = allChains(transaction);
    const auto found = all.find(chainId);
    if (found == all.end())
        return std::nullopt;
    const auto rows = transaction.exec("SELECT chain_id, counterparty_port, counterparty_channel FROM " +
                                           store::quoteName(found->second.schema) +
                                           ".channel_ends WHERE port = $1 AND channel = $2 AND version = 1",
                                       {port, channel});
    if (rows.empty())
        return std::nullopt;
    const QString other = text(rows[0][0]);
    const auto known = all.find(other);
    const IbcEnd to = known == all.end() ? IbcEnd{other, other, text(rows[0][1]), text(rows[0][2]), {}}
                                         : endOf(known->second, text(rows[0][1]), text(rows[0][2]));
    return Route{endOf(found->second, port, channel), to};
}

std::optional<StoredHead> storedHead(Transaction& transaction, const QString& chainId)
{
    const auto rows = transaction.exec(
        "SELECT h.height, h.to_head, coalesce((SELECT s.from_block FROM signalbox.streams s WHERE s.caip2 = h.caip2 "
        "AND "
        "s.stream = 'ibc' AND s.removed_at IS NULL), 0) FROM ibc.chain_heads h WHERE h.chain_id = $1",
        {chainId});
    if (rows.empty())
        return std::nullopt;
    return StoredHead{store::maybeInteger(rows[0][0]), store::boolean(rows[0][1]), integer(rows[0][2])};
}

}  // namespace signalbox::ibc
