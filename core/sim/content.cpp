// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/content.h"

#include <cmath>

#include "sim/tokens/funding.h"
#include "sim/tokens/multicall.h"

namespace signalbox::sim {

namespace {

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
        m_spec.tokens = defaultTokens();
    quint64 number = 0;
    for (SimToken& token : m_spec.tokens) {
        if (token.address == Bytes20{})
            token.address = madeAddress(m_spec.seed, number < 8 ? 1 + number : 200 + number);
        if (token.owner == Bytes20{})
            token.owner = madeAddress(m_spec.seed, 500 + number);
        ++number;
        for (const SimOpening& opening : m_spec.openings)
            if (opening.token == Bytes20{} || opening.token == token.address)
                token.createdAt = 0;
    }
    quint64 what = 10;
    for (Bytes20* registry : {&m_spec.identity, &m_spec.reputation, &m_spec.validation}) {
        if (*registry == Bytes20{})
            *registry = madeAddress(m_spec.seed, what);
        ++what;
    }
    for (const SimToken& token : m_spec.tokens) {
        m_tokenBits.push_back(Bloom::bitsOf(viewOf(token.address)));
        m_shares += token.share;
    }
    for (int i = 0; i < m_spec.holders; ++i) {
        const Bytes20 address = madeAddress(m_spec.seed, 1000 + quint64(i));
        m_holders.push_back({address, Bloom::bitsOf(viewOf(wordOf(address)))});
    }
    m_transferTopic = keccak("Transfer(address,address,uint256)");
    m_transferBits = Bloom::bitsOf(viewOf(m_transferTopic));
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
    return m_holders[holderAt(random.unit(), m_holders.size())];
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
    addMints(height, content);
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
    addIssues(height, content);
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

std::vector<Bytes20> ContentMaker::holders() const
{
    std::vector<Bytes20> all;
    for (const Holder& holder : m_holders)
        all.push_back(holder.address);
    return all;
}

bool ContentMaker::hasCode(const Bytes20& address, Height at) const
{
    if (address == multicallAddress)
        return m_spec.multicallAt >= 0 && at >= m_spec.multicallAt;
    if (const SimToken* found = token(address))
        return at >= found->createdAt;
    return at >= 1 && (address == m_spec.identity || address == m_spec.reputation || address == m_spec.validation);
}

}  // namespace signalbox::sim
