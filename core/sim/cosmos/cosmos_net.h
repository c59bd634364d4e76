// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <shared_mutex>

#include "sim/cosmos/cosmos_spec.h"

namespace signalbox::sim {

/// Three chains that produce their blocks at the same time, the channels between them, and the relayers. Everything is
/// determined by the spec, except what clear() adds. Calls from any thread; the references that are returned need the
/// lock of reading() while blocks are mined.
class CosmosSimNet {
public:
    explicit CosmosSimNet(CosmosSimSpec spec = {});
    CosmosSimNet(const CosmosSimNet&) = delete;
    CosmosSimNet& operator=(const CosmosSimNet&) = delete;

    const CosmosSimSpec& spec() const { return m_spec; }
    const std::vector<CosmosSimChain>& chains() const { return m_chains; }
    const std::vector<CosmosSimLink>& links() const { return m_links; }
    Height last() const { return m_last.load(); }  ///< newest block of each chain

    void mine(int blocks = 1);
    void setRelaying(bool on) { m_relaying = on; }  ///< off: packets stay pending until it is on again

    /// What clear() has done: an event as Hermes names it, and the packet.
    struct Cleared {
        const char* event;  ///< WriteAcknowledgement, AcknowledgePacket, TimeoutPacket
        CosmosSimPacket packet;
    };
    /// Relays pending packets at once, in three further blocks, the stuck ones, too. With sequences: those that this
    /// end sent; without: of both directions. An empty channel means all of the chain.
    std::vector<Cleared> clear(const QByteArray& chainId, const QByteArray& channel,
                               const std::set<quint64>& sequences = {});

    /// `tell` is called after each block, in the thread that mines, until the returned object is gone.
    std::shared_ptr<void> listen(std::function<void(Height)> tell);

    std::shared_lock<std::shared_mutex> reading() const { return std::shared_lock(m_mutex); }
    const CosmosSimBlock& block(int chain, Height height) const
    {
        return m_blocks[std::size_t(chain)][std::size_t(height - 1)];
    }
    const CosmosSimPacket& packet(int id) const { return m_packets[std::size_t(id)]; }
    std::size_t packets() const { return m_packets.size(); }
    /// Packets that an end sent, by sequence − 1.
    const std::vector<int>& sent(int link, int end) const { return m_sent[std::size_t(link)][std::size_t(end)]; }
    /// Packets whose commitment still exists.
    const std::set<int>& open(int link, int end) const { return m_open[std::size_t(link)][std::size_t(end)]; }

    qint64 timeOf(int chain, Height height) const;  ///< ns since 1970
    Bytes32 appHash(int chain, Height after) const;
    /// The end of a chain with this channel: link and end; none if there is no such channel.
    std::optional<std::pair<int, int>> find(int chain, const QByteArray& channel) const;
    int chainOf(const QByteArray& id) const;  ///< −1 if it is none of these
    const QByteArray& account(int number) const { return m_accounts[std::size_t(number)]; }  ///< address
    const QByteArray& relayer(int number) const { return m_relayers[std::size_t(number)]; }
    const QByteArray& module(int number) const { return m_modules[std::size_t(number)]; }  ///< fees, mint, rewards
    const QByteArray& escrow(int link, int end) const { return m_modules[std::size_t(3 + link * 2 + end)]; }

private:
    struct Job {
        int packet;
        CosmosSimMessage::Kind kind;
        int by = -1;  ///< −1: the relayer that is drawn
    };
    struct Draft;

    void makeLinks();
    void mineOne();
    void send(Draft& draft, int chain);
    int addPacket(int link, int end, int account, Height height);
    void relay(Draft& draft, const Job& job);
    void put(Draft& draft, int chain, const Job& job, bool effected, quint32 code = 0);
    void assemble(Draft& draft, int chain);
    void finish(Draft& draft, int chain);
    void schedule(Height at, const Job& job) { m_due[at].push_back(job); }
    void tell();

    const CosmosSimSpec m_spec;
    std::vector<CosmosSimChain> m_chains;
    std::vector<CosmosSimLink> m_links;
    std::vector<QByteArray> m_accounts, m_relayers, m_modules;
    mutable std::shared_mutex m_mutex;
    std::vector<std::vector<CosmosSimBlock>> m_blocks;
    std::vector<CosmosSimPacket> m_packets;
    std::vector<std::array<std::vector<int>, 2>> m_sent;
    std::vector<std::array<std::set<int>, 2>> m_open;
    std::map<Height, std::vector<Job>> m_due;
    std::vector<Cleared>* m_cleared = nullptr;  ///< while clear() runs
    std::atomic<Height> m_last = 0;
    std::atomic<bool> m_relaying = true;

    std::mutex m_listening;
    std::map<int, std::function<void(Height)>> m_listeners;
    int m_nextListener = 0;
};

}  // namespace signalbox::sim
