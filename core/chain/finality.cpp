// SPDX-License-Identifier: GPL-3.0-or-later

#include "chain/finality.h"

#include <algorithm>

namespace signalbox::chain {

std::optional<Height> finalizedHeight(Height head, std::optional<Height> tag, int depth)
{
    if (tag)
        return std::min(*tag, head);
    const Height height = head - depth;
    return height >= 0 ? std::optional(height) : std::nullopt;
}

void Finality::observe(Height head, std::optional<Height> tag, int depth)
{
    const auto now = finalizedHeight(head, tag, depth);
    if (now && (!m_height || *now > *m_height))
        m_height = now;
}

std::optional<Height> Finality::floorAfterStart(Height head, Height storedTop) const
{
    if (!m_height)
        return std::nullopt;
    const Height distance = std::max<Height>(0, head - *m_height);
    return std::min(*m_height, storedTop - distance);
}

}  // namespace signalbox::chain
