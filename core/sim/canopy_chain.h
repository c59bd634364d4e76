// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <atomic>
#include <optional>
#include <vector>

#include "signalbox/interval.h"
#include "support/bytes.h"

namespace signalbox::sim {

/// All parameters of a simulated Canopy chain. Equal values give equal chains.
struct CanopySimSpec {
    quint64 chainId = 1, networkId = 1, seed = 1;
    Height history = 1000;  ///< number of blocks at the start
    double blockSeconds = 2;
    qint64 genesisTime = 1'767'225'600;  ///< Unix seconds
    int accounts = 10'000, accountsPerBlock = 30;
    int validators = 200, validatorsPerBlock = 4;
    int pools = 50, poolsPerBlock = 2, holders = 4;  ///< liquidity pools, and holders of points in each
    int sends = 9, dexOrders = 6, dexDeposits = 2, dexWithdrawals = 2;  ///< transactions of a block besides one order
    bool bulk = true;                                                   ///< true if it offers indexer-blobs
};

struct CanopySimAccount {
    Bytes20 address{};
    quint64 amount = 0;
};
struct CanopySimValidator {
    Bytes20 address{};
    QByteArray publicKey;
    quint64 staked = 0, maxPaused = 0;
    bool delegate = false;
    std::vector<quint64> committees;
};
struct CanopySimPool {
    quint64 id = 0, amount = 0, totalPoints = 0;
    std::vector<std::pair<Bytes20, quint64>> points;
};
struct CanopySimOrder {
    Bytes20 id{}, seller{};
    Height created = 0;
    quint64 forSale = 0, requested = 0;
    bool filled = false;  ///< true if filled at its end, false if withdrawn
};
struct CanopySimItem {
    Bytes20 id{}, address{};
    quint64 amount = 0, requested = 0;
    bool success = true;
};
struct CanopySimItems {
    std::vector<CanopySimItem> orders, deposits, withdrawals;
};

/// A Canopy chain that stores nothing: the items that a block touches and their values follow from the seed and the
/// height, so any state of any height is computed from scratch. DEX items wait for one block, are locked for one, and
/// complete in the second block after their own; orders of the book exist for ten. All but the head is immutable; any
/// thread may call it.
class CanopySimChain {
public:
    explicit CanopySimChain(CanopySimSpec spec = {});

    const CanopySimSpec& spec() const { return m_spec; }
    Height last() const { return m_last.load(); }  ///< newest block
    void mine(int blocks = 1) { m_last += blocks; }

    qint64 timeOf(Height block) const;  ///< µs
    Bytes32 hashOf(Height block) const;
    QByteArray transactionHash(Height block, int index) const;  ///< 32 bytes

    // State h is the state after block h − 1. Empty if it does not exist at that height.
    std::optional<CanopySimAccount> account(int index, Height state) const;
    CanopySimValidator validator(int index, Height state) const;
    static bool isDelegate(int validator) { return validator % 5 == 4; }
    bool isPaused(int index, Height state) const;  ///< only this attribute of the validator
    CanopySimPool pool(int index, Height state) const;
    std::vector<CanopySimOrder> orders(Height state) const;  ///< ascending by id
    CanopySimItems items(Height created) const;              ///< DEX items sent in that block
    std::pair<quint64, quint64> dexPools(Height state) const;

    std::vector<int> touchedAccounts(Height block) const;
    std::vector<int> touchedValidators(Height block) const;
    std::vector<int> touchedPools(Height block) const;
    std::optional<CanopySimOrder> orderOf(Height created) const;

    static constexpr Height orderLife = 10;

private:
    Bytes20 addressOf(int index, int of, quint64 salt) const;
    static Height lastTouch(int index, int of, int perBlock, Height upTo);
    std::vector<int> touched(int of, int perBlock, Height block) const;

    CanopySimSpec m_spec;
    std::atomic<Height> m_last;
};

}  // namespace signalbox::sim
