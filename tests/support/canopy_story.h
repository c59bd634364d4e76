// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <set>
#include <vector>

#include "signalbox/interval.h"

namespace signalbox::test {

/// A Canopy chain that a seed makes up. Unlike the simulator's, everything that can happen to a key happens to it: it
/// comes, changes, goes and comes back, several times in one block, with the largest numbers that the wire knows.
struct CanopyStorySpec {
    quint32 seed = 1;
    quint64 chainId = 1, networkId = 1, rootChainId = 1;
    Height first = 1, last = 60;  ///< recorded blocks
    std::set<Height> gaps;        ///< blocks that were not recorded
    bool plain = true, bulk = true;
    bool oldNode = false;     ///< whole balances in `amount`, orders in books; has no bulk answer
    bool bareBlocks = false;  ///< transactions and events by their own routes only
    QByteArray label = "1";   ///< what the lines have for `chain`
};

/// Those that the tests index beside the recordings, by name: a root, a nested chain, one that begins above block 1
/// with other numbers for everything, one with gaps, an older node, and one with the bulk answers alone.
/// SIGNALBOX_CANOPY_SEEDS adds so many roots and nested chains of further seeds.
const std::vector<std::pair<QString, CanopyStorySpec>>& canopyStories();

/// Writes what its node would have answered in the format of the recordings; see tests/README.md.
bool writeCanopyStory(const CanopyStorySpec& spec, const QString& file);

}  // namespace signalbox::test
