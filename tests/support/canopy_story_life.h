// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>

#include "support/canopy_story.h"
#include "support/canopy_story_forms.h"

namespace signalbox::test::story {

inline constexpr quint64 partners[] = {2, 3};  ///< partners on the DEX

/// The chain's history, block by block: step() generates the next block and changes the state.
class Life {
public:
    explicit Life(const CanopyStorySpec& spec);

    const State& state() const { return m_state; }
    const Certificate& newest() const { return m_certificate; }  ///< of the last block
    Block step();

private:
    using Roll = std::mt19937_64;
    bool chance(int one, int of) { return static_cast<int>(m_random() % static_cast<quint64>(of)) < one; }
    quint64 below(quint64 limit) { return m_random() % limit; }
    quint64 amount();  ///< of any size
    Key address();
    QByteArray bytes(int size);
    template <class Map>
    auto pick(Map& map)
    {
        return std::next(map.begin(), static_cast<std::ptrdiff_t>(below(map.size())));
    }

    void genesis();
    void certificate(Block& block);
    void slash(Block& block, const Key& who, quint64 by);
    void evidence(Block& block, const Certificate& certificate);
    void silence(Block& block);
    void orderBook(Block& block);
    void accounts(Block& block);
    void stakes(Block& block);
    void editStake(Block& block, const Key& who);
    void pools();
    void governance(Block& block);
    void memos(Block& block);
    void dexItems(Block& block);
    void dexTurn(Block& block, quint64 committee);
    void ends(Block& block);
    void strange(Block& block);
    Transaction& send(Block& block, const QByteArray& type, const QByteArray& message, const Key& sender, Write write);
    static void say(Block& block, const QByteArray& type, int field, const Key& who, quint64 chain, Write write,
                    const char* reference = "end_block");

    CanopyStorySpec m_spec;
    Roll m_random;
    State m_state;
    Height m_height = 0;
    Block m_last;
    Certificate m_certificate;  ///< of the last block
    quint64 m_txs = 0, m_otherHeight = 0, m_vdf = 0;
    std::vector<Key> m_people;                            ///< all addresses that ever existed
    std::vector<std::pair<Key, QByteArray>> m_operators;  ///< addresses and keys of all validators that ever existed
};

}  // namespace signalbox::test::story
