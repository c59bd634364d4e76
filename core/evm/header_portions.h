// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "signalbox/interval.h"

namespace signalbox::evm {

struct HeaderPortion {
    std::vector<Height> numbers;  ///< ascending
    qint64 avoid = 0;             ///< the endpoint that refused it; 0: none
    int refused = 0;              ///< as a whole, for no reason of its size: it keeps the size that it got for that
    bool again = false;           ///< was asked for before
    int most = 0;                 ///< that a batch could hold when it was cut
};

/// The headers that are still to be asked for, in batches: cut smaller where the endpoints take less, put together
/// again when they take more. Pure.
class HeaderPortions {
public:
    bool isEmpty() const { return m_portions.empty(); }
    bool isAllAgain() const;
    /// `numbers` in portions of `size`, the rest as in `like`; `most` is what a batch can hold now.
    void add(const std::vector<Height>& numbers, int size, int most, HeaderPortion like = {});
    void put(HeaderPortion portion) { m_portions.push_back(std::move(portion)); }
    /// What a batch can hold may have changed since they were cut.
    void fit(int most);
    int joinable() const;    ///< numbers that may go in a batch of any size
    void enlarge(int size);  ///< the next portion, from the joinable ones: a larger batch is tried
    std::vector<HeaderPortion> take(int portions);

private:
    std::vector<HeaderPortion> m_portions;
};

}  // namespace signalbox::evm
