#include "evm/doubt/bloom.h"

#include <QCryptographicHash>
#include <bit>

#include "evm/erc8004_layouts.h"
#include "evm/topics.h"

namespace signalbox::evm {

BloomBits bloomBits(const std::uint8_t* item, std::size_t size)
{
    const QByteArray hash = QCryptographicHash::hash(
        QByteArray::fromRawData(reinterpret_cast<const char*>(item), qsizetype(size)), QCryptographicHash::Keccak_256);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(hash.constData());
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

bool BloomCache::mayHold(const Bloom& bloom, const Bytes20& indexed)
{
    std::uint64_t key = 0;
    std::memcpy(&key, indexed.data() + 12, 8);
    Slot& slot = m_slots[(key * 0x9e3779b97f4a7c15ULL >> 40) % m_slots.size()];
    if (!slot.used || slot.address != indexed)
        slot = {indexed, true, bloomBits(wordOf(indexed))};
    return holds(bloom, slot.bits);
}

}  // namespace signalbox::evm
