#include "evm/doubt/bloom.h"

#include <QHash>
#include <atomic>
#include <bit>

#include "evm/erc8004_layouts.h"
#include "evm/topics.h"
#include "support/keccak.h"

namespace signalbox::evm {

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
    for (const std::uint8_t byte : bloom)
        set += std::popcount(byte);
    const double share = set / 2048.0;
    return share * share * share;
}

bool FilterElement::mayBeIn(const Bloom& bloom) const
{
    return (anyAddress || holds(bloom, address)) &&
           std::any_of(topics.begin(), topics.end(), [&](const BloomBits& bits) { return holds(bloom, bits); });
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
    for (const Bytes20& token : filter.tokens)
        elements.push_back({token, false, bloomBits(token), transfer});
    for (const RegistryAddress& registry : filter.registries)
        elements.push_back({registry.address, false, bloomBits(registry.address), registryTopics});
    return elements;
}

BloomBits indexedBits(const Bytes20& address)
{
    // A slot is one word, so that threads share the table without locks: 30 bits of the address's hash, 33 of its
    // bloom. Two addresses of one hash, 47 bits of it with a seed of this process, cost a question or hide one denial.
    static std::array<std::atomic<std::uint64_t>, 131'072> table;
    const std::uint64_t hash = qHashBits(address.data(), address.size(), QHashSeed::globalSeed());
    auto& slot = table[hash % table.size()];
    const std::uint64_t tag = hash >> 33 | 1;  // an empty slot is zero
    const std::uint64_t known = slot.load(std::memory_order_relaxed);
    if (known >> 33 == tag)
        return {static_cast<std::uint16_t>(known & 2047), static_cast<std::uint16_t>(known >> 11 & 2047),
                static_cast<std::uint16_t>(known >> 22 & 2047)};
    const BloomBits bits = bloomBits(wordOf(address));
    slot.store(tag << 33 | std::uint64_t(bits[2]) << 22 | std::uint64_t(bits[1]) << 11 | bits[0],
               std::memory_order_relaxed);
    return bits;
}

}  // namespace signalbox::evm
