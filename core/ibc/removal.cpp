// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/removal.h"

#include "signalbox/literals.h"
#include "store/leases.h"

namespace signalbox::ibc {

namespace {

QString chainIdOf(const store::ChainRow& chain)
{
    const QString own = chain.settings.value("chainId"_L1).toString();
    return own.isEmpty() ? chain.caip2.section(u':', 1) : own;
}

/// What join_forget leaves: statistics. All of these are small.
constexpr const char* lists[] = {
    "DELETE FROM ibc.network_stats WHERE chain_id = $1",
    "DELETE FROM ibc.channel_performance WHERE src_chain_id = $1",
    "DELETE FROM ibc.hourly_packet_stats WHERE src_chain_id = $1",
    "DELETE FROM ibc.relayer_performance WHERE chain_id = $1",
    "DELETE FROM ibc.channel_days WHERE src_chain_id = $1",
    "DELETE FROM ibc.denom_days WHERE src_chain_id = $1",
    "DELETE FROM ibc.client_days WHERE src_chain_id = $1",
    "DELETE FROM ibc.clear_times WHERE src_chain_id = $1",
    "DELETE FROM ibc.response_times WHERE chain_id = $1",
    "DELETE FROM ibc.relayer_fees WHERE chain_id = $1",
    "DELETE FROM ibc.own_relayers WHERE chain_id = $1",
    "DELETE FROM ibc.stale_hours WHERE chain_id = $1",
    "DELETE FROM ibc.stale_relay_days WHERE chain_id = $1",
    "DELETE FROM ibc.channel_checks WHERE $1 IN (chain_id, dst_chain_id)",
    "DELETE FROM ibc.chain_heads WHERE chain_id = $1",
    "DELETE FROM ibc.clearing_breakers WHERE chain_id = $1",
};

}  // namespace

Expected<std::vector<Preview::Table>> tablesOf(store::Session& session, const store::ChainRow& chain)
{
    return session.read([&](store::Transaction& transaction) {
        std::vector<Preview::Table> all;
        for (const auto& row : transaction.exec(
                 "SELECT n.rows, (pg_total_relation_size('ibc.packet_flow')::numeric * n.rows / greatest((SELECT "
                 "c.reltuples "
                 "FROM pg_class c WHERE c.oid = 'ibc.packet_flow'::regclass), n.rows, 1))::bigint FROM (SELECT "
                 "coalesce(sum(d.sent), 0)::bigint AS rows FROM ibc.channel_days d WHERE d.src_chain_id = $1) n",
                 {chainIdOf(chain)}))
            all.push_back({u"ibc.packet_flow"_s, store::integer(row[0]), false, store::integer(row[1])});
        return all;
    });
}

Expected<Done> removeChain(store::Session& session, const store::ChainRow& chain, qint64 epoch)
{
    const QString chainId = chainIdOf(chain);
    const auto behindFence = [&](auto&& work) {
        return session.write([&](store::Transaction& transaction) -> Expected<bool> {
            if (const auto ours = store::Leases::fence(transaction, chain.caip2, epoch); !ours)
                return fail(ours.error());
            return work(transaction);
        });
    };
    for (bool done = false; !done;) {
        const auto forgotten = behindFence([&](store::Transaction& transaction) -> bool {
            return store::boolean(transaction.exec("SELECT ibc.join_forget($1, $2)", {chainId, chain.caip2})[0][0]);
        });
        if (!forgotten)
            return fail(forgotten.error());
        done = *forgotten;
    }
    const auto last = behindFence([&](store::Transaction& transaction) -> bool {
        for (const char* list : lists)
            transaction.exec(list, {chainId});
        return true;
    });
    if (!last)
        return fail(last.error());
    return Done{};
}

}  // namespace signalbox::ibc
