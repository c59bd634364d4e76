// SPDX-License-Identifier: GPL-3.0-or-later

#include "layers/endpoint_health.h"

namespace signalbox::layers {

void writeHealth(store::Transaction& transaction, const ChainPlace& chain, const ChainHealth& health)
{
    QStringList urls, states, errors, heights, latencies;
    for (const ChainHealth::Endpoint& endpoint : health.endpoints) {
        urls << endpoint.url;
        states << endpoint.state;
        errors << endpoint.error;
        heights << QString::number(endpoint.head);
        latencies << QString::number(endpoint.latencyMs);
    }
    transaction.exec("DELETE FROM canopyx.rpc_endpoints WHERE chain_id = $1 AND endpoint <> ALL($2::text[])",
                     {chain.id, store::Value::textArray(urls)});
    transaction.exec(
        "INSERT INTO canopyx.rpc_endpoints AS e (chain_id, endpoint, status, height, latency_ms, error, "
        "updated_at) SELECT $1, u, s, h, l, x, now() FROM unnest($2::text[], $3::text[], $4::bigint[], "
        "$5::float8[], $6::text[]) AS n (u, s, h, l, x) ON CONFLICT (chain_id, endpoint) DO UPDATE SET status "
        "= excluded.status, height = excluded.height, latency_ms = excluded.latency_ms, error = "
        "excluded.error, updated_at = now()",
        {chain.id, store::Value::textArray(urls), store::Value::textArray(states), store::Value::textArray(heights),
         store::Value::textArray(latencies), store::Value::textArray(errors)});
    transaction.exec(
        "UPDATE canopyx.chains SET rpc_health_status = $2, rpc_health_message = $3, rpc_health_updated_at = "
        "now(), queue_health_status = $4, queue_health_message = $5, queue_health_updated_at = now(), "
        "overall_health_status = $6, overall_health_updated_at = now() WHERE chain_id = $1",
        {chain.id, health.endpointState, health.endpointText, health.queueState, health.queueText, health.overall});
}

}  // namespace signalbox::layers
