// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "signalbox/interval.h"

namespace signalbox::evm {

struct HeaderPortion {
    std::vector<Height> numbers;  ///< ascending
    qint64 avoid = 0;             ///< the endpoint that refused it; 0 if none
    int refused = 0;              ///< refusals as a whole that were not due to its size: it keeps its size
    bool again = false;           ///< true if it was requested before
    int most = 0;                 ///< batch limit when it was cut
};

/// The headers that remain to be requested, in batches: cut smaller if the endpoints accept less, joined again if they
/// accept more. Pure.
class HeaderPortions {
public:
    bool isEmpty() const { return m_portions.empty(); }
    bool isAllAgain() const;
    /// `numbers` in portions of `size`, other values as in `like`; `most` is the batch limit now.
    void add(const std::vector<Height>& numbers, int size, int most, HeaderPortion like = {});
    void put(HeaderPortion portion) { m_portions.push_back(std::move(portion)); }
    /// Adapts the portions to the present batch limit.
    void fit(int most);
    int joinable() const;    ///< numbers that may be in a batch of any size
    void enlarge(int size);  ///< makes the next portion larger, from the joinable ones, to test a larger batch
    std::vector<HeaderPortion> take(int portions);

private:
    std::vector<HeaderPortion> m_portions;
};

}  // namespace signalbox::evm
