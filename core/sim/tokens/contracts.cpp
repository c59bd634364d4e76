// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/tokens/contracts.h"

#include <QtEndian>

#include "sim/timeline.h"
#include "sim/tokens/abi_words.h"
#include "sim/tokens/token_ledger.h"

namespace signalbox::sim {

namespace {

const CallResult reverted{false, {}};

CallResult number(quint64 value)
{
    return {true, abiWord(wordOf(value))};
}

CallResult textOf(const SimToken& token, const QByteArray& text)
{
    return {true, token.wordTexts ? abiShortText(text) : abiText(text)};
}

}  // namespace

CallResult Contracts::call(const Bytes20& to, const QByteArray& input)
{
    ++m_calls;
    const SimToken* token = m_chain.token(to);
    const bool isMulticall = to == multicallAddress && m_chain.hasCode(to, m_at);
    if (!isMulticall && (!token || m_at < token->createdAt))
        return {true, {}};  // an address without code accepts every call
    if (input.size() < 4)
        return reverted;
    const auto selector = qFromBigEndian<quint32>(input.constData());
    return isMulticall ? multicall(selector, input.mid(4)) : this->token(*token, selector, input.mid(4));
}

CallResult Contracts::multicall(quint32 selector, const QByteArray& arguments)
{
    static const quint32 aggregate = selectorOf("aggregate3((address,bool,bytes)[])");
    static const quint32 blockNumber = selectorOf("getBlockNumber()");
    static const quint32 timestamp = selectorOf("getCurrentBlockTimestamp()");
    static const quint32 chainId = selectorOf("getChainId()");
    static const quint32 ethBalance = selectorOf("getEthBalance(address)");
    if (selector == aggregate)
        return aggregate3(arguments, [this](const Bytes20& to, const QByteArray& data) { return call(to, data); });
    if (selector == blockNumber)
        return number(quint64(m_at));
    if (selector == timestamp)
        return number(quint64(m_chain.spec().genesisTime + secondsTo(m_chain.spec(), m_at)));
    if (selector == chainId)
        return number(m_chain.spec().chainId);
    if (selector == ethBalance) {
        AbiReader in(arguments);
        const Bytes20 holder = in.address(0);
        return in.isGood() ? number(nativeBalance(holder)) : reverted;
    }
    return reverted;
}

CallResult Contracts::token(const SimToken& token, quint32 selector, const QByteArray& arguments)
{
    static const quint32 symbol = selectorOf("symbol()"), name = selectorOf("name()");
    static const quint32 decimals = selectorOf("decimals()"), owner = selectorOf("owner()");
    static const quint32 balance = selectorOf("balanceOf(address)"), supply = selectorOf("totalSupply()");
    if (selector == symbol)
        return textOf(token, token.symbol);
    if (selector == name)
        return textOf(token, token.name);
    if (selector == decimals && token.decimals >= 0)
        return number(quint64(token.decimals));
    if (selector == owner)
        return {true, abiWord(wordOf(token.owner))};
    if (selector == balance)
        return balanceOf(token, arguments);
    if (selector == supply && ledger())
        return {true, abiWord(m_ledger->supply(token).toWord())};
    return reverted;
}

CallResult Contracts::balanceOf(const SimToken& token, const QByteArray& arguments)
{
    AbiReader in(arguments);
    const Bytes20 holder = in.address(0);
    if (!in.isGood() || token.kind == TokenKind::Reverting || !ledger())
        return reverted;
    const QByteArray balance = abiWord(m_ledger->balance(token, holder).toWord());
    if (token.kind == TokenKind::Zero)
        return {true, {}};
    return {true, token.kind == TokenKind::Short ? balance + '\0' : balance};
}

const TokenLedger* Contracts::ledger()
{
    if (!m_ledger && !m_gone) {
        m_ledger = m_chain.ledger(m_at);
        m_gone = !m_ledger;
    }
    return m_ledger.get();
}

quint64 Contracts::nativeBalance(const Bytes20& address)
{
    return quint64(address[19]) * 1'000'000'000'000'000;
}

}  // namespace signalbox::sim
