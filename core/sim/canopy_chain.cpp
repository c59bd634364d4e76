// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/canopy_chain.h"

#include <algorithm>

#include "sim/random.h"

namespace signalbox::sim {

namespace {

/// The purpose of a random number, so that none is used twice.
enum Salt : std::uint64_t { Block = 1, Account, Stake, Pool, Tx, Dex, Book, Pair, Owner };

QByteArray bytesOf(Random& random, int size)
{
    QByteArray out(size, Qt::Uninitialized);
    for (char& byte : out)
        byte = static_cast<char>(random.next() >> 24);
    return out;
}

}  // namespace

CanopySimChain::CanopySimChain(CanopySimSpec spec) : m_spec(spec), m_last(spec.history) {}

qint64 CanopySimChain::timeOf(Height block) const
{
    return m_spec.genesisTime * 1'000'000 + static_cast<qint64>(static_cast<double>(block) * m_spec.blockSeconds * 1e6);
}

Bytes32 CanopySimChain::hashOf(Height block) const
{
    Bytes32 hash;
    if (block < 1)
        hash.fill(0x46);
    else
        Random::of(m_spec.seed, Block, static_cast<std::uint64_t>(block)).fill(hash);
    return hash;
}

QByteArray CanopySimChain::transactionHash(Height block, int index) const
{
    Random random = Random::of(m_spec.seed ^ Tx, static_cast<std::uint64_t>(block), static_cast<std::uint64_t>(index));
    return bytesOf(random, 32);
}

/// Ascending with the index, so that lists are sorted already.
Bytes20 CanopySimChain::addressOf(int index, int of, quint64 salt) const
{
    Bytes20 address;
    Random::of(m_spec.seed ^ salt, Owner, static_cast<std::uint64_t>(index)).fill(address);
    const auto high = static_cast<std::uint32_t>((static_cast<std::uint64_t>(index) << 32) / static_cast<unsigned>(of));
    for (int i = 0; i < 4; ++i)
        address[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(high >> (24 - 8 * i));
    return address;
}

/// Blocks touch items in turn: block b those from b·perBlock on, cyclically. 0 means only genesis.
Height CanopySimChain::lastTouch(int index, int of, int perBlock, Height upTo)
{
    const Height newest = upTo * perBlock + perBlock - 1;
    if (newest < index)
        return 0;
    return (index + (newest - index) / of * of) / perBlock;
}

std::vector<int> CanopySimChain::touched(int of, int perBlock, Height block) const
{
    std::vector<int> all;
    for (int i = 0; i < std::min(perBlock, of); ++i)
        all.push_back(static_cast<int>((block * perBlock + i) % of));
    std::sort(all.begin(), all.end());
    return all;
}

std::vector<int> CanopySimChain::touchedAccounts(Height block) const
{
    return touched(m_spec.accounts, m_spec.accountsPerBlock, block);
}
std::vector<int> CanopySimChain::touchedValidators(Height block) const
{
    return touched(m_spec.validators, m_spec.validatorsPerBlock, block);
}
std::vector<int> CanopySimChain::touchedPools(Height block) const
{
    return touched(m_spec.pools, m_spec.poolsPerBlock, block);
}

std::optional<CanopySimAccount> CanopySimChain::account(int index, Height state) const
{
    const Height at = lastTouch(index, m_spec.accounts, m_spec.accountsPerBlock, state - 1);
    Random random =
        Random::of(m_spec.seed ^ Account, static_cast<std::uint64_t>(index), static_cast<std::uint64_t>(at));
    if (at > 0 && random.below(40) == 0)
        return std::nullopt;  // spent completely until it is touched again
    return CanopySimAccount{addressOf(index, m_spec.accounts, Account), 1 + random.below(5'000'000'000'000)};
}

CanopySimValidator CanopySimChain::validator(int index, Height state) const
{
    const Height at = lastTouch(index, m_spec.validators, m_spec.validatorsPerBlock, state - 1);
    Random random = Random::of(m_spec.seed ^ Stake, static_cast<std::uint64_t>(index), static_cast<std::uint64_t>(at));
    Random key = Random::of(m_spec.seed, Stake, static_cast<std::uint64_t>(index));
    CanopySimValidator validator;
    validator.address = addressOf(index, m_spec.validators, Stake);
    validator.publicKey = bytesOf(key, 48);
    validator.staked = 1'000'000'000 + random.below(1'000'000'000);
    validator.maxPaused = at > 0 && random.below(12) == 0 ? static_cast<quint64>(at) + 60 : 0;
    validator.delegate = isDelegate(index);
    validator.committees = {1};
    if (random.below(3) == 0)
        validator.committees.push_back(2);
    return validator;
}

bool CanopySimChain::isPaused(int index, Height state) const
{
    const Height at = lastTouch(index, m_spec.validators, m_spec.validatorsPerBlock, state - 1);
    Random random = Random::of(m_spec.seed ^ Stake, static_cast<std::uint64_t>(index), static_cast<std::uint64_t>(at));
    random.next();  // skips the stake
    return at > 0 && random.below(12) == 0;
}

CanopySimPool CanopySimChain::pool(int index, Height state) const
{
    const Height at = lastTouch(index, m_spec.pools, m_spec.poolsPerBlock, state - 1);
    Random random = Random::of(m_spec.seed ^ Pool, static_cast<std::uint64_t>(index), static_cast<std::uint64_t>(at));
    CanopySimPool pool;
    pool.id = 32'767 + 2 + static_cast<quint64>(index);
    pool.amount = 1'000'000 + random.below(1'000'000'000'000);
    for (int i = 0; i < m_spec.holders; ++i) {
        const quint64 points = random.below(8) == 0 ? 0 : 1 + random.below(1'000'000);
        if (points == 0)
            continue;
        pool.points.emplace_back(addressOf(i, m_spec.holders, Pool + static_cast<quint64>(index) * 16), points);
        pool.totalPoints += points;
    }
    return pool;
}

std::optional<CanopySimOrder> CanopySimChain::orderOf(Height created) const
{
    if (created < 1)
        return std::nullopt;
    Random random = Random::of(m_spec.seed, Book, static_cast<std::uint64_t>(created));
    CanopySimOrder order;
    const QByteArray hash = transactionHash(created, 0);
    std::copy_n(hash.begin(), 20, reinterpret_cast<char*>(order.id.data()));
    random.fill(order.seller);
    order.created = created;
    order.forSale = 1'000 + random.below(1'000'000);
    order.requested = 1'000 + random.below(1'000'000);
    order.filled = random.below(3) != 0;
    return order;
}

std::vector<CanopySimOrder> CanopySimChain::orders(Height state) const
{
    std::vector<CanopySimOrder> all;
    for (Height created = std::max<Height>(1, state - orderLife); created < state; ++created)
        all.push_back(*orderOf(created));
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return all;
}

CanopySimItems CanopySimChain::items(Height created) const
{
    CanopySimItems items;
    if (created < 1)
        return items;
    int index = 1 + m_spec.sends;
    const auto make = [&](int count, quint64 below, std::vector<CanopySimItem>& into) {
        for (int i = 0; i < count; ++i, ++index) {
            Random random =
                Random::of(m_spec.seed ^ Dex, static_cast<std::uint64_t>(created), static_cast<std::uint64_t>(index));
            CanopySimItem item;
            const QByteArray hash = transactionHash(created, index);
            std::copy_n(hash.begin(), 20, reinterpret_cast<char*>(item.id.data()));
            random.fill(item.address);
            item.amount = 1 + random.below(below);
            item.requested = random.below(1'000'000);
            item.success = random.below(5) != 0;
            into.push_back(item);
        }
    };
    make(m_spec.dexOrders, 1'000'000, items.orders);
    make(m_spec.dexDeposits, 1'000'000, items.deposits);
    make(m_spec.dexWithdrawals, 100, items.withdrawals);
    return items;
}

std::pair<quint64, quint64> CanopySimChain::dexPools(Height state) const
{
    Random random = Random::of(m_spec.seed, Pair, static_cast<std::uint64_t>(state));
    return {2'000'000'000 + random.below(1'000'000), 4'000'000'000 + random.below(1'000'000)};
}

}  // namespace signalbox::sim
