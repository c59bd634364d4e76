// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/anchors.h"

namespace signalbox::indexing {

namespace {
constexpr std::size_t mostAnchors = 256;
}  // namespace

void Anchors::add(const chain::BlockRef& finalized)
{
    m_hashes.insert_or_assign(finalized.number, finalized.hash);
    while (m_hashes.size() > mostAnchors)
        m_hashes.erase(m_hashes.begin());
}

bool Anchors::contradict(const chain::BlockRef& block) const
{
    const auto below = m_hashes.find(block.number - 1);
    return below != m_hashes.end() && below->second != block.parent;
}

}  // namespace signalbox::indexing
