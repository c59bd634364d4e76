// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/cosmos/cosmos_net.h"

#include <algorithm>

#include "sim/cosmos/cosmos_words.h"

namespace signalbox::sim {

CosmosSimNet::CosmosSimNet(CosmosSimSpec spec) : m_spec(std::move(spec))
{
    m_chains = {{m_spec.prefix + "heron-1", "uheron", CosmosGeneration::V38, 1},
                {m_spec.prefix + "kestrel-1", "ukestrel", CosmosGeneration::V37, 1},
                {m_spec.prefix + "osprey-4", "uosprey", CosmosGeneration::V34, 4}};
    m_blocks.resize(m_chains.size());
    for (int i = 0; i <= cosmosSimAccounts; ++i)
        m_accounts.push_back(cosmosAddress(m_spec.seed, "account", i));
    for (int i = 0; i < cosmosSimRelayers; ++i)
        m_relayers.push_back(cosmosAddress(m_spec.seed, "relayer", i));
    makeLinks();
    for (int i = 0; i < 3 + 2 * int(m_links.size()); ++i)
        m_modules.push_back(cosmosAddress(m_spec.seed, "module", i));
    mine(int(std::max<Height>(1, m_spec.history)));
}

/// One channel between each two chains; the numbers of clients, connections and channels count per chain.
void CosmosSimNet::makeLinks()
{
    std::vector<int> used(m_chains.size(), 0);
    const auto end = [&](int chain) {
        const QByteArray number = QByteArray::number(used[std::size_t(chain)]++);
        return CosmosSimEnd{chain, m_chains[std::size_t(chain)].id, "channel-" + number, "connection-" + number,
                            "07-tendermint-" + number};
    };
    for (const auto& [a, b] : {std::pair(0, 1), std::pair(0, 2), std::pair(1, 2)}) {
        CosmosSimLink link;
        link.ends[0] = end(a);
        link.ends[1] = end(b);
        m_links.push_back(link);
    }
    if (m_spec.away) {
        CosmosSimLink link;
        link.ends[0] = end(0);
        link.ends[1] = {-1, "faraway-7", "channel-88", "connection-31", "07-tendermint-52"};
        m_links.push_back(link);
    }
    m_sent.resize(m_links.size());
    m_open.resize(m_links.size());
}

void CosmosSimNet::mine(int blocks)
{
    for (int i = 0; i < blocks; ++i) {
        {
            const std::unique_lock lock(m_mutex);
            mineOne();
        }
        tell();
    }
}

std::vector<CosmosSimNet::Cleared> CosmosSimNet::clear(const QByteArray& chainId, const QByteArray& channel,
                                                       const std::set<quint64>& sequences)
{
    std::vector<Cleared> cleared;
    const int chain = chainOf(chainId);
    {
        const std::unique_lock lock(m_mutex);
        for (int link = 0; chain >= 0 && link < int(m_links.size()); ++link) {
            int ours = -1;
            for (int end = 0; end < 2; ++end) {
                const CosmosSimEnd& one = m_links[std::size_t(link)].ends[end];
                if (one.chain == chain && (channel.isEmpty() || one.channel == channel))
                    ours = end;
            }
            // a relayer has no key of a chain that it does not know
            if (ours < 0 || m_links[std::size_t(link)].ends[1 - ours].chain < 0)
                continue;
            for (int end = 0; end < 2; ++end) {
                if (end != ours && !sequences.empty())
                    continue;
                for (const int id : m_open[std::size_t(link)][std::size_t(end)]) {
                    const CosmosSimPacket& packet = m_packets[std::size_t(id)];
                    if (!sequences.empty() && !sequences.contains(packet.sequence))
                        continue;
                    const auto kind =
                        packet.received > 0 ? CosmosSimMessage::Kind::Acknowledge : CosmosSimMessage::Kind::Receive;
                    schedule(m_last + 1, {id, kind, 2});
                }
            }
        }
        m_cleared = &cleared;
    }
    for (int i = 0; i < 3; ++i)
        mine();
    const std::unique_lock lock(m_mutex);
    m_cleared = nullptr;
    return cleared;
}

std::shared_ptr<void> CosmosSimNet::listen(std::function<void(Height)> tell)
{
    const std::lock_guard lock(m_listening);
    const int number = m_nextListener++;
    m_listeners.emplace(number, std::move(tell));
    return {nullptr, [this, number](void*) {
                const std::lock_guard guard(m_listening);
                m_listeners.erase(number);
            }};
}

void CosmosSimNet::tell()
{
    const std::lock_guard lock(m_listening);
    for (const auto& [number, listener] : m_listeners)
        listener(m_last);
}

qint64 CosmosSimNet::timeOf(int chain, Height height) const
{
    return m_spec.genesisTime * 1'000'000'000 + qint64(double(height) * m_spec.blockSeconds * 1e9) +
           chain * 137'000'000 + 1'000 * (height % 1'000);
}

Bytes32 CosmosSimNet::appHash(int chain, Height after) const
{
    return sha256Of("app" + QByteArray::number(m_spec.seed) + m_chains[std::size_t(chain)].id +
                    QByteArray::number(after));
}

std::optional<std::pair<int, int>> CosmosSimNet::find(int chain, const QByteArray& channel) const
{
    for (int link = 0; link < int(m_links.size()); ++link) {
        for (int end = 0; end < 2; ++end) {
            const CosmosSimEnd& one = m_links[std::size_t(link)].ends[end];
            if (one.chain == chain && one.channel == channel)
                return std::pair(link, end);
        }
    }
    return std::nullopt;
}

int CosmosSimNet::chainOf(const QByteArray& id) const
{
    for (int chain = 0; chain < int(m_chains.size()); ++chain) {
        if (m_chains[std::size_t(chain)].id == id)
            return chain;
    }
    return -1;
}

}  // namespace signalbox::sim
