// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <iterator>
#include <utility>

#include "sim/cosmos/cosmos_net.h"
#include "sim/cosmos/cosmos_transactions.h"
#include "sim/cosmos/cosmos_words.h"
#include "sim/random.h"

namespace signalbox::sim {

namespace {

using RelayKind = CosmosSimMessage::Kind;
using Fate = CosmosSimPacket::Fate;

constexpr quint64 Sending = 0x5e4d, Fates = 0xfa7e, Deliveries = 0x4e1a, Racing = 0x4ace;
constexpr int relayers = cosmosSimRelayers, accounts = cosmosSimAccounts;
constexpr Height firstSend = 6;               ///< after the handshakes
constexpr qint64 patience = 30;               ///< days until a packet times out
constexpr Height shortTimeout = 3, late = 6;  ///< blocks

Random dice(quint64 seed, quint64 what, quint64 which)
{
    return Random::of(seed ^ what, which);
}

}  // namespace

/// The blocks that are being made.
struct CosmosSimNet::Draft {
    struct Work {
        CosmosSimMessage message;
        int link = 0, from = 0;
        quint32 code = 0;
    };
    Height height = 0;
    std::vector<CosmosSimBlock> blocks;
    std::vector<std::array<std::vector<Work>, relayers>> work;  ///< by chain and relayer
};

void CosmosSimNet::mineOne()
{
    Draft draft;
    draft.height = m_last + 1;
    draft.blocks.resize(m_chains.size());
    draft.work.resize(m_chains.size());
    // What a job schedules for the same block comes behind it.
    std::vector<Job>& due = m_due[draft.height];
    for (std::size_t i = 0; i < due.size(); ++i)
        relay(draft, Job(due[i]));
    m_due.erase(draft.height);
    for (int chain = 0; chain < int(m_chains.size()); ++chain) {
        if (draft.height >= firstSend)
            send(draft, chain);
        assemble(draft, chain);
        finish(draft, chain);
    }
    m_last = draft.height;
}

void CosmosSimNet::send(Draft& draft, int chain)
{
    Random random = Random::of(m_spec.seed ^ Sending, quint64(draft.height), quint64(chain));
    std::vector<std::pair<int, int>> ends;
    for (int link = 0; link < int(m_links.size()); ++link)
        for (int end = 0; end < 2; ++end)
            if (m_links[std::size_t(link)].ends[end].chain == chain)
                ends.emplace_back(link, end);
    int wanted = int(m_spec.packets);
    wanted += random.unit() < m_spec.packets - wanted;
    CosmosSimBlock& block = draft.blocks[std::size_t(chain)];
    while (wanted > 0) {
        const auto [link, end] = ends[std::size_t(random.below(ends.size()))];
        CosmosSimTx transaction;
        transaction.account = int(random.below(accounts));
        transaction.link = link;
        transaction.from = end;
        const int count = std::min(wanted, 1 + int(random.below(quint64(std::max(1, m_spec.packetsInTransaction)))));
        if (random.unit() < std::min(m_spec.failed, 0.9)) {
            transaction.code = 5;
            transaction.messages.push_back({RelayKind::Transfer, -1, false});
            block.transactions.push_back(std::move(transaction));
            continue;
        }
        for (int i = 0; i < count; ++i)
            transaction.messages.push_back(
                {RelayKind::Transfer, addPacket(link, end, transaction.account, draft.height), true});
        wanted -= count;
        block.transactions.push_back(std::move(transaction));
    }
    if (m_spec.endBlockerEvery > 0 && (draft.height + chain * 7) % m_spec.endBlockerEvery == 0) {
        const auto [link, end] = ends.front();
        block.endBlocker.push_back(addPacket(link, end, accounts, draft.height));
    }
}

int CosmosSimNet::addPacket(int link, int end, int account, Height height)
{
    const int id = int(m_packets.size());
    std::vector<int>& sent = m_sent[std::size_t(link)][std::size_t(end)];
    Random random = dice(m_spec.seed, Fates, quint64(id));
    CosmosSimPacket packet;
    packet.link = link;
    packet.from = end;
    packet.sequence = sent.size() + 1;
    packet.amount = 1 + random.below(9'000'000'000);
    packet.account = account;
    packet.isVoucher = random.below(10) < 3;
    packet.sent = height;
    double share = random.unit();
    const auto takes = [&](double part) { return (share -= part) < 0; };
    packet.fate = takes(m_spec.errors)           ? Fate::Error
                  : takes(m_spec.timeouts)       ? Fate::TimesOut
                  : takes(m_spec.unreceived)     ? Fate::Unreceived
                  : takes(m_spec.unacknowledged) ? Fate::Unacknowledged
                  : takes(m_spec.pastTimeout)    ? Fate::PastTimeout
                                                 : Fate::Arrives;
    const CosmosSimLink& channel = m_links[std::size_t(link)];
    if (channel.ends[1 - end].chain < 0 && packet.fate != Fate::Error)
        packet.fate = Fate::Arrives;
    const bool isShort = packet.fate == Fate::TimesOut || packet.fate == Fate::PastTimeout;
    packet.timeout = timeOf(channel.ends[end].chain, height + (isShort ? shortTimeout : 0)) +
                     (isShort ? 0 : patience * 86'400 * 1'000'000'000);
    const Height wait = 1 + Height(random.below(3));
    if (packet.fate != Fate::Unreceived && packet.fate != Fate::PastTimeout)
        schedule(height + (packet.fate == Fate::TimesOut ? late : wait), {id, RelayKind::Receive, -1});
    m_packets.push_back(packet);
    sent.push_back(id);
    m_open[std::size_t(link)][std::size_t(end)].insert(id);
    return id;
}

void CosmosSimNet::put(Draft& draft, int chain, const Job& job, bool effected, quint32 code)
{
    const CosmosSimPacket& packet = m_packets[std::size_t(job.packet)];
    Random random = dice(m_spec.seed, Deliveries, quint64(job.packet) * 4 + quint64(job.kind));
    const int by = job.by >= 0 ? job.by : int(random.below(10) < 6 ? 0 : 1);
    draft.work[std::size_t(chain)][std::size_t(by)].push_back(
        {{job.kind, job.packet, effected}, packet.link, packet.from, code});
}

void CosmosSimNet::relay(Draft& draft, const Job& job)
{
    CosmosSimPacket& packet = m_packets[std::size_t(job.packet)];
    const bool forced = job.by >= 0;
    if (packet.done > 0 || (job.kind == RelayKind::Receive && packet.received > 0))
        return;
    if (!forced && !m_relaying)
        return schedule(draft.height + 1, job);
    const CosmosSimEnd& source = m_links[std::size_t(packet.link)].ends[packet.from];
    const CosmosSimEnd& destination = m_links[std::size_t(packet.link)].ends[1 - packet.from];
    const auto record = [&](const char* event) {
        if (m_cleared && forced)
            m_cleared->push_back({event, packet});
    };
    const auto end = [&](bool timedOut) {
        packet.done = draft.height;
        packet.timedOut = timedOut;
        m_open[std::size_t(packet.link)][std::size_t(packet.from)].erase(job.packet);
    };
    switch (job.kind) {
        case RelayKind::Transfer:
            break;
        case RelayKind::Receive:
            if (destination.chain >= 0 && timeOf(destination.chain, draft.height) >= packet.timeout) {
                if (!forced && job.packet % 3 == 0)  // tried too late: the transaction fails
                    put(draft, destination.chain, job, false, 40);
                schedule(draft.height + (forced ? 0 : 1), {job.packet, RelayKind::Timeout, job.by});
                break;
            }
            packet.received = draft.height;
            if (destination.chain >= 0)
                put(draft, destination.chain, job, true);
            record("WriteAcknowledgement");
            if (forced || packet.fate != Fate::Unacknowledged)
                schedule(draft.height + 1 + (forced ? 0 : job.packet % 2),
                         {job.packet, RelayKind::Acknowledge, job.by});
            break;
        case RelayKind::Acknowledge:
            end(false);
            put(draft, source.chain, job, true);
            record("AcknowledgePacket");
            break;
        case RelayKind::Timeout:
            end(true);
            put(draft, source.chain, job, true);
            record("TimeoutPacket");
            break;
    }
}

/// Transactions of the relayers, each of messages for one channel; sometimes the other one relays the same, too late.
void CosmosSimNet::assemble(Draft& draft, int chain)
{
    std::vector<CosmosSimTx>& transactions = draft.blocks[std::size_t(chain)].transactions;
    Random random = Random::of(m_spec.seed ^ Racing, quint64(draft.height), quint64(chain));
    std::vector<CosmosSimTx> lost;
    for (int relayer = 0; relayer < relayers; ++relayer) {
        auto& work = draft.work[std::size_t(chain)][std::size_t(relayer)];
        std::stable_sort(work.begin(), work.end(), [](const Draft::Work& a, const Draft::Work& b) {
            return std::pair(a.link, a.code) < std::pair(b.link, b.code);
        });
        for (std::size_t begin = 0; begin < work.size();) {
            CosmosSimTx transaction;
            transaction.relayer = relayer;
            transaction.link = work[begin].link;
            transaction.from = work[begin].from;
            transaction.code = work[begin].code;
            const std::size_t most = std::size_t(std::max(1, m_spec.relayBatch));
            for (; begin < work.size() && transaction.messages.size() < most && work[begin].link == transaction.link &&
                   work[begin].code == transaction.code;
                 ++begin)
                transaction.messages.push_back(work[begin].message);
            if (relayer < 2 && transaction.code == 0 && random.unit() < m_spec.race) {
                CosmosSimTx other = transaction;
                other.relayer = 1 - relayer;
                for (CosmosSimMessage& message : other.messages)
                    message.effected = false;
                lost.push_back(std::move(other));
            }
            transactions.push_back(std::move(transaction));
        }
    }
    std::move(lost.begin(), lost.end(), std::back_inserter(transactions));
}

/// The hashes, which the next block's header repeats.
void CosmosSimNet::finish(Draft& draft, int chain)
{
    CosmosSimBlock& block = draft.blocks[std::size_t(chain)];
    std::vector<CosmosSimBlock>& blocks = m_blocks[std::size_t(chain)];
    std::vector<QByteArray> leaves;
    for (std::size_t i = 0; i < cosmosTransactions(block, draft.height); ++i)
        leaves.push_back(cosmosResultLeaf(*this, chain, block, draft.height, i));
    block.results = merkleRootOf(leaves);
    const QByteArray parent = blocks.empty() ? QByteArray() : rawBytes(blocks.back().hash);
    const QByteArray before = blocks.empty() ? QByteArray() : rawBytes(blocks.back().results);
    block.hash = sha256Of(m_chains[std::size_t(chain)].id + QByteArray::number(draft.height) +
                          QByteArray::number(m_spec.seed) + parent + before + rawBytes(block.results));
    blocks.push_back(std::move(block));
}

}  // namespace signalbox::sim
