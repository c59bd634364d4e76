// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/tokens/token_book.h"

#include "sim/chain.h"

namespace signalbox::sim {

namespace {

constexpr Height mostCheckpoints = 64;
constexpr std::size_t mostRecent = 4;

}  // namespace

std::shared_ptr<const TokenLedger> TokenBook::after(Height height)
{
    const std::lock_guard lock(m_mutex);
    widen(height);
    // A fork during the replay leaves a mixture of two branches, which is recognized by the hash of the last block.
    while (const auto hash = m_chain.hashAt(height)) {
        removeReplaced();
        States passed;
        const auto ledger = replay(height, passed);
        if (!ledger || m_chain.hashAt(height) != hash)
            continue;
        m_checkpoints.merge(passed);
        std::erase_if(m_recent, [&](const State& state) { return state.ledger->height() == height; });
        m_recent.push_front({*hash, ledger});
        if (m_recent.size() > mostRecent)
            m_recent.pop_back();
        return ledger;
    }
    return {};
}

/// Doubles the distance of the checkpoints until few are needed up to this height.
void TokenBook::widen(Height height)
{
    while (height / m_distance > mostCheckpoints)
        m_distance *= 2;
    std::erase_if(m_checkpoints, [this](const auto& entry) { return entry.first % m_distance != 0; });
}

void TokenBook::removeReplaced()
{
    const auto replaced = [this](const State& state) { return m_chain.hashAt(state.ledger->height()) != state.hash; };
    std::erase_if(m_checkpoints, [&](const auto& entry) { return replaced(entry.second); });
    std::erase_if(m_recent, replaced);
}

/// The highest kept state up to a height; null if there is none.
std::shared_ptr<const TokenLedger> TokenBook::nearest(Height height) const
{
    std::shared_ptr<const TokenLedger> best;
    if (auto above = m_checkpoints.upper_bound(height); above != m_checkpoints.begin())
        best = std::prev(above)->second.ledger;
    for (const State& state : m_recent)
        if (state.ledger->height() <= height && (!best || state.ledger->height() > best->height()))
            best = state.ledger;
    return best;
}

/// Null if a fork removed a block meanwhile. `passed`: the checkpoints on the way.
std::shared_ptr<const TokenLedger> TokenBook::replay(Height height, States& passed) const
{
    const auto from = nearest(height);
    if (from && from->height() == height)
        return from;
    auto ledger = from ? std::make_shared<TokenLedger>(*from) : std::make_shared<TokenLedger>(m_maker);
    for (Height at = ledger->height() + 1; at <= height; ++at) {
        const auto content = m_chain.content(at);
        if (!content)
            return {};
        ledger->apply(at, *content);
        if (at % m_distance == 0)
            if (const auto hash = m_chain.hashAt(at))
                passed[at] = {*hash, std::make_shared<const TokenLedger>(*ledger)};
    }
    return ledger;
}

}  // namespace signalbox::sim
