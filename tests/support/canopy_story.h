// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <set>
#include <vector>

#include "signalbox/interval.h"

namespace signalbox::test {

/// A Canopy chain generated from a seed. Unlike in the simulator's, every possible change of a key occurs: it appears,
/// changes, disappears and returns, several times in one block, with the largest numbers of the wire format.
struct CanopyStorySpec {
    quint32 seed = 1;
    quint64 chainId = 1, networkId = 1, rootChainId = 1;
    Height first = 1, last = 60;  ///< recorded blocks
    std::set<Height> gaps;        ///< blocks that were not recorded
    bool plain = true, bulk = true;
    bool oldNode = false;     ///< true for whole balances in `amount`, orders in books and no bulk answer
    bool bareBlocks = false;  ///< true if transactions and events are available by their own routes only
    QByteArray label = "1";   ///< value of `chain` in the lines
};

/// The generated chains that the tests index besides the recordings, by name: a root, a nested chain, one that begins
/// above block 1 with other numbers for everything, one with gaps, an older node, and one with only the bulk answers.
/// SIGNALBOX_CANOPY_SEEDS adds so many roots and nested chains with further seeds.
const std::vector<std::pair<QString, CanopyStorySpec>>& canopyStories();

/// Writes the answers of its node in the format of the recordings; see tests/README.md.
bool writeCanopyStory(const CanopyStorySpec& spec, const QString& file);

}  // namespace signalbox::test
