// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/content.h"

#include <cmath>

#include "sim/registry_logs.h"

namespace signalbox::sim {

namespace {

template <std::size_t N>
QByteArrayView view(const std::array<std::uint8_t, N>& bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), qsizetype(N)};
}

Bytes20 madeAddress(quint64 seed, quint64 what)
{
    Bytes20 address;
    Random random = Random::of(seed, 0xadd7e55, what);
    random.fill(address);
    return address;
}

}  // namespace

ContentMaker::ContentMaker(SimSpec spec) : m_spec(std::move(spec))
{
    if (m_spec.tokens.empty())
        m_spec.tokens = {{madeAddress(m_spec.seed, 1), "USDS", "Simulated Dollar", 6, 1, 3},
                         {madeAddress(m_spec.seed, 2), "ORE", "Simulated Ore", 18, 1, 1}};
    quint64 what = 10;
    for (Bytes20* registry : {&m_spec.identity, &m_spec.reputation, &m_spec.validation}) {
        if (*registry == Bytes20{})
            *registry = madeAddress(m_spec.seed, what);
        ++what;
    }
    for (const SimToken& token : m_spec.tokens) {
        m_tokenBits.push_back(Bloom::bitsOf(view(token.address)));
        m_shares += token.share;
    }
    for (int i = 0; i < m_spec.holders; ++i) {
        const Bytes20 address = madeAddress(m_spec.seed, 1000 + quint64(i));
        m_holders.push_back({address, Bloom::bitsOf(view(wordOf(address)))});
    }
    m_transferTopic = keccak("Transfer(address,address,uint256)");
    m_transferBits = Bloom::bitsOf(view(m_transferTopic));
}

double ContentMaker::expectedTransfers(Height height) const
{
    const double at = std::min(1.0, double(height) / double(std::max<Height>(1, m_spec.history)));
    const double mean = m_spec.transfersPerBlock;
    switch (m_spec.shape) {
        case Shape::Growing:
            return 2 * mean * at;
        case Shape::Bursty:
            return int(at * 40) % 10 == 7 ? 9 * mean : mean / 9;
        case Shape::Fading:
            return at < 1.0 / 3 ? 2.4 * mean : 0.3 * mean;
        case Shape::Flat:
            break;
    }
    return mean;
}

const ContentMaker::Holder& ContentMaker::holder(Random& random) const
{
    const double unit = random.unit();
    return m_holders[std::size_t(unit * unit * unit * unit * double(m_holders.size()))];
}

std::size_t ContentMaker::pickToken(Random& random) const
{
    double at = random.unit() * m_shares;
    for (std::size_t i = 0; i + 1 < m_spec.tokens.size(); ++i) {
        at -= m_spec.tokens[i].share;
        if (at < 0)
            return i;
    }
    return m_spec.tokens.size() - 1;
}

void ContentMaker::addTransfer(Random& random, Height height, BlockContent& content) const
{
    const std::size_t index = pickToken(random);
    const Holder& from = holder(random);
    const Holder& to = holder(random);
    const Bytes32 value = wordOf(random.below(1'000'000'000'000));
    if (m_spec.tokens[index].createdAt > height)
        return;
    content.bloom.add(m_tokenBits[index]);
    content.bloom.add(m_transferBits);
    content.bloom.add(from.bits);
    content.bloom.add(to.bits);
    content.logs.push_back({m_spec.tokens[index].address,
                            {m_transferTopic, wordOf(from.address), wordOf(to.address)},
                            QByteArray(reinterpret_cast<const char*>(value.data()), 32),
                            int(content.logs.size()) / m_spec.logsPerTransaction});
}

void ContentMaker::add(SimLog log, BlockContent& content) const
{
    content.bloom.add(view(log.address));
    for (const Bytes32& topic : log.topics)
        content.bloom.add(view(topic));
    log.transaction = int(content.logs.size()) / m_spec.logsPerTransaction;
    content.logs.push_back(std::move(log));
}

void ContentMaker::addApproval(Random& random, BlockContent& content) const
{
    static const Bytes32 approval = keccak("Approval(address,address,uint256)");
    const Bytes32 value = wordOf(random.below(1'000'000'000'000));
    add({m_spec.tokens[pickToken(random)].address,
         {approval, wordOf(holder(random).address), wordOf(holder(random).address)},
         QByteArray(reinterpret_cast<const char*>(value.data()), 32),
         0},
        content);
}

void ContentMaker::addOdd(Random& random, BlockContent& content) const
{
    SimLog log{m_spec.tokens[pickToken(random)].address,
               {m_transferTopic, wordOf(holder(random).address), wordOf(holder(random).address)},
               {},
               0};
    switch (random.below(3)) {
        case 0:  // an ERC-721 transfer: four topics, no data
            log.topics.push_back(wordOf(random.below(10'000)));
            break;
        case 1:
            log.data = QByteArray(32, '\xff');
            break;
        default:  // an address word whose high bytes are not zero
            log.topics[1][0] = 1;
            log.data = QByteArray(32, '\1');
    }
    add(std::move(log), content);
}

void ContentMaker::addRegistryEvent(Random& random, BlockContent& content) const
{
    const Bytes20 who = holder(random).address;
    const Bytes20 other = holder(random).address;
    for (SimLog& log : registryLogs(random, m_spec, who, other))
        add(std::move(log), content);
}

BlockContent ContentMaker::make(Height height, quint16 branch) const
{
    BlockContent content;
    if (height <= 0)
        return content;
    Random random = Random::of(m_spec.seed, quint64(height), branch);
    const auto draw = [&random](double expected) {
        const double wanted = expected * (0.5 + random.unit());
        const double whole = std::floor(wanted);
        return int(whole) + (random.unit() < wanted - whole ? 1 : 0);
    };
    const int transfers = draw(expectedTransfers(height));
    content.logs.reserve(std::size_t(transfers));
    for (int i = 0; i < transfers; ++i) {
        if (m_spec.oddShare > 0 && random.unit() < m_spec.oddShare)
            addOdd(random, content);
        else if (m_spec.approvalShare > 0 && random.unit() < m_spec.approvalShare)
            addApproval(random, content);
        else
            addTransfer(random, height, content);
    }
    for (int i = m_spec.registryEventsPerBlock > 0 ? draw(m_spec.registryEventsPerBlock) : 0; i > 0; --i)
        addRegistryEvent(random, content);
    if (m_spec.bloomFill > 0) {
        const int wanted = int(m_spec.bloomFill * 2048);
        for (int set = content.bloom.bitsSet(); set < wanted;) {
            const auto bit = std::uint16_t(random.below(2048));
            if (content.bloom.mayHold({bit, bit, bit}))
                continue;
            content.bloom.add({bit, bit, bit});
            ++set;
        }
    }
    content.transactions = content.logs.empty() ? 0 : content.logs.back().transaction + 1;
    return content;
}

const SimToken* ContentMaker::token(const Bytes20& address) const
{
    for (const SimToken& token : m_spec.tokens)
        if (token.address == address)
            return &token;
    return nullptr;
}

bool ContentMaker::hasCode(const Bytes20& address, Height at) const
{
    if (const SimToken* found = token(address))
        return at >= found->createdAt;
    return at >= 1 && (address == m_spec.identity || address == m_spec.reputation || address == m_spec.validation);
}

}  // namespace signalbox::sim
