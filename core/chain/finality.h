// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "signalbox/interval.h"

namespace signalbox::chain {

/// The newest block that cannot be undone: what the endpoint's `finalized` tag says, or head − depth where there is no
/// tag. Never above the head; none when the chain is shorter than the depth.
std::optional<Height> finalizedHeight(Height head, std::optional<Height> tag, int depth);

/// The newest finalized height ever seen: it does not go back when an endpoint that lags answers.
class Finality {
public:
    void observe(Height head, std::optional<Height> tag, int depth);
    std::optional<Height> height() const { return m_height; }

    /// The lowest ancestor a reorg of what we stored may have. While we ran, that is the newest finalized height. After
    /// a start, blocks up to `storedTop` were stored at a time when finality was as far behind as it is behind `head`
    /// now.
    std::optional<Height> floorAfterStart(Height head, Height storedTop) const;

private:
    std::optional<Height> m_height;
};

}  // namespace signalbox::chain
