#include "evm/bloom.h"

#include <QCryptographicHash>
#include <bit>
#include <cmath>

#include "evm/erc8004_layouts.h"
#include "evm/topics.h"

namespace signalbox::evm {

namespace {

bool has(const Bloom& bloom, std::uint16_t bit)
{
    return bloom[255 - bit / 8] & (1 << (bit % 8));
}

template <class Bits>
bool hasAll(const Bloom& bloom, const Bits& bits)
{
    return has(bloom, bits[0]) && has(bloom, bits[1]) && has(bloom, bits[2]);
}

}  // namespace

BloomProbe::Bits BloomProbe::bitsOf(const std::uint8_t* item, std::size_t size)
{
    const QByteArray hash = QCryptographicHash::hash(
        QByteArray(reinterpret_cast<const char*>(item), static_cast<qsizetype>(size)), QCryptographicHash::Keccak_256);
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(hash.constData());
    Bits bits;
    for (std::size_t i = 0; i < 3; ++i)
        bits[i] = static_cast<std::uint16_t>((bytes[2 * i] << 8 | bytes[2 * i + 1]) & 2047);
    return bits;
}

BloomProbe::BloomProbe(const LogFilter& filter)
{
    if (!filter.allTransfers) {
        for (const Bytes20& address : filter.addresses())
            m_addresses.push_back(bitsOf(address.data(), address.size()));
    }
    m_topics.push_back(bitsOf(transferTopic.data(), 32));
    if (!filter.registries.empty()) {
        for (const Bytes32& topic : erc8004Topics())
            m_topics.push_back(bitsOf(topic.data(), 32));
    }
}

bool BloomProbe::mayContain(const Bloom& bloom) const
{
    const auto in = [&](const Bits& bits) { return hasAll(bloom, bits); };
    return (m_addresses.empty() || std::any_of(m_addresses.begin(), m_addresses.end(), in)) &&
           std::any_of(m_topics.begin(), m_topics.end(), in);
}

double BloomProbe::falseYes(const Bloom& bloom) const
{
    int set = 0;
    for (const std::uint8_t byte : bloom)
        set += std::popcount(byte);
    const double one = std::pow(set / 2048.0, 3);
    // Without addresses a plain transfer topic says yes for every ERC-721 as well: those logs come and are counted, so
    // the chance is that of the topic alone. With addresses, busy chains have the topic in nearly every block.
    if (m_addresses.empty())
        return one;
    return 1 - std::pow(1 - one, static_cast<double>(m_addresses.size()));
}

void BloomTrust::askedAgain(bool foundLogs)
{
    m_agreed = foundLogs ? 0 : m_agreed + 1;
    m_passed = 0;
}

bool BloomTrust::worthAskingAgain()
{
    if (m_lies)
        return false;
    if (m_agreed < 20)
        return true;
    return ++m_passed >= 50;
}

bool BloomTrust::maySkip()
{
    if (m_lies)
        return false;
    return ++m_skipped % 50 != 0;
}

}  // namespace signalbox::evm
