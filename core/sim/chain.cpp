// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/chain.h"

#include <QDateTime>
#include <cmath>

#include "sim/receipts.h"
#include "support/rlp.h"

namespace signalbox::sim {

namespace {

const Bytes32 emptyUncles = keccak(QByteArray("\xc0", 1));
const Bytes32 emptyTrie = keccak(QByteArray("\x80", 1));

Bytes32 hashOf(const SimHeader& header)
{
    RlpWriter list;
    const auto begin = list.beginList();
    list.bytes(header.parent);
    list.bytes(emptyUncles);
    list.bytes(Bytes20{});
    list.bytes(header.stateRoot);
    list.bytes(header.transactionsRoot);
    list.bytes(header.receiptsRoot);
    list.bytes(header.content.bloom.bytes());
    list.number(0);
    list.number(quint64(header.number));
    list.number(30'000'000);
    list.number(header.gasUsed);
    list.number(quint64(header.timestamp));
    list.bytes(nullptr, 0);
    list.bytes(Bytes32{});
    list.bytes(std::array<std::uint8_t, 8>{});
    list.number(1'000'000'000);
    list.endList(begin);
    return keccak(list.view());
}

SimSpec withGenesisTime(SimSpec spec)
{
    if (spec.genesisTime == 0)
        spec.genesisTime = QDateTime::currentSecsSinceEpoch() - qint64(double(spec.history) * spec.blockSeconds);
    return spec;
}

constexpr Height remembered = 2'000;

}  // namespace

SimChain::SimChain(SimSpec spec) : m_maker(withGenesisTime(std::move(spec)))
{
    m_hashes.reserve(std::size_t(m_maker.spec().history + 1));
    m_branches.reserve(std::size_t(m_maker.spec().history + 1));
    for (Height height = 0; height <= m_maker.spec().history; ++height)
        append();
}

SimHeader SimChain::makeHeader(Height height, quint16 branch, const Bytes32& parent) const
{
    const SimSpec& spec = m_maker.spec();
    SimHeader header;
    header.number = height;
    header.parent = parent;
    header.branch = branch;
    header.timestamp = spec.genesisTime + qint64(std::floor(double(height) * spec.blockSeconds));
    header.content = m_maker.make(height, branch);
    header.gasUsed = quint64(header.content.logs.size()) * 50'000;
    Random random = Random::of(spec.seed ^ 0x57a7e, quint64(height), branch);
    random.fill(header.stateRoot);
    header.transactionsRoot = header.receiptsRoot = emptyTrie;
    if (header.content.transactions > 0) {
        random.fill(header.transactionsRoot);
        random.fill(header.receiptsRoot);
        if (spec.trueRoots)
            header.receiptsRoot = receiptsRoot(header.content);
    }
    return header;
}

void SimChain::append()
{
    const Height height = Height(m_hashes.size());
    const Bytes32 parent = m_hashes.empty() ? Bytes32{} : m_hashes.back();
    const Bytes32 hash = hashOf(makeHeader(height, m_branch, parent));
    m_hashes.push_back(hash);
    m_branches.push_back(m_branch);
    m_heights[hash] = height;
    if (height >= remembered)
        m_heights.erase(m_hashes[std::size_t(height - remembered)]);
}

Height SimChain::head() const
{
    const std::lock_guard lock(m_mutex);
    return Height(m_hashes.size()) - 1;
}

std::optional<Height> SimChain::tagged(const char* tag) const
{
    const std::string_view name(tag);
    const Height newest = head();
    if (name == "latest" || name == "pending")
        return newest;
    if (name == "earliest")
        return 0;
    if (spec().tags && name == "safe")
        return std::max<Height>(0, newest - spec().safeDepth);
    if (spec().tags && name == "finalized")
        return std::max<Height>(0, newest - spec().finalizedDepth);
    return {};
}

std::optional<SimHeader> SimChain::block(Height height) const
{
    Bytes32 hash;
    Bytes32 parent{};
    quint16 branch = 0;
    {
        const std::lock_guard lock(m_mutex);
        if (height < 0 || height >= Height(m_hashes.size()))
            return {};
        hash = m_hashes[std::size_t(height)];
        branch = m_branches[std::size_t(height)];
        if (height > 0)
            parent = m_hashes[std::size_t(height - 1)];
    }
    SimHeader header = makeHeader(height, branch, parent);
    header.hash = hash;
    return header;
}

chain::BlockRef SimChain::ref(Height height) const
{
    const auto header = block(height);
    return header ? chain::BlockRef{header->number, header->hash, header->parent, header->timestamp}
                  : chain::BlockRef{};
}

std::optional<Height> SimChain::heightOf(const Bytes32& hash) const
{
    const std::lock_guard lock(m_mutex);
    if (const auto it = m_heights.find(hash); it != m_heights.end())
        return it->second;
    const auto it = std::find(m_hashes.begin(), m_hashes.end(), hash);
    return it == m_hashes.end() ? std::nullopt : std::optional<Height>(it - m_hashes.begin());
}

// The last eight bytes encode block and index, so that a transaction is found without an index of all.
Bytes32 SimChain::transactionHash(Height height, quint16 branch, int index) const
{
    Bytes32 hash;
    Random::of(spec().seed ^ 0x7a5, quint64(height) << 16 | quint64(index), branch).fill(hash);
    const Bytes32 place = wordOf(quint64(height) << 16 | quint64(index));
    std::memcpy(hash.data() + 24, place.data() + 24, 8);
    return hash;
}

std::optional<Height> SimChain::heightOfTransaction(const Bytes32& hash) const
{
    quint64 place = 0;
    for (std::size_t i = 24; i < 32; ++i)
        place = place << 8 | hash[i];
    const Height height = Height(place >> 16);
    return height <= head() ? std::optional(height) : std::nullopt;
}

void SimChain::mine(int blocks)
{
    Height lo = 0;
    Height hi = 0;
    {
        const std::lock_guard lock(m_mutex);
        lo = Height(m_hashes.size());
        for (int i = 0; i < blocks; ++i)
            append();
        hi = Height(m_hashes.size()) - 1;
    }
    tell(lo, hi);
}

void SimChain::reorg(int depth, int newBlocks)
{
    Height lo = 0;
    Height hi = 0;
    {
        const std::lock_guard lock(m_mutex);
        depth = int(std::min<Height>(depth, Height(m_hashes.size()) - 1));
        for (int i = 0; i < depth; ++i) {
            m_heights.erase(m_hashes.back());
            m_hashes.pop_back();
            m_branches.pop_back();
        }
        ++m_branch;
        lo = Height(m_hashes.size());
        for (int i = newBlocks < 0 ? depth + 1 : newBlocks; i > 0; --i)
            append();
        hi = Height(m_hashes.size()) - 1;
    }
    tell(lo, hi);
}

std::shared_ptr<void> SimChain::listen(Listener listener)
{
    auto handle = std::make_shared<Listener>(std::move(listener));
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_listeners, [](const auto& old) { return old.expired(); });
    m_listeners.push_back(handle);
    return handle;
}

void SimChain::tell(Height lo, Height hi)
{
    std::vector<std::shared_ptr<Listener>> listeners;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& weak : m_listeners)
            if (auto listener = weak.lock())
                listeners.push_back(std::move(listener));
    }
    for (const auto& listener : listeners)
        (*listener)(lo, hi);
}

}  // namespace signalbox::sim
