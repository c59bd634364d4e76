// SPDX-License-Identifier: GPL-3.0-or-later

#include "cosmos/data/stored_facts.h"

#include "signalbox/literals.h"
#include "store/leases.h"

namespace signalbox::cosmos {

using store::Transaction;

namespace {

constexpr Height newestBlocks = 5'000;  // compared at the first call
constexpr std::size_t mostTold = 1'000;

}  // namespace

StoredFacts::StoredFacts(store::ConnectionInfo database, store::ChainPlace place, qint64 epoch)
    : m_session(std::move(database)),
      m_place(std::move(place)),
      m_schema(store::quoteName(m_place.schema)),
      m_epoch(epoch)
{
}

Expected<std::vector<ChannelEnd>> StoredFacts::unlearnt(int most)
{
    return m_session.read([&](Transaction& transaction) {
        std::vector<ChannelEnd> ends;
        for (const auto& row : transaction.exec(
                 "SELECT port, channel, version FROM " + m_schema +
                     ".channel_ends WHERE learnt_at IS NULL AND (asked_at IS NULL OR asked_at < now() - interval '1 "
                     "minute') ORDER BY asked_at NULLS FIRST, first_height, port, channel LIMIT $1",
                 {most}))
            ends.push_back({store::text(row[0]), store::text(row[1]), static_cast<int>(store::integer(row[2]))});
        return ends;
    });
}

/// A channel whose handshake is not complete is asked again.
Expected<Done> StoredFacts::learnt(const ChannelFacts& facts)
{
    const bool complete = !facts.chainId.isEmpty() && (facts.end.version != 1 || !facts.counterpartyChannel.isEmpty());
    return m_session.write([&](Transaction& transaction) -> Expected<Done> {
        if (const auto ours = store::Leases::stand(transaction, m_place.caip2, m_epoch); !ours)
            return ours;
        transaction.exec(
            "UPDATE " + m_schema +
                ".channel_ends SET state = $3, ordering = $4, connection = $5, client = $6, chain_id = $7, "
                "counterparty_port = $8, counterparty_channel = $9, learnt_at = CASE WHEN $10::boolean "
                "THEN now() END, asked_at = now(), problem = '' WHERE port = $1 AND channel = $2",
            {facts.end.port, facts.end.channel, facts.state, facts.ordering, facts.connection, facts.client,
             facts.chainId, facts.counterpartyPort, facts.counterpartyChannel, complete});
        return Done{};
    });
}

Expected<Done> StoredFacts::notLearnt(const ChannelEnd& end, const QString& problem)
{
    return m_session.write([&](Transaction& transaction) -> Expected<Done> {
        if (const auto ours = store::Leases::stand(transaction, m_place.caip2, m_epoch); !ours)
            return ours;
        transaction.exec(
            "UPDATE " + m_schema + ".channel_ends SET asked_at = now(), problem = $3 WHERE port = $1 AND channel = $2",
            {end.port, end.channel, problem});
        return Done{};
    });
}

Expected<Intervals> StoredFacts::contradicted()
{
    const auto found = m_session.read([&](Transaction& transaction) {
        const Height newest =
            store::maybeInteger(transaction.exec("SELECT max(height) FROM " + m_schema + ".blocks")[0][0]).value_or(0);
        const Height from = std::max(m_checkedTo - 1, newest - newestBlocks);
        std::vector<Height> heights;
        for (const auto& row : transaction.exec(
                 "SELECT b.height FROM " + m_schema + ".blocks b JOIN " + m_schema +
                     ".blocks n ON n.height = b.height + 1 WHERE b.height BETWEEN $1 AND $2 AND "
                     "n.last_results_hash <> '' AND b.results_hash <> n.last_results_hash ORDER BY b.height",
                 {from, newest}))
            heights.push_back(store::integer(row[0]));
        return std::pair(newest, heights);
    });
    if (!found)
        return fail(found.error());
    m_checkedTo = found->first;
    Intervals all;
    for (const Height height : found->second)
        if (m_told.size() < mostTold && m_told.insert(height).second)
            all.push_back({height, height});
    return all;
}

}  // namespace signalbox::cosmos
