// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "evm/header_reader.h"
#include "evm/log_filter.h"

namespace signalbox::evm {

using BloomBits = std::array<std::uint16_t, 3>;

BloomBits bloomBits(const std::uint8_t* item, std::size_t size);
template <std::size_t N>
BloomBits bloomBits(const std::array<std::uint8_t, N>& item)
{
    return bloomBits(item.data(), N);
}
bool holds(const Bloom& bloom, const BloomBits& bits);
/// Probability that a bloom matches an item without a log in its block, by the share of its set bits.
double falseYes(const Bloom& bloom);

/// One wanted item of a filter: the logs of a contract, or the transfers of any token (no address).
struct FilterElement {
    Bytes20 who{};  ///< zero for any token
    bool anyAddress = false;
    BloomBits address{};
    std::vector<BloomBits> topics;

    bool mayBeIn(const Bloom& bloom) const;  ///< never a false negative
};

std::vector<FilterElement> elementsOf(const LogFilter& filter);
bool mayHoldRule(const Bloom& bloom, std::size_t rule);  ///< the topic of balanceRules[rule]; never a false negative

/// Indexed addresses, as topics, that a block's bloom should contain. Their bits are cached for all chains of the
/// process, because the same addresses recur; the cache has a fixed size (1 MiB). One thread per object.
class IndexedAddresses {
public:
    void clear() { m_all.clear(); }
    void add(const Bytes20& address);
    bool mayAllBeIn(const Bloom& bloom) const;

private:
    struct Item {
        Bytes20 address;
        std::uint64_t hash;
    };
    std::vector<Item> m_all;
};

}  // namespace signalbox::evm
