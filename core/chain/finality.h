// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "signalbox/interval.h"

namespace signalbox::chain {

/// The newest block that cannot be undone: the endpoint's `finalized` block, or head − depth if the endpoint has no
/// such tag. Never above the head; none if the chain is shorter than the depth.
std::optional<Height> finalizedHeight(Height head, std::optional<Height> tag, int depth);

/// The newest finalized height seen so far: it does not decrease when an endpoint that lags answers.
class Finality {
public:
    void observe(Height head, std::optional<Height> tag, int depth);
    std::optional<Height> height() const { return m_height; }

    /// The lowest possible common ancestor of a reorg of the stored blocks. While the engine runs, that is the newest
    /// finalized height. After a start, blocks up to `storedTop` count as stored when finality was as far behind as it
    /// is behind `head` now.
    std::optional<Height> floorAfterStart(Height head, Height storedTop) const;

private:
    std::optional<Height> m_height;
};

}  // namespace signalbox::chain
