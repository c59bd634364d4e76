// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/doubt/bloom.h"

#include <QHash>
#include <atomic>
#include <bit>

#include "evm/erc8004/erc8004_layouts.h"
#include "evm/topics.h"
#include "support/keccak.h"

namespace signalbox::evm {

namespace {

// A slot is one word, so that threads share the table without locks: 30 bits of an address's hash and 33 of its bloom.
// Two addresses with the same 47 hash bits (with a seed of this process) cost a request or hide one contradiction.
std::array<std::atomic<std::uint64_t>, 131'072> known;

}  // namespace

BloomBits bloomBits(const std::uint8_t* item, std::size_t size)
{
    const Bytes32 bytes = keccak256(QByteArrayView(item, static_cast<qsizetype>(size)));
    BloomBits bits;
    for (std::size_t i = 0; i < 3; ++i)
        bits[i] = static_cast<std::uint16_t>((bytes[2 * i] << 8 | bytes[2 * i + 1]) & 2047);
    return bits;
}

bool holds(const Bloom& bloom, const BloomBits& bits)
{
    return std::all_of(bits.begin(), bits.end(),
                       [&](std::uint16_t bit) { return (bloom[255 - bit / 8] & (1 << (bit % 8))) != 0; });
}

double falseYes(const Bloom& bloom)
{
    int set = 0;
    for (std::size_t at = 0; at < bloom.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bloom.data() + at, sizeof word);
        set += std::popcount(word);
    }
    const double share = set / 2048.0;
    return share * share * share;
}

bool FilterElement::mayBeIn(const Bloom& bloom) const
{
    return (anyAddress || holds(bloom, address)) &&
           std::any_of(topics.begin(), topics.end(), [&](const BloomBits& bits) { return holds(bloom, bits); });
}

namespace {

const std::vector<BloomBits>& ruleBits()
{
    static const std::vector<BloomBits> bits = [] {
        std::vector<BloomBits> all;
        for (const BalanceRule& rule : balanceRules)
            all.push_back(bloomBits(rule.topic));
        return all;
    }();
    return bits;
}

void addTopics(FilterElement& element, const RuledToken& token)
{
    for (std::size_t i = 0; i < balanceRules.size(); ++i)
        if (token.has(i))
            element.topics.push_back(ruleBits()[i]);
}

}  // namespace

bool mayHoldRule(const Bloom& bloom, std::size_t rule)
{
    return holds(bloom, ruleBits()[rule]);
}

std::vector<FilterElement> elementsOf(const LogFilter& filter)
{
    static const std::vector<BloomBits> transfer{bloomBits(transferTopic)};
    static const std::vector<BloomBits> registryTopics = [] {
        std::vector<BloomBits> all;
        for (const Bytes32& topic : erc8004Topics())
            all.push_back(bloomBits(topic));
        return all;
    }();
    std::vector<FilterElement> elements;
    if (filter.allTransfers)
        elements.push_back({{}, true, {}, transfer});
    for (const Bytes20& token : filter.tokens) {
        elements.push_back({token, false, bloomBits(token), transfer});
        if (const RuledToken* ruled = filter.ruledToken(token))
            addTopics(elements.back(), *ruled);
    }
    for (const RuledToken& token : filter.ruled) {
        if (filter.isToken(token.address))
            continue;
        elements.push_back({token.address, false, bloomBits(token.address), {}});
        addTopics(elements.back(), token);
    }
    for (const RegistryAddress& registry : filter.registries)
        elements.push_back({registry.address, false, bloomBits(registry.address), registryTopics});
    return elements;
}

void IndexedAddresses::add(const Bytes20& address)
{
    const std::uint64_t hash = qHashBits(address.data(), address.size(), QHashSeed::globalSeed());
    // The entries are far apart in memory: each is prefetched while the block's last address is added.
    __builtin_prefetch(&known[hash % known.size()]);
    m_all.push_back({address, hash});
}

bool IndexedAddresses::mayAllBeIn(const Bloom& bloom) const
{
    return std::all_of(m_all.begin(), m_all.end(), [&bloom](const Item& item) {
        auto& slot = known[item.hash % known.size()];
        const std::uint64_t tag = item.hash >> 33 | 1;  // an empty slot is zero
        const std::uint64_t packed = slot.load(std::memory_order_relaxed);
        if (packed >> 33 == tag)
            return holds(bloom,
                         {static_cast<std::uint16_t>(packed & 2047), static_cast<std::uint16_t>(packed >> 11 & 2047),
                          static_cast<std::uint16_t>(packed >> 22 & 2047)});
        const BloomBits bits = bloomBits(wordOf(item.address));
        slot.store(tag << 33 | std::uint64_t(bits[2]) << 22 | std::uint64_t(bits[1]) << 11 | bits[0],
                   std::memory_order_relaxed);
        return holds(bloom, bits);
    });
}

}  // namespace signalbox::evm
