// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <optional>
#include <vector>

#include "signalbox/interval.h"
#include "support/bytes.h"
#include "support/u256.h"

namespace signalbox::sim {

/// How the balances of a token relate to its events. Each kind exists on real chains.
enum class TokenKind {
    Plain,        ///< Transfer events explain the balances
    Wrapped,      ///< WETH9: Deposit and Withdrawal change balances without a Transfer
    Rebasing,     ///< balances grow with the height, without events
    LyingFee,     ///< the receiver gets 1 % less than the Transfer says, and the owner gets the fee
    Phantom,      ///< Transfer events that moved nothing
    Reverting,    ///< balanceOf reverts
    Short,        ///< balanceOf returns 33 bytes
    Zero,         ///< balanceOf returns no bytes
    Vault,        ///< Deposit and Withdrawal mean something else: Transfer events explain the balances
    Constructed,  ///< the constructor minted to the owner without an event
    Issuing,      ///< USDT: Issue, Redeem and DestroyedBlackFunds change balances without a Transfer
};

/// The kind of a name: plain, wrapped, rebasing, lying-fee, phantom, reverting, short, zero, vault, constructed,
/// issuing.
std::optional<TokenKind> tokenKind(const QByteArray& name);
QByteArray nameOf(TokenKind kind);
QByteArray tokenKindNames();  ///< all, separated by commas

struct SimToken {
    Bytes20 address{};        ///< made from the seed if zero
    QByteArray symbol, name;  ///< the contract's answers, any bytes
    int decimals = 6;         ///< decimals() reverts if negative
    Height createdAt = 1;
    double share = 1;  ///< weight among the tokens
    TokenKind kind = TokenKind::Plain;
    bool wordTexts = false;     ///< true if symbol() and name() return bytes32, as MKR does
    Bytes20 owner{};            ///< answer of owner(); made from the seed if zero
    quint64 minted = 0;         ///< minted to each holder in the first block, more to busy holders: see funding.h
    Height rebaseBlocks = 100;  ///< distance of the rebases of a rebasing token
    quint64 rebasePpm = 1'000;  ///< growth at each rebase, in millionths of the balances at genesis
};

/// The tokens of a chain whose spec has none: USDS with 6 decimals and ORE with 18.
std::vector<SimToken> defaultTokens(quint64 minted = 0);

/// A balance of before block 1, which no event explains.
struct SimOpening {
    Bytes20 token{};   ///< zero for all tokens
    Bytes20 holder{};  ///< zero for all holders
    U256 amount;
};

}  // namespace signalbox::sim
