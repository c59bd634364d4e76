// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/tokens/token_events.h"

#include "sim/tokens/funding.h"

namespace signalbox::sim {

namespace {

QByteArray dataOf(std::initializer_list<Bytes32> words)
{
    QByteArray data;
    for (const Bytes32& word : words)
        data.append(reinterpret_cast<const char*>(word.data()), 32);
    return data;
}

SimLog logOf(const SimToken& token, std::vector<Bytes32> topics, QByteArray data)
{
    return {token.address, std::move(topics), std::move(data), 0};
}

}  // namespace

const TokenTopics& TokenTopics::get()
{
    static const TokenTopics topics{keccak("Transfer(address,address,uint256)"),
                                    keccak("Deposit(address,uint256)"),
                                    keccak("Withdrawal(address,uint256)"),
                                    keccak("Issue(uint256)"),
                                    keccak("Redeem(uint256)"),
                                    keccak("DestroyedBlackFunds(address,uint256)")};
    return topics;
}

SimLog transferLog(const SimToken& token, const Bytes20& from, const Bytes20& to, quint64 amount)
{
    return logOf(token, {TokenTopics::get().transfer, wordOf(from), wordOf(to)}, dataOf({wordOf(amount)}));
}

std::optional<SimLog> wrapLog(const SimToken& token, const Bytes20& from, const Bytes20& to, quint64 amount)
{
    if (token.kind != TokenKind::Wrapped)
        return {};
    switch (amount % 8) {
        case 0:
            return logOf(token, {TokenTopics::get().deposit, wordOf(to)}, dataOf({wordOf(amount)}));
        case 1:
            return logOf(token, {TokenTopics::get().withdrawal, wordOf(from)}, dataOf({wordOf(amount)}));
        default:
            return {};
    }
}

std::optional<SimLog> vaultLog(const SimToken& token, const Bytes20& holder, quint64 amount)
{
    if (token.kind != TokenKind::Vault || amount % 8 > 1)
        return {};
    const TokenTopics& topics = TokenTopics::get();
    return logOf(token, {amount % 8 == 0 ? topics.deposit : topics.withdrawal, wordOf(holder)},
                 dataOf({wordOf(amount)}));
}

SimLog mintLog(const SimToken& token, const Bytes20& to, quint64 amount)
{
    if (token.kind == TokenKind::Wrapped)
        return logOf(token, {TokenTopics::get().deposit, wordOf(to)}, dataOf({wordOf(amount)}));
    return transferLog(token, {}, to, amount);
}

std::vector<SimLog> issueLogs(const SimToken& token, quint64 seed, Height height, const Bytes20& holder)
{
    const Height begin = height - height % issueBlocks;
    if (token.kind == TokenKind::Constructed && begin >= token.createdAt && height - begin == 3)
        return {transferLog(token, token.owner, holder,
                            Random::of(seed ^ 0x155d, quint64(begin), token.address[0]).below(mostMoved))};
    if (token.kind != TokenKind::Issuing || begin < token.createdAt)
        return {};
    Random random = Random::of(seed ^ 0x155e, quint64(begin), token.address[0]);
    const quint64 issued = mostMoved + random.below(mostMoved);
    const quint64 blocked = 1 + random.below(mostMoved);
    Bytes20 black;
    random.fill(black);
    const TokenTopics& topics = TokenTopics::get();
    switch (height - begin) {
        case 1:
            return {logOf(token, {topics.issue}, dataOf({wordOf(issued)}))};
        case 3:
            return {transferLog(token, token.owner, holder, issued / 2)};
        case 5:
            return {logOf(token, {topics.redeem}, dataOf({wordOf(issued / 4)}))};
        case 7:
            return {transferLog(token, holder, black, blocked)};
        case 12:
            return {logOf(token, {topics.destroyed}, dataOf({wordOf(black), wordOf(blocked)}))};
        default:
            return {};
    }
}

}  // namespace signalbox::sim
