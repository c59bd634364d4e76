// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "sim/chain.h"
#include "sim/tokens/multicall.h"

namespace signalbox::sim {

/// The contracts of a chain after one block: tokens and Multicall3. One call is made with each object.
class Contracts {
public:
    static constexpr qint64 gasPerCall = 30'000;

    Contracts(const SimChain& chain, Height at) : m_chain(chain), m_at(at) {}

    CallResult call(const Bytes20& to, const QByteArray& input);
    qint64 gasUsed() const { return m_calls * gasPerCall; }  ///< by the call and those it made
    bool isGone() const { return m_gone; }                   ///< true if a fork removed the block meanwhile

    static quint64 nativeBalance(const Bytes20& address);

private:
    CallResult multicall(quint32 selector, const QByteArray& arguments);
    CallResult token(const SimToken& token, quint32 selector, const QByteArray& arguments);
    CallResult balanceOf(const SimToken& token, const QByteArray& arguments);
    const TokenLedger* ledger();

    const SimChain& m_chain;
    const Height m_at;
    std::shared_ptr<const TokenLedger> m_ledger;
    qint64 m_calls = 0;
    bool m_gone = false;
};

}  // namespace signalbox::sim
