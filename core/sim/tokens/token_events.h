// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "sim/content.h"

namespace signalbox::sim {

/// Topics of the events that change balances, from their signatures.
struct TokenTopics {
    Bytes32 transfer, deposit, withdrawal, issue, redeem, destroyed;
    static const TokenTopics& get();
};

SimLog transferLog(const SimToken& token, const Bytes20& from, const Bytes20& to, quint64 amount);

/// The log that a wrapped token has in place of one transfer in four: a deposit or a withdrawal.
std::optional<SimLog> wrapLog(const SimToken& token, const Bytes20& from, const Bytes20& to, quint64 amount);

/// The log that a vault has beside one transfer in four: it changes no balance.
std::optional<SimLog> vaultLog(const SimToken& token, const Bytes20& holder, quint64 amount);

/// What the constructor of a constructed token mints to its owner, in the block of its creation.
inline constexpr quint64 constructorSupply = 4'000'000'000'000'000'000;

/// The logs that mint a token's first balances.
SimLog mintLog(const SimToken& token, const Bytes20& to, quint64 amount);

/// Logs of an issuing token at a height: in every 16 blocks an issue, a transfer of the owner, a redemption, a transfer
/// from `holder` to a new address, and the destruction of its balance. The same on each branch, so that a fork between
/// two of them changes nothing.
std::vector<SimLog> issueLogs(const SimToken& token, quint64 seed, Height height, const Bytes20& holder);
inline constexpr Height issueBlocks = 16;

}  // namespace signalbox::sim
