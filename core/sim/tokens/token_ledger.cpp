// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/tokens/token_ledger.h"

#include <algorithm>

#include "sim/tokens/amount.h"
#include "sim/tokens/token_events.h"

namespace signalbox::sim {

namespace {

constexpr quint64 feeShare = 100;  ///< a lying token takes 1/100

// A share of a rebasing token is 10^-9 of its unit at genesis, so that rounding is below one unit.
constexpr quint64 million = 1'000'000, sharesPerUnit = 1'000'000'000;

U256 wordAt(const QByteArray& data, qsizetype at)
{
    return U256::fromWord(reinterpret_cast<const std::uint8_t*>(data.constData() + at));
}

Bytes20 addressIn(const std::uint8_t* word)
{
    Bytes20 address;
    std::memcpy(address.data(), word + 12, 20);
    return address;
}

Bytes20 addressIn(const Bytes32& word)
{
    return addressIn(word.data());
}

bool isAddress(const Bytes32& word)
{
    return std::all_of(word.begin(), word.begin() + 12, [](std::uint8_t byte) { return byte == 0; });
}

/// True for an ERC-20 transfer; false for an ERC-721 transfer and for malformed logs.
bool isTransfer(const SimLog& log)
{
    return log.topics.size() == 3 && log.data.size() == 32 && log.topics[0] == TokenTopics::get().transfer &&
           isAddress(log.topics[1]) && isAddress(log.topics[2]);
}

}  // namespace

TokenLedger::TokenLedger(const ContentMaker& maker)
    : m_tokens(&maker.spec().tokens), m_accounts(maker.spec().tokens.size())
{
    const std::vector<Bytes20> holders = maker.holders();
    for (const SimToken& token : *m_tokens)
        for (const SimOpening& opening : maker.spec().openings) {
            if (opening.token != Bytes20{} && opening.token != token.address)
                continue;
            U256 amount = opening.amount;
            if (token.kind == TokenKind::Rebasing)
                amount.multiplyAdd(sharesPerUnit, 0);
            for (const Bytes20& holder : opening.holder == Bytes20{} ? holders : std::vector<Bytes20>{opening.holder})
                move(m_accounts[indexOf(token)], {}, holder, amount);
        }
}

void TokenLedger::apply(Height height, const BlockContent& content)
{
    m_height = height;
    for (std::size_t i = 0; i < m_tokens->size(); ++i)
        if (const SimToken& token = (*m_tokens)[i];
            token.kind == TokenKind::Constructed && height == std::max<Height>(1, token.createdAt))
            move(m_accounts[i], {}, token.owner, constructorSupply);
    for (const SimLog& log : content.logs)
        for (std::size_t i = 0; i < m_tokens->size(); ++i)
            if ((*m_tokens)[i].address == log.address) {
                apply((*m_tokens)[i], m_accounts[i], log);
                break;
            }
}

void TokenLedger::apply(const SimToken& token, Account& account, const SimLog& log) const
{
    const TokenTopics& topics = TokenTopics::get();
    if (isTransfer(log)) {
        transfer(token, account, addressIn(log.topics[1]), addressIn(log.topics[2]), wordAt(log.data, 0));
    } else if (token.kind == TokenKind::Wrapped && log.topics.size() == 2) {
        if (log.topics[0] == topics.deposit)
            move(account, {}, addressIn(log.topics[1]), wordAt(log.data, 0));
        else if (log.topics[0] == topics.withdrawal)
            move(account, addressIn(log.topics[1]), {}, wordAt(log.data, 0));
    } else if (token.kind == TokenKind::Issuing && log.topics.size() == 1) {
        if (log.topics[0] == topics.issue)
            move(account, {}, token.owner, wordAt(log.data, 0));
        else if (log.topics[0] == topics.redeem)
            move(account, token.owner, {}, wordAt(log.data, 0));
        else if (log.topics[0] == topics.destroyed)
            move(account, addressIn(reinterpret_cast<const std::uint8_t*>(log.data.constData())), {},
                 wordAt(log.data, 32));
    }
}

void TokenLedger::transfer(const SimToken& token, Account& account, const Bytes20& from, const Bytes20& to,
                           U256 amount) const
{
    switch (token.kind) {
        case TokenKind::Phantom:
            return;
        case TokenKind::Rebasing:
            amount = scaled(amount, million * sharesPerUnit, growth(token));
            break;
        case TokenKind::LyingFee:
            if (from != Bytes20{} && to != Bytes20{})
                move(account, to, token.owner, scaled(amount, 1, feeShare));
            break;
        default:
            break;
    }
    move(account, from, to, amount);
}

void TokenLedger::move(Account& account, const Bytes20& from, const Bytes20& to, const U256& amount) const
{
    U256& source = from == Bytes20{} ? account.supply : account.balances[from];
    source = from == Bytes20{} ? plus(source, amount) : minus(source, amount);
    U256& target = to == Bytes20{} ? account.supply : account.balances[to];
    target = to == Bytes20{} ? minus(target, amount) : plus(target, amount);
}

/// Growth since genesis, in millionths: linear, so that long chains do not overflow.
quint64 TokenLedger::growth(const SimToken& token) const
{
    return million + token.rebasePpm * quint64(m_height / std::max<Height>(1, token.rebaseBlocks));
}

std::size_t TokenLedger::indexOf(const SimToken& token) const
{
    return std::size_t(std::find_if(m_tokens->begin(), m_tokens->end(),
                                    [&](const SimToken& one) { return one.address == token.address; }) -
                       m_tokens->begin());
}

U256 TokenLedger::balance(const SimToken& token, const Bytes20& holder) const
{
    const auto& balances = m_accounts.at(indexOf(token)).balances;
    const auto found = balances.find(holder);
    const U256 held = found == balances.end() ? U256() : found->second;
    return token.kind == TokenKind::Rebasing ? scaled(held, growth(token), million * sharesPerUnit) : held;
}

U256 TokenLedger::supply(const SimToken& token) const
{
    const U256& supply = m_accounts.at(indexOf(token)).supply;
    return token.kind == TokenKind::Rebasing ? scaled(supply, growth(token), million * sharesPerUnit) : supply;
}

}  // namespace signalbox::sim
