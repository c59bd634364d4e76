// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <optional>
#include <vector>

#include "support/bytes.h"
#include "support/u256.h"

namespace signalbox::evm {

/// A call of a contract's function: its address and its data.
struct ContractCall {
    Bytes20 to{};
    QByteArray data;
};

/// What a contract returned; none if it reverted, or if there is no contract.
using Returned = std::optional<QByteArray>;

QByteArray selector(const char* hexDigits);              ///< 8 digits, such as "70a08231"
QByteArray balanceOfCall(const Bytes20& holder);         ///< balanceOf(address)
std::optional<U256> numberOf(const Returned& returned);  ///< exactly one word

/// Multicall3's aggregate3 of these calls, each of which may fail.
QByteArray aggregate3(const std::vector<ContractCall>& calls);
/// None if the answer is not that of `count` calls.
std::optional<std::vector<Returned>> readAggregate3(const QByteArray& answer, std::size_t count);

}  // namespace signalbox::evm
