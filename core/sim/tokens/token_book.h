// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <mutex>

#include "sim/tokens/token_ledger.h"

namespace signalbox::sim {

class SimChain;

/// The balances after any block of a chain's canonical branch. Blocks are generated again from the nearest kept state:
/// up to 64 checkpoints, and the states that were requested last. The first request for a height goes through the whole
/// chain below it. Any thread.
class TokenBook {
public:
    TokenBook(const SimChain& chain, const ContentMaker& maker) : m_chain(chain), m_maker(maker) {}

    std::shared_ptr<const TokenLedger> after(Height height);  ///< null if the chain does not have this block

private:
    struct State {
        Bytes32 hash{};  ///< the block's: a state of a branch that was replaced is not used
        std::shared_ptr<const TokenLedger> ledger;
    };
    using States = std::map<Height, State>;
    void widen(Height height);
    void removeReplaced();
    std::shared_ptr<const TokenLedger> nearest(Height height) const;
    std::shared_ptr<const TokenLedger> replay(Height height, States& passed) const;

    const SimChain& m_chain;
    const ContentMaker& m_maker;
    std::mutex m_mutex;
    Height m_distance = 256;  ///< of checkpoints
    States m_checkpoints;
    std::deque<State> m_recent;  ///< the last requested first
};

}  // namespace signalbox::sim
