// SPDX-License-Identifier: GPL-3.0-or-later

// The logs of ContentMaker.

#include "sim/content.h"
#include "sim/registry_logs.h"
#include "sim/tokens/funding.h"
#include "sim/tokens/token_events.h"

namespace signalbox::sim {

void ContentMaker::addTransfer(Random& random, Height height, BlockContent& content) const
{
    const std::size_t index = pickToken(random);
    const Holder& from = holder(random);
    const Holder& to = holder(random);
    const quint64 amount = random.below(mostMoved);
    if (m_spec.tokens[index].createdAt > height)
        return;
    if (auto log = wrapLog(m_spec.tokens[index], from.address, to.address, amount))
        return add(std::move(*log), content);
    if (auto log = vaultLog(m_spec.tokens[index], from.address, amount))
        add(std::move(*log), content);
    const Bytes32 value = wordOf(amount);
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
    content.bloom.add(viewOf(log.address));
    for (const Bytes32& topic : log.topics)
        content.bloom.add(viewOf(topic));
    log.transaction = int(content.logs.size()) / m_spec.logsPerTransaction;
    content.logs.push_back(std::move(log));
}

void ContentMaker::addMints(Height height, BlockContent& content) const
{
    for (const SimToken& token : m_spec.tokens)
        if (token.minted > 0 && height == std::max<Height>(1, token.createdAt))
            for (std::size_t i = 0; i < m_holders.size(); ++i)
                add(mintLog(token, m_holders[i].address, mintedTo(i, m_holders.size(), token.minted)), content);
}

void ContentMaker::addIssues(Height height, BlockContent& content) const
{
    for (const SimToken& token : m_spec.tokens) {
        if (token.kind != TokenKind::Issuing && token.kind != TokenKind::Constructed)
            continue;
        Random random = Random::of(m_spec.seed ^ 0x155f, quint64(height / issueBlocks), token.address[0]);
        for (SimLog& log : issueLogs(token, m_spec.seed, height, holder(random).address))
            add(std::move(log), content);
    }
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

}  // namespace signalbox::sim
