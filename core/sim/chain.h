// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "chain/block_ref.h"
#include "sim/content.h"

namespace signalbox::sim {

class TokenBook;
class TokenLedger;

struct SimHeader {
    Height number = 0;
    Bytes32 hash{}, parent{}, stateRoot{}, transactionsRoot{}, receiptsRoot{};
    qint64 timestamp = 0;
    quint64 gasUsed = 0;
    quint16 branch = 0;
    BlockContent content;
    bool mayHoldLogs() const { return !content.logs.empty(); }
};

/// A chain that is generated on request: only the hash and branch of each block are kept (34 bytes). Headers are real:
/// the hash is the keccak of the encoded header, the bloom covers the logs, and each names its parent. Any thread.
class SimChain {
public:
    explicit SimChain(SimSpec spec);
    ~SimChain();

    const SimSpec& spec() const { return m_maker.spec(); }  ///< the spec with defaults filled in
    Height head() const;
    std::optional<Height> tagged(const char* tag) const;  ///< latest, safe, finalized, earliest
    std::optional<SimHeader> block(Height height) const;
    std::optional<Bytes32> hashAt(Height height) const;
    std::optional<BlockContent> content(Height height) const;  ///< as in block(), which takes longer
    /// The tokens' balances after a block; null if the chain does not have it. The first request takes about as long as
    /// the chain's generation. The chain must outlive the ledger.
    std::shared_ptr<const TokenLedger> ledger(Height height) const;
    std::optional<Height> heightOf(const Bytes32& hash) const;  ///< height of a canonical block
    chain::BlockRef ref(Height height) const;
    bool hasCode(const Bytes20& address, Height at) const { return m_maker.hasCode(address, at); }
    const SimToken* token(const Bytes20& address) const { return m_maker.token(address); }
    double expectedTransfers(Height height) const { return m_maker.expectedTransfers(height); }
    Bytes32 transactionHash(Height height, quint16 branch, int index) const;
    std::optional<Height> heightOfTransaction(const Bytes32& hash) const;  ///< canonical or not: check the block

    void mine(int blocks = 1);
    /// Replaces the newest `depth` blocks; the new branch has `newBlocks` (by default one more than it replaces).
    void reorg(int depth, int newBlocks = -1);

    /// Called after blocks lo…hi became canonical, in the thread that made them. Destroying the handle ends the calls.
    using Listener = std::function<void(Height lo, Height hi)>;
    std::shared_ptr<void> listen(Listener listener);

private:
    SimHeader makeHeader(Height height, quint16 branch, const Bytes32& parent) const;
    void append();
    void tell(Height lo, Height hi);

    ContentMaker m_maker;
    mutable std::mutex m_mutex;
    std::vector<Bytes32> m_hashes;
    std::vector<quint16> m_branches;
    std::map<Bytes32, Height> m_heights;  ///< the newest blocks only
    quint16 m_branch = 0;
    std::vector<std::weak_ptr<Listener>> m_listeners;
    std::unique_ptr<TokenBook> m_book;
};

}  // namespace signalbox::sim
