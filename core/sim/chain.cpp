// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/chain.h"

#include <QDateTime>

#include "sim/header_hash.h"
#include "sim/receipts.h"
#include "sim/timeline.h"
#include "sim/tokens/token_book.h"

namespace signalbox::sim {

namespace {

SimSpec withGenesisTime(SimSpec spec)
{
    if (spec.genesisTime == 0)
        spec.genesisTime = QDateTime::currentSecsSinceEpoch() - secondsTo(spec, spec.history);
    return spec;
}

constexpr Height remembered = 2'000;

}  // namespace

SimChain::SimChain(SimSpec spec)
    : m_maker(withGenesisTime(std::move(spec))), m_book(std::make_unique<TokenBook>(*this, m_maker))
{
    m_hashes.reserve(std::size_t(m_maker.spec().history + 1));
    m_branches.reserve(std::size_t(m_maker.spec().history + 1));
    for (Height height = 0; height <= m_maker.spec().history; ++height)
        append();
}

SimChain::~SimChain() = default;

SimHeader SimChain::makeHeader(Height height, quint16 branch, const Bytes32& parent) const
{
    const SimSpec& spec = m_maker.spec();
    SimHeader header;
    header.number = height;
    header.parent = parent;
    header.branch = branch;
    header.timestamp = spec.genesisTime + secondsTo(spec, height);
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

std::optional<Bytes32> SimChain::hashAt(Height height) const
{
    const std::lock_guard lock(m_mutex);
    if (height < 0 || height >= Height(m_hashes.size()))
        return {};
    return m_hashes[std::size_t(height)];
}

std::optional<BlockContent> SimChain::content(Height height) const
{
    quint16 branch = 0;
    {
        const std::lock_guard lock(m_mutex);
        if (height < 0 || height >= Height(m_branches.size()))
            return {};
        branch = m_branches[std::size_t(height)];
    }
    return m_maker.make(height, branch);
}

std::shared_ptr<const TokenLedger> SimChain::ledger(Height height) const
{
    return m_book->after(height);
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
